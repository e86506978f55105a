import type { Sentence } from "./say.ts";

/** Titles that tell pages of one board apart. */
export const titles = {
  join: { en: "Come in: {title}", es: "Entrar: {title}" },
  minutes: { en: "Minutes: {title}", es: "Acta: {title}" },
} as const satisfies Record<string, Sentence>;
