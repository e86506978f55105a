import type { Sentence } from "./say.ts";

/** Words that are shown in part, and the way to the rest of them. */
export const reading = {
  whole: { en: "Read it all", es: "Leer entero" },
  less: { en: "Show less", es: "Mostrar menos" },
} as const satisfies Record<string, Sentence>;
