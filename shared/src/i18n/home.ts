import type { Sentence } from "./say.ts";

/** The home page: what this is, coming in with a code, and the boards that this device knows. */

export const home = {
  lead: {
    en: "A shared table where a network finds what everybody can live with.",
    es: "Una mesa donde una red encuentra lo que todo el mundo puede aceptar.",
  },
  joinTitle: { en: "I have a code or a link", es: "Tengo un código o un enlace" },
  code: { en: "Board code, or the link", es: "Código del tablero, o el enlace" },
  codeHint: {
    en: "The code has seven letters and numbers, on the screen in the room or in your invitation. A link can be pasted whole.",
    es: "El código tiene siete letras y números: está en la pantalla de la sala o en la invitación. Un enlace se puede pegar entero.",
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
    en: "Write all seven letters and numbers of the code; older codes have six.",
    es: "Escribe las siete letras y números del código; los más antiguos tienen seis.",
  },
  codeUnknown: {
    en: "No board has this code. Check it: a code never has O, 0, I or 1.",
    es: "Ningún tablero tiene este código. Revísalo: un código nunca lleva O, 0, I ni 1.",
  },
  boardsTitle: { en: "My boards", es: "Mis tableros" },
  boardsNone: {
    en: "The boards you enter from this device will be here.",
    es: "Aquí estarán los tableros en los que entres con este dispositivo.",
  },
  licences: { en: "Software licences", es: "Licencias del software" },
  forget: { en: "Take off this list", es: "Quitar de esta lista" },
  lastHere: { en: "{role} · {date}", es: "{role} · {date}" },
} satisfies Record<string, Sentence>;
