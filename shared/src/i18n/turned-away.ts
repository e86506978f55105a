import type { Sentence } from "./say.ts";

/** Whoever comes to a board and does not get in. Apart from what is said to those who do, which a phone fetches first. */

export const turnedAway = {
  closedTitle: { en: "The door is closed", es: "La puerta está cerrada" },
  closed: {
    en: "Whoever mediates has closed it for now. Ask them to open it, or to send you a link.",
    es: "Quien media la ha cerrado por ahora. Pídele que la abra o que te mande un enlace.",
  },
  keyTitle: { en: "This link does not open the board", es: "Este enlace no abre el tablero" },
  key: {
    en: "Part of it may be missing. Ask for it again, or use the board’s code: seven letters and numbers.",
    es: "Puede que le falte un trozo. Pídelo otra vez o entra con el código del tablero: siete letras y números.",
  },
  outTitle: { en: "This device does not open the board any more", es: "Este dispositivo ya no abre el tablero" },
  out: {
    en: "The link by which you came in was replaced. Ask whoever mediates for the new one, or use the board’s code.",
    es: "El enlace con el que entraste se ha cambiado por otro. Pide el nuevo a quien media o entra con el código del tablero.",
  },
  gone: { en: "There is no board here", es: "Aquí no hay ningún tablero" },
  goneText: {
    en: "The address is not complete, or the board was taken away. Check the link, or write the board’s code here.",
    es: "La dirección no está completa o el tablero se retiró. Revisa el enlace o escribe aquí el código del tablero.",
  },
  nowhere: { en: "There is nothing at this address", es: "En esta dirección no hay nada" },
  nowhereText: {
    en: "Perhaps it did not arrive whole. Come in with the board’s code, or begin at the home page.",
    es: "Quizá no ha llegado entera. Entra con el código del tablero o empieza por la página de inicio.",
  },
  addressTitle: { en: "The server’s address is not set up", es: "La dirección del servidor no está configurada" },
  fullTitle: { en: "The board is full", es: "El tablero está lleno" },
  troubleTitle: { en: "It did not work", es: "No ha funcionado" },
  removedTitle: { en: "You were taken off this board", es: "Te han sacado de este tablero" },
  removed: {
    en: "Whoever mediates has decided so; the reason is in the record, where what you wrote is kept. If it is a mistake, ask them to let you back in.",
    es: "Lo ha decidido quien media; el motivo está en el registro, donde queda lo que escribiste. Si es un error, pídele que te deje volver.",
  },
} satisfies Record<string, Sentence>;
