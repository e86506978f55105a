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
    en: "This is not the whole code yet: it has seven letters and numbers, like M8F 2H2C.",
    es: "Aún no es el código entero: tiene siete letras y números, como M8F 2H2C.",
  },
  codeNowhere: {
    en: "There is no code in these words. Write only its seven letters and numbers, or paste the whole link.",
    es: "En estas palabras no hay ningún código. Escribe solo sus siete letras y números, o pega el enlace entero.",
  },
  linkDamaged: {
    en: "A part of this link is missing. Copy it whole and paste it again, or write the code.",
    es: "A este enlace le falta una parte. Cópialo entero y pégalo otra vez, o escribe el código.",
  },
  linkElsewhere: {
    en: "This link does not say which board it leads to: a mail or chat program may have changed it. Open it where you received it, or write the code.",
    es: "Este enlace no dice a qué tablero lleva: puede que lo haya cambiado un programa de correo o de mensajes. Ábrelo donde lo recibiste o escribe el código.",
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
