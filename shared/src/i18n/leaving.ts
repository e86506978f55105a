import type { Sentence } from "./say.ts";

/** Leaving a device that others use too. */
export const leaving = {
  text: {
    en: "Everything of yours in this browser goes: who you are on each board, what you were writing, the copies of the boards. Acuerdo’s other tabs end too.",
    es: "Se borra todo lo tuyo en este navegador: quién eres en cada tablero, lo que estabas escribiendo, las copias de los tableros. Las otras pestañas de Acuerdo también se cierran.",
  },
  stays: {
    en: "What is saved stays on the boards. To come back you need a link or the code.",
    es: "Lo guardado sigue en los tableros. Para volver necesitarás un enlace o el código.",
  },
  history: {
    en: "The browser’s own history may still hold the link by which you came in: delete it there as well, or have a new link made.",
    es: "El historial del navegador puede conservar el enlace con el que entraste: bórralo también allí o pide que se haga un enlace nuevo.",
  },
  nothingLost: { en: "Nothing would be lost: all of it is saved.", es: "No se perdería nada: está todo guardado." },
  lostTitle: { en: "This would be lost:", es: "Se perdería esto:" },
  ofNone: { en: "A board that you were about to open", es: "Un tablero que ibas a abrir" },
  changes: {
    en: "{n} {n|change|changes} to the board that {n|is|are} not saved",
    es: "{n} {n|cambio|cambios} en el tablero sin guardar",
  },
  unsent: { en: "not sent: “{words}”", es: "sin enviar: «{words}»" },
  unsentSilent: { en: "{n} {n|answer|answers} not sent", es: "{n} {n|respuesta|respuestas} sin enviar" },
  draft: { en: "being written: “{words}”", es: "a medio escribir: «{words}»" },
  confirm: { en: "Remove everything and leave", es: "Borrarlo todo y salir" },
  leaving: { en: "Leaving…", es: "Saliendo…" },
  held: {
    en: "This browser has not removed everything: perhaps another tab of Acuerdo holds on to a copy. Close Acuerdo’s other tabs and press again, or delete the data of this site in the browser’s settings.",
    es: "Este navegador no lo ha borrado todo: quizá otra pestaña de Acuerdo retiene una copia. Cierra las otras pestañas de Acuerdo y vuelve a pulsar, o borra los datos de este sitio en los ajustes del navegador.",
  },
} satisfies Record<string, Sentence>;
