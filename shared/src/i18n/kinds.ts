import type { PositionKind } from "../nouns/position/position.ts";
import type { Sentence } from "./say.ts";

/** What somebody puts on the table: one word for each kind, on every screen and in the minutes. */
export const kinds: Readonly<Record<PositionKind, Sentence>> = {
  position: { en: "Position", es: "Posición" },
  interest: { en: "Interest", es: "Interés" },
  need: { en: "Need", es: "Necesidad" },
  concern: { en: "Concern", es: "Preocupación" },
  idea: { en: "Idea", es: "Idea" },
  question: { en: "Question", es: "Pregunta" },
};

/** One sentence a kind of position, beside its chip. */
export const kindHints: Readonly<Record<PositionKind, Sentence>> = {
  position: { en: "What I think should happen.", es: "Lo que creo que hay que hacer." },
  interest: { en: "Why it matters to me.", es: "Por qué me importa." },
  need: { en: "What I cannot do without.", es: "Lo que no puede faltarme." },
  concern: { en: "What worries me.", es: "Lo que me preocupa." },
  idea: { en: "Something we could try.", es: "Algo que podríamos probar." },
  question: { en: "What I would like to know.", es: "Lo que me gustaría saber." },
};
