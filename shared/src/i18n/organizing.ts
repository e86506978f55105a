import type { Sentence } from "./say.ts";

/** Organisations of a board, where whoever mediates looks after them. */

export const organizing = {
  title: { en: "Organisations ({n})", es: "Organizaciones ({n})" },
  hint: {
    en: "If one organisation stands here twice, put the two together: each organisation counts once.",
    es: "Si una organización aparece dos veces, júntalas: cada organización cuenta una vez.",
  },
  merge: { en: "It is the same as…", es: "Es la misma que…" },
  mergeOf: { en: "{name}: it is the same as…", es: "{name}: es la misma que…" },
  which: { en: "“{name}” is the same as", es: "«{name}» es la misma que" },
  choose: { en: "Choose one.", es: "Elige una." },
  confirm: { en: "Put together", es: "Juntar" },
  under: { en: "{name} counts with {into}", es: "{name} cuenta con {into}" },
  part: { en: "Separate", es: "Separar" },
  partOf: { en: "Separate {name}", es: "Separar {name}" },
} as const satisfies Record<string, Sentence>;
