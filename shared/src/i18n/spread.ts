import type { Sentence } from "./say.ts";

/** How the answers to a statement are spread, beside its bar. */
export const spread = {
  label: { en: "How people answered", es: "Cómo ha respondido la gente" },
  notHeard: { en: "No answer yet", es: "Sin respuesta todavía" },
  nobody: { en: "Nobody has answered yet", es: "Todavía no ha respondido nadie" },
} satisfies Record<string, Sentence>;
