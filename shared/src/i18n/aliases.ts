import type { Language } from "../board.ts";
import type { MemberId, VoiceId } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { memberThen } from "./names.ts";
import type { Sentence } from "./say.ts";

/** Names for whoever gives none, and pseudonyms for voices on an anonymous board: birds, which offend nobody. */

const BIRDS: readonly Sentence[] = [
  { en: "Hummingbird", es: "Colibrí" },
  { en: "Swallow", es: "Golondrina" },
  { en: "Heron", es: "Garza" },
  { en: "Robin", es: "Petirrojo" },
  { en: "Goldfinch", es: "Jilguero" },
  { en: "Kingfisher", es: "Martín pescador" },
  { en: "Stork", es: "Cigüeña" },
  { en: "Owl", es: "Búho" },
  { en: "Blackbird", es: "Mirlo" },
  { en: "Lark", es: "Alondra" },
  { en: "Crane", es: "Grulla" },
  { en: "Sparrow", es: "Gorrión" },
  { en: "Kestrel", es: "Cernícalo" },
  { en: "Nightingale", es: "Ruiseñor" },
  { en: "Avocet", es: "Avoceta" },
  { en: "Hoopoe", es: "Abubilla" },
  { en: "Wren", es: "Chochín" },
  { en: "Flamingo", es: "Flamenco" },
  { en: "Pelican", es: "Pelícano" },
  { en: "Swift", es: "Vencejo" },
  { en: "Jay", es: "Arrendajo" },
  { en: "Plover", es: "Chorlito" },
  { en: "Linnet", es: "Pardillo" },
  { en: "Bee-eater", es: "Abejaruco" },
];

/** FNV-1a, 32 bits: spreads ids evenly and is the same everywhere. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** A bird and a number from 2 to 99, always the same for the same seed: 'Hummingbird 7'. */
export function aliasOf(seed: string, language: Language): string {
  const hash = spread(seed);
  const bird = BIRDS[hash % BIRDS.length] as Sentence;
  return `${bird[language]} ${2 + (Math.floor(hash / BIRDS.length) % 98)}`;
}

/**
 * Under which name a voice is shown: the member's on a board with named voices, a pseudonym on an anonymous one.
 * @param seq the event in which it spoke: 'Mara, then Mallory' where the name is another by now; 0 for the name as it is.
 */
export function speakerName(
  ledger: Pick<Ledger, "board" | "members">,
  voice: VoiceId,
  language: Language,
  seq = 0,
): string {
  if (ledger.board.voices === "anonymous") return aliasOf(voice, language);
  return memberThen(ledger, voice as string as MemberId, language, seq) ?? aliasOf(voice, language);
}
