import type { Sentence } from "./say.ts";

/** Titles of pages, names of their parts, and the ways that lead from one to another by keys. */
export const ways = {
  joinTitle: { en: "Come in: {title}", es: "Entrar: {title}" },
  minutesTitle: { en: "Minutes: {title}", es: "Acta: {title}" },
  toLists: { en: "Skip to the lists", es: "Saltar a las listas" },
  toBoard: { en: "Skip to the board", es: "Saltar al tablero" },
  toFloor: { en: "Skip to the floor", es: "Saltar al suelo común" },
  toMinutes: { en: "Skip to the minutes", es: "Saltar al acta" },
  stanceOn: { en: "Your stance on agreement {n}", es: "Tu postura sobre el acuerdo {n}" },
  phaseMoved: { en: "Everybody is now in the phase “{phase}”.", es: "Todo el mundo está ahora en la fase «{phase}»." },
  phaseBack: { en: "Back to “{phase}”", es: "Volver a «{phase}»" },
  speakOthers: {
    en: "Screen reader: say what others do",
    es: "Lector de pantalla: decir lo que hacen otras personas",
  },
} as const satisfies Record<string, Sentence>;
