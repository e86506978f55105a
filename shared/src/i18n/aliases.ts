import { type Alias, aliasIn, type Bird, chooseAlias } from "../alias.ts";
import { type MemberId, SOMEBODY, type VoiceId, WHEEL } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import { memberThen } from "./names.ts";
import { type Sentence, say } from "./say.ts";

/** Names for whoever gives none, and under which name somebody's words are shown. */

const birds: Readonly<Record<Bird, Sentence>> = {
  hummingbird: { en: "Hummingbird", es: "Colibrí" },
  oriole: { en: "Oriole", es: "Oropéndola" },
  heron: { en: "Heron", es: "Garza" },
  puffin: { en: "Puffin", es: "Frailecillo" },
  goldfinch: { en: "Goldfinch", es: "Jilguero" },
  kingfisher: { en: "Kingfisher", es: "Martín pescador" },
  stork: { en: "Stork", es: "Cigüeña" },
  albatross: { en: "Albatross", es: "Albatros" },
  ibis: { en: "Ibis", es: "Ibis" },
  curlew: { en: "Curlew", es: "Zarapito" },
  crane: { en: "Crane", es: "Grulla" },
  sparrow: { en: "Sparrow", es: "Gorrión" },
  falcon: { en: "Falcon", es: "Halcón" },
  nightingale: { en: "Nightingale", es: "Ruiseñor" },
  avocet: { en: "Avocet", es: "Avoceta" },
  hoopoe: { en: "Hoopoe", es: "Abubilla" },
  swan: { en: "Swan", es: "Cisne" },
  macaw: { en: "Macaw", es: "Guacamayo" },
  pelican: { en: "Pelican", es: "Pelícano" },
  swift: { en: "Swift", es: "Vencejo" },
  cormorant: { en: "Cormorant", es: "Cormorán" },
  quetzal: { en: "Quetzal", es: "Quetzal" },
  toucan: { en: "Toucan", es: "Tucán" },
  turtledove: { en: "Turtledove", es: "Tórtola" },
};

/** Who speaks where it is no voice: on a board with anonymous voices. */
const speakers = {
  wheel: { en: "Whoever mediates", es: "Quien media" },
  somebody: { en: "Somebody", es: "Alguien" },
} satisfies Record<string, Sentence>;

/** 'Hummingbird 7'. */
export const sayAlias = ({ bird, number }: Alias, language: Language): string => `${birds[bird][language]} ${number}`;

/** A friendly name, the same for the same seed unless `isTaken` knows it. */
export function aliasOf(seed: string, language: Language, isTaken: (name: string) => boolean = () => false): string {
  return sayAlias(
    chooseAlias(seed, (alias) => isTaken(sayAlias(alias, language))),
    language,
  );
}

type Known = Pick<Ledger, "board" | "members" | "aliases">;

/**
 * Under which name a voice is shown: the member's on a board with named voices, a pseudonym on an anonymous one. A pseudonym is
 * in the board's language for everybody, so that people in one room can say it to each other.
 * @param seq the event in which it spoke: 'Mara, then Mallory' where the name is another by now; 0 for the name as it is.
 */
export function speakerName(ledger: Known, voice: VoiceId, language: Language, seq = 0): string {
  if ((voice as string) === WHEEL) return say(language, speakers.wheel);
  if ((voice as string) === SOMEBODY) return say(language, speakers.somebody);
  if (ledger.board.voices === "anonymous") return sayAlias(aliasIn(ledger.aliases, voice), ledger.board.language);
  return memberThen(ledger, voice as string as MemberId, language, seq) ?? aliasOf(voice, language);
}
