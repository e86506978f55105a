import { type Alias, type Bird, chooseAlias } from "../alias.ts";
import type { Language } from "../nouns/board/board.ts";
import type { Sentence } from "./say.ts";

/** Names for whoever gives none. */

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

/** 'Hummingbird 7'. */
export const sayAlias = ({ bird, number }: Alias, language: Language): string => `${birds[bird][language]} ${number}`;

/** A friendly name, the same for the same seed unless `isTaken` knows it. */
export function aliasOf(seed: string, language: Language, isTaken: (name: string) => boolean = () => false): string {
  return sayAlias(
    chooseAlias(seed, (alias) => isTaken(sayAlias(alias, language))),
    language,
  );
}
