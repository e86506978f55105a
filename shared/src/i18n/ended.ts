import type { Sentence } from "./say.ts";

/** There is no way in any more: what that means for what somebody has written. */
export const ended = {
  title: { en: "You are not on the board any more", es: "Ya no estás en el tablero" },
  text: {
    en: "Your access was withdrawn or has run out. What you wrote and was saved is on the board.",
    es: "Tu acceso se retiró o ha caducado. Lo que escribiste y quedó guardado está en el tablero.",
  },
  again: { en: "Enter again", es: "Volver a entrar" },
  unsavedTitle: { en: "Not on the board yet", es: "Todavía no está en el tablero" },
  unsaved: {
    en: "It stays here, and is sent when you enter again.",
    es: "Sigue aquí y se envía cuando vuelvas a entrar.",
  },
  drawings: { en: "{n} {n|thing|things} on the board", es: "{n} {n|cosa|cosas} en el tablero" },
  wordless: { en: "Something without words: a stance, a move…", es: "Algo sin palabras: una postura, un movimiento…" },
} satisfies Record<string, Sentence>;
