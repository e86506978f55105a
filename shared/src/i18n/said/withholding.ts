import type { Sentence } from "../say.ts";

/** Words that are taken out for good: in the record, in their place, and to whoever acts. */

export const said = {
  "words.withheld": {
    en: "{who} took words out of the record for good: “{why}”",
    es: "{who} retiró palabras del registro para siempre: «{why}»",
  },
  "record.sealed": {
    en: "From here on words can be taken out of the record. What came before ended in entry {seq}, SHA-256 {hash}",
    es: "Desde aquí se pueden retirar palabras del registro. Lo anterior acababa en la anotación {seq}, SHA-256 {hash}",
  },
} as const satisfies Record<string, Sentence>;

export const also = {
  withoutReason: {
    en: "{who} took words of their own out of the record for good",
    es: "{who} retiró palabras suyas del registro para siempre",
  },
  name: {
    en: "A member took their name out of the record for good",
    es: "Un miembro retiró su nombre del registro para siempre",
  },
} as const satisfies Record<string, Sentence>;

/** What stands in the place of what is gone. */
export const inPlace = {
  words: { en: "(words taken out)", es: "(palabras retiradas)" },
  name: { en: "somebody without a name", es: "alguien sin nombre" },
  left: { en: "a member who left", es: "un miembro que se fue" },
} as const satisfies Record<string, Sentence>;

export const done = {
  withheld: { en: "The words are gone from the record.", es: "Las palabras ya no están en el registro." },
} as const satisfies Record<string, Sentence>;
