import type { Sentence } from "./say.ts";

/** The laptop's shell: the top bar, the panel beside the canvas and the strip at its foot. */

export const table = {
  objective: { en: "Objective", es: "Objetivo" },
  showObjective: { en: "Show the whole objective", es: "Ver el objetivo entero" },
  phase: { en: "Phase: {phase}", es: "Fase: {phase}" },
  joined: { en: "{n} {n|person|people}", es: "{n} {n|persona|personas}" },
  hereOf: {
    en: "{n} {n|person|people} at the table now, {all} on the board",
    es: "{n} {n|persona|personas} en la mesa ahora, {all} en el tablero",
  },
  share: { en: "Share", es: "Compartir" },
  menu: { en: "Menu", es: "Menú" },
  minutes: { en: "Minutes", es: "Acta" },
  settings: { en: "Board settings", es: "Ajustes del tablero" },
  phoneView: { en: "Phone view", es: "Vista de móvil" },
  home: { en: "My boards", es: "Mis tableros" },
  panel: { en: "Beside the board", es: "Junto al tablero" },
  openPanel: { en: "Open the panel", es: "Abrir el panel" },
  closePanel: { en: "Close the panel", es: "Cerrar el panel" },
  lists: { en: "Lists", es: "Listas" },
  positions: { en: "Positions", es: "Posiciones" },
  agreements: { en: "Agreements", es: "Acuerdos" },
  commitments: { en: "Commitments", es: "Compromisos" },
  people: { en: "People", es: "Personas" },
  record: { en: "Record", es: "Memoria" },
  canvas: { en: "The board", es: "El tablero" },
  canvasLoading: { en: "Laying out the board…", es: "Extendiendo el tablero…" },
  canvasFailed: {
    en: "The board could not be drawn. Everything can be done from the panel; reload to try again.",
    es: "No se ha podido dibujar el tablero. Todo se puede hacer desde el panel; recarga para intentarlo de nuevo.",
  },
  reload: { en: "Reload", es: "Recargar" },
  writeOne: { en: "Write a position", es: "Escribir una posición" },
  all: { en: "All positions", es: "Todas las posiciones" },
  selected: { en: "Chosen on the board", es: "Elegida en el tablero" },
} as const satisfies Record<string, Sentence>;
