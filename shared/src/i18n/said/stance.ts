import type { Sentence } from "../say.ts";

/** Answers: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "stance.taken": { en: "{who} answered “{grade}” to {what}", es: "{who} respondió «{grade}» a {what}" },
  "stance.held": {
    en: "{count} {count|person has|people have} answered {what}; what they said is shown once three have",
    es: "{count|Ha|Han} respondido {count} {count|persona|personas} a {what}; se verá qué dijeron cuando sean tres",
  },
  "stance.withdrawn": { en: "{who} took back their answer to {what}", es: "{who} retiró su respuesta a {what}" },
  "objection.eased": {
    en: "{who} marked their objection to {what} as resolved",
    es: "{who} dio por resuelta su objeción a {what}",
  },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  answered: { en: "{who} answered {what}", es: "{who} respondió a {what}" },
  unanswered: { en: "Nobody has answered {what} now", es: "Ahora nadie ha respondido a {what}" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  answered: { en: "Your answer: {grade}.", es: "Tu respuesta: {grade}." },
  answeredOn: { en: "Your answer to agreement {n}: {grade}.", es: "Tu respuesta al acuerdo {n}: {grade}." },
  withWords: { en: "With what you wrote.", es: "Con lo que has escrito." },
  takenBack: { en: "Your answer is taken back.", es: "Has retirado tu respuesta." },
  eased: { en: "Your objection is resolved.", es: "Tu objeción está resuelta." },
} as const satisfies Record<string, Sentence>;
