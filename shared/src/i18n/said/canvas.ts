import type { Sentence } from "../say.ts";

/** The canvas: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "canvas.cleared": { en: "{who} took {things} off the board", es: "{who} quitó {things} del tablero" },
  "canvas.restored": {
    en: "{who} brought the board back as it was on {when}",
    es: "{who} recuperó el tablero tal como estaba el {when}",
  },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  /** By whoever mediates. */
  takenAdded: {
    en: "{who} took away what {whose} had added: {things}",
    es: "{who} quitó lo que había añadido {whose}: {things}",
  },
  /** Where voices are anonymous. */
  takenAddedOfOne: {
    en: "{who} took away what one person had added: {things}",
    es: "{who} quitó lo que había añadido una misma persona: {things}",
  },
  takenNewcomersSince: {
    en: "{who} took away what people had added who had nothing on the board on {when}: {things}",
    es: "{who} quitó lo que había añadido la gente que no tenía nada en el tablero el {when}: {things}",
  },
  /** Where voices are anonymous. */
  takenNewcomers: {
    en: "{who} took away what several newcomers had added: {things}",
    es: "{who} quitó lo que había añadido la gente nueva: {things}",
  },
  restoredEarlier: {
    en: "{who} brought back an earlier copy of the board",
    es: "{who} recuperó una copia anterior del tablero",
  },
  restoredMissing: {
    en: "{who} put back what had been taken off the board",
    es: "{who} devolvió al tablero lo que se había quitado",
  },
  forgotten: {
    en: "{who} took words on the board out for good",
    es: "{who} retiró para siempre palabras del tablero",
  },
  restoredDoings: {
    en: "{who} undid changes to other people’s things on the board",
    es: "{who} deshizo cambios en cosas de otras personas en el tablero",
  },
} as const satisfies Record<string, Sentence>;
