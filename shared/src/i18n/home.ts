import type { Sentence } from "./say.ts";

/** The home page: what this is, coming in with a code, and the boards that this device knows. */

export const home = {
  lead: {
    en: "A table for a network to find what everybody can live with.",
    es: "Una mesa para que una red encuentre aquello con lo que todo el mundo puede vivir.",
  },
  joinTitle: { en: "I have a code or a link", es: "Tengo un código o un enlace" },
  code: { en: "Letters and numbers of the code, or the link", es: "Letras y números del código, o el enlace" },
  codeHint: {
    en: "The code is on the screen of the room. A link can be pasted whole, also with the words around it.",
    es: "El código está en la pantalla de la sala. Un enlace se puede pegar entero, también con las palabras que lo rodean.",
  },
  missingAll: {
    en: "The link came without its end, which stands behind a # and opens the board. Paste the whole link here, or the code.",
    es: "El enlace ha llegado sin su final, que va detrás de un # y abre el tablero. Pega aquí el enlace entero o escribe el código.",
  },
  missingEnd: {
    en: "The last letters of the link are missing. Paste the whole link here, or the code.",
    es: "Al enlace le faltan las últimas letras. Pega aquí el enlace entero o escribe el código.",
  },
  join: { en: "Go to the board", es: "Ir al tablero" },
  codeShort: {
    en: "A code has seven letters or numbers; older ones have six.",
    es: "El código tiene siete letras o números; los más antiguos, seis.",
  },
  codeUnknown: {
    en: "No board has this code. Look at it again: there is no O, 0, I or 1 in it.",
    es: "Ningún tablero tiene este código. Míralo otra vez: no lleva O, 0, I ni 1.",
  },
  boardsTitle: { en: "Boards I was on", es: "Tableros en los que estuve" },
  boardsNone: {
    en: "The boards you enter from this device will be here.",
    es: "Aquí estarán los tableros en los que entres con este dispositivo.",
  },
  licences: { en: "Whose work this is made of: licences", es: "De qué trabajos está hecho: licencias" },
  forget: { en: "Take off this list", es: "Quitar de esta lista" },
  lastHere: { en: "{role} · {date}", es: "{role} · {date}" },
} satisfies Record<string, Sentence>;
