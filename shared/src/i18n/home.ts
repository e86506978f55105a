import type { Sentence } from "./say.ts";

/** The home page: what this is, coming in with a code, and the boards that this device knows. */

export const home = {
  lead: {
    en: "A shared table where a network finds what everybody can live with.",
    es: "Una mesa donde una red encuentra lo que todo el mundo puede aceptar.",
  },
  joinTitle: { en: "I have a code", es: "Tengo un código" },
  code: { en: "Board code", es: "Código del tablero" },
  codeHint: {
    en: "Seven letters and numbers, on the screen in the room or in your invitation.",
    es: "Siete letras y números: están en la pantalla de la sala o en la invitación.",
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
