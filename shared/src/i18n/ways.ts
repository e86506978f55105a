import type { Sentence } from "./say.ts";

/** Names of parts of the page, and the ways that lead from one to another by keys. */
export const ways = {
  toLists: { en: "Skip to the lists", es: "Saltar a las listas" },
  toBoard: { en: "Skip to the board", es: "Saltar al tablero" },
  toFloor: { en: "Skip to the floor", es: "Saltar al suelo común" },
  toMinutes: { en: "Skip to the minutes", es: "Saltar al acta" },
  stanceOn: { en: "Your stance on agreement {n}", es: "Tu postura sobre el acuerdo {n}" },
  phaseMoved: { en: "Everybody is now in the phase “{phase}”.", es: "Todo el mundo está ahora en la fase «{phase}»." },
  phaseBack: { en: "Back to “{phase}”", es: "Volver a «{phase}»" },
  changedSince: {
    en: "Underlined: new since version {v} ({n} {n|word|words}; {removed} gone)",
    es: "Subrayado: lo nuevo respecto a la versión {v} ({n} {n|palabra|palabras}; {removed} de menos)",
  },
  newHere: { en: "new", es: "nuevo" },
  goneHere: { en: "taken out", es: "quitado" },
  endsHere: { en: "end", es: "fin" },
  speakOthers: {
    en: "Screen reader: say what others do",
    es: "Lector de pantalla: decir lo que hacen otras personas",
  },
} as const satisfies Record<string, Sentence>;

/** Who stands where on a plank of the floor, for whoever does not see the dots. */
export const onPlank = {
  on: { en: "Can live with it: {who}.", es: "Pueden aceptarlo: {who}." },
  reserve: { en: "With reservations: {who}.", es: "Con reservas: {who}." },
  gap: { en: "Objecting: {who}.", es: "Con objeción: {who}." },
  aside: { en: "Standing aside: {who}.", es: "A un lado: {who}." },
} as const satisfies Record<string, Sentence>;
