import type { Sentence } from "./say.ts";

/** The phone's shell, and the names of the lists that a laptop shows too. */
export const hand = {
  places: { en: "Sections", es: "Secciones" },
  write: { en: "Write", es: "Escribir" },
  respond: { en: "Respond", es: "Responder" },
  agreements: { en: "Agreements", es: "Acuerdos" },
  mine: { en: "Mine", es: "Lo mío" },
  waiting: { en: "{n} {n|is|are} waiting for you", es: "{n} {n|te espera|te esperan}" },
  share: { en: "Share", es: "Compartir" },
  whoIAm: { en: "Who I am here", es: "Quién soy aquí" },
  phase: { en: "Phase: {phase}", es: "Fase: {phase}" },
  clusters: { en: "Clusters", es: "Agrupaciones" },
  people: { en: "People", es: "Personas" },
  record: { en: "Record", es: "Registro" },
  settings: { en: "Board settings", es: "Ajustes del tablero" },
  earlier: { en: "The board as it was…", es: "El tablero de antes…" },
  table: { en: "Open the board view", es: "Abrir la vista de tablero" },
  minutes: { en: "Minutes", es: "Acta" },
  back: { en: "Back", es: "Volver" },
  leave: { en: "Back to my boards", es: "Volver a mis tableros" },
} satisfies Record<string, Sentence>;
