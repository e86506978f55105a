import type { Grade } from "../nouns/stance/stance.ts";
import type { Sentence } from "./say.ts";

/** What goes with each grade: a word for narrow places, what it means, the sign with the hand, what is asked next. */
export const gradeWords: Readonly<
  Record<Grade, { short: Sentence; meaning: Sentence; sign: Sentence; prompt: Sentence }>
> = {
  endorse: {
    short: { en: "Mine too", es: "Lo hago mío" },
    meaning: { en: "I would defend it myself.", es: "Yo también lo defendería." },
    sign: { en: "5 fingers", es: "5 dedos" },
    prompt: { en: "What makes it yours?", es: "¿Qué lo hace tuyo?" },
  },
  agree: {
    short: { en: "Agree", es: "De acuerdo" },
    meaning: { en: "I support it.", es: "Lo apoyo." },
    sign: { en: "4 fingers", es: "4 dedos" },
    prompt: { en: "Why, in a line?", es: "¿Por qué, en una línea?" },
  },
  accept: {
    short: { en: "Live with it", es: "Puedo aceptarlo" },
    meaning: { en: "Good enough to try.", es: "Basta para probarlo." },
    sign: { en: "3 fingers", es: "3 dedos" },
    prompt: { en: "What would make it better for you?", es: "¿Qué lo haría mejor para ti?" },
  },
  reserve: {
    short: { en: "Doubts", es: "Reservas" },
    meaning: { en: "It needs a change for me.", es: "Para mí necesita un cambio." },
    sign: { en: "2 fingers", es: "2 dedos" },
    prompt: { en: "What should we take care of?", es: "¿Qué tendríamos que cuidar?" },
  },
  object: {
    short: { en: "Object", es: "Objeción" },
    meaning: { en: "It harms what we are here for.", es: "Perjudica el objetivo por el que estamos aquí." },
    sign: { en: "1 finger", es: "1 dedo" },
    prompt: { en: "What harm or risk do you see?", es: "¿Qué daño o riesgo ves?" },
  },
  "stand-aside": {
    short: { en: "Aside", es: "A un lado" },
    meaning: { en: "I neither join nor stop it.", es: "Ni me sumo ni lo freno." },
    sign: { en: "hand down", es: "mano abajo" },
    prompt: { en: "Anything we should know?", es: "¿Algo que convenga saber?" },
  },
  "need-to-talk": {
    short: { en: "Talk first", es: "Conversar" },
    meaning: { en: "I cannot answer yet.", es: "Todavía no puedo responder." },
    sign: { en: "hand up", es: "mano arriba" },
    prompt: { en: "What do you need to talk about?", es: "¿Qué necesitas conversar?" },
  },
};

/** The bar of grades and what it says around them. */
export const stanceBar = {
  label: { en: "Your stance", es: "Tu postura" },
  meanings: { en: "What each answer means", es: "Qué quiere decir cada respuesta" },
  understood: { en: "Got it", es: "Entendido" },
  condition: { en: "What would make it acceptable?", es: "¿Qué lo haría aceptable?" },
  conditionHint: { en: "Yes, if…", es: "Sí, si…" },
  reasonNeeded: {
    en: "An objection to an agreement needs a reason: it gives the group something to work on.",
    es: "Una objeción a un acuerdo necesita un motivo: es con lo que el grupo puede trabajar.",
  },
  give: { en: "Send this objection", es: "Presentar la objeción" },
  notGiven: { en: "Not sent yet.", es: "Todavía sin enviar." },
  keep: { en: "Add to my stance", es: "Añadir a mi postura" },
  kept: { en: "Saved with your answer.", es: "Guardado con tu respuesta." },
  ease: { en: "My objection is resolved", es: "Mi objeción está resuelta" },
  easeHint: {
    en: "It stays in the record and counts as a reservation from now on. Only you can do this.",
    es: "Queda en el registro y desde ahora cuenta como reserva. Solo tú puedes hacerlo.",
  },
  takeBack: { en: "Take my stance back", es: "Retirar mi postura" },
} satisfies Record<string, Sentence>;
