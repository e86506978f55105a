import { hand } from "./hand.ts";
import type { Sentence } from "./say.ts";

/** The laptop's shell: the top bar, the panel beside the canvas and the strip at its foot. */

export const table = {
  objective: { en: "Objective", es: "Objetivo" },
  showObjective: { en: "Show the whole objective", es: "Ver el objetivo entero" },
  phase: hand.phase,
  /** Of those on the board so many are here: both numbers, so that neither is taken for the other. */
  hereShort: { en: "{n} of {all} here", es: "{n} de {all} aquí" },
  hereAlone: { en: "{n} here", es: "{n} aquí" },
  hereOf: {
    en: "{n} {n|person|people} here now, {all} on the board",
    es: "{n} {n|persona|personas} aquí ahora, {all} en el tablero",
  },
  hereUnknown: {
    en: "Without a connection it is not known who is here.",
    es: "Sin conexión no se sabe quién está aquí.",
  },
  hereNow: { en: "{n} {n|person|people} here now", es: "{n} {n|persona|personas} aquí ahora" },
  share: { en: "Share", es: "Compartir" },
  menu: { en: "Menu", es: "Menú" },
  minutes: { en: "Minutes", es: "Acta" },
  settings: hand.settings,
  phoneView: { en: "Phone view", es: "Vista de móvil" },
  home: { en: "My boards", es: "Mis tableros" },
  panel: { en: "Lists", es: "Listas" },
  openPanel: { en: "Open the lists", es: "Abrir las listas" },
  closePanel: { en: "Close the lists", es: "Cerrar las listas" },
  lists: { en: "Lists", es: "Listas" },
  positions: { en: "Positions", es: "Posiciones" },
  agreements: { en: "Agreements", es: "Acuerdos" },
  commitments: { en: "Commitments", es: "Compromisos" },
  people: hand.people,
  record: hand.record,
  canvas: { en: "The board", es: "El tablero" },
  canvasLoading: { en: "Loading the board…", es: "Cargando el tablero…" },
  canvasFailed: {
    en: "The board could not be drawn. Everything can be done from the lists; reload to try again.",
    es: "No se ha podido dibujar el tablero. Todo se puede hacer desde las listas; recarga para intentarlo de nuevo.",
  },
  reload: { en: "Reload", es: "Recargar" },
  writeOne: { en: "Write a position", es: "Escribir una posición" },
  all: { en: "All positions", es: "Todas las posiciones" },
  selected: { en: "Selected on the board", es: "Elegida en el tablero" },
  waits: { en: "Waiting for your answer: {what}", es: "Esperan tu respuesta: {what}" },
  waitingAgreements: { en: "{n} {n|agreement|agreements}", es: "{n} {n|acuerdo|acuerdos}" },
  waitingPositions: { en: "{n} {n|position|positions}", es: "{n} {n|posición|posiciones}" },
  waitingAsks: { en: "{n} {n|commitment|commitments}", es: "{n} {n|compromiso|compromisos}" },
  answer: { en: "Respond one by one", es: "Responder de una en una" },
  look: { en: "Look at it", es: "Verlo" },
  answering: { en: "Respond", es: "Responder" },
  backToLists: { en: "Back to the lists", es: "Volver a las listas" },
} as const satisfies Record<string, Sentence>;
