import type { Sentence } from "./say.ts";

/** The phone's shell. */
export const hand = {
  places: { en: "Sections", es: "Secciones" },
  write: { en: "Write", es: "Escribir" },
  respond: { en: "Respond", es: "Responder" },
  agreements: { en: "Agreements", es: "Acuerdos" },
  mine: { en: "Mine", es: "Lo mío" },
  waiting: { en: "{n} {n|is|are} waiting for you", es: "{n} {n|te espera|te esperan}" },
  share: { en: "Invite others", es: "Invitar a más gente" },
  whoIAm: { en: "Who I am here", es: "Quién soy aquí" },
  table: { en: "Open the board view", es: "Abrir la vista de tablero" },
  minutes: { en: "Minutes", es: "Acta" },
  leave: { en: "Back to my boards", es: "Volver a mis tableros" },
} satisfies Record<string, Sentence>;
