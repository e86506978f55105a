import type { Sentence } from "./say.ts";

/** The phone's shell. */
export const hand = {
  places: { en: "Places", es: "Lugares" },
  write: { en: "Write", es: "Escribir" },
  respond: { en: "Respond", es: "Responder" },
  agreements: { en: "Agreements", es: "Acuerdos" },
  mine: { en: "Mine", es: "Lo mío" },
  waiting: { en: "{n} waiting for you", es: "{n} te esperan" },
  share: { en: "Let others in", es: "Que entre más gente" },
  whoIAm: { en: "Who I am here", es: "Quién soy aquí" },
  table: { en: "Open the table view", es: "Abrir la vista de mesa" },
  minutes: { en: "Minutes", es: "Acta" },
  leave: { en: "Leave the board", es: "Salir del tablero" },
} satisfies Record<string, Sentence>;
