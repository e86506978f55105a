import type { Sentence } from "./say.ts";

/** The canvas: its tools, what they do, and what it says about itself. */

/** The dock's tools in their order, with the key that chooses each. */
export const CANVAS_TOOLS = ["select", "hand", "position", "cluster", "draw", "text", "arrow", "eraser"] as const;
export type CanvasTool = (typeof CANVAS_TOOLS)[number];

interface ToolWords {
  readonly name: Sentence;
  readonly hint: Sentence;
  readonly key: string;
}

export const canvasTools: Readonly<Record<CanvasTool, ToolWords>> = {
  select: {
    name: { en: "Select", es: "Elegir" },
    hint: { en: "Select and move", es: "Elegir y mover" },
    key: "V",
  },
  hand: { name: { en: "Hand", es: "Mano" }, hint: { en: "Move the board", es: "Mover el tablero" }, key: "H" },
  position: {
    name: { en: "Position", es: "Posición" },
    hint: { en: "Write a position where you click", es: "Escribir una posición donde hagas clic" },
    key: "P",
  },
  cluster: {
    name: { en: "Cluster", es: "Agrupación" },
    hint: { en: "Draw a cluster around cards", es: "Dibujar una agrupación alrededor de tarjetas" },
    key: "C",
  },
  draw: { name: { en: "Pencil", es: "Lápiz" }, hint: { en: "Draw freely", es: "Dibujar a mano" }, key: "D" },
  text: {
    name: { en: "Text", es: "Texto" },
    hint: { en: "Write on the board", es: "Escribir en el tablero" },
    key: "T",
  },
  arrow: { name: { en: "Arrow", es: "Flecha" }, hint: { en: "Join two things", es: "Unir dos cosas" }, key: "A" },
  eraser: {
    name: { en: "Eraser", es: "Goma" },
    hint: { en: "Erase drawings", es: "Borrar dibujos" },
    key: "E",
  },
};

export const canvas = {
  label: { en: "Board", es: "Tablero" },
  keys: {
    en: "Tab goes from card to card, Enter opens one in the lists, arrows move it, Delete takes it off. Tab after the last leaves; so does Escape, then Tab.",
    es: "Tab va de tarjeta en tarjeta, Intro la abre en las listas, las flechas la mueven, Supr la quita. Tab tras la última sale; también Escape y luego Tab.",
  },
  inCluster: { en: "in the cluster “{cluster}”", es: "en la agrupación «{cluster}»" },
  inUnnamed: { en: "in a cluster without a sentence yet", es: "en una agrupación aún sin frase" },
  unanswered: { en: "no answer of yours yet", es: "aún sin respuesta tuya" },
  larger: { en: "Make the cluster larger", es: "Agrandar la agrupación" },
  smaller: { en: "Make the cluster smaller", es: "Reducir la agrupación" },
  arrowFirst: {
    en: "Choose what the arrow begins at, then press Arrow.",
    es: "Elige de dónde sale la flecha y luego pulsa Flecha.",
  },
  arrowThen: {
    en: "The arrow begins here. Choose where it ends and press Arrow again.",
    es: "La flecha sale de aquí. Elige adónde llega y pulsa Flecha otra vez.",
  },
  eraseFirst: { en: "Choose the drawing to erase first.", es: "Elige antes el dibujo que quieras borrar." },
  tools: { en: "Tools", es: "Herramientas" },
  history: { en: "Undo and zoom", es: "Deshacer y acercar" },
  undo: { en: "Undo (only what you did)", es: "Deshacer (solo lo tuyo)" },
  redo: { en: "Redo", es: "Rehacer" },
  remove: { en: "Remove from the board", es: "Quitar del tablero" },
  zoomIn: { en: "Zoom in", es: "Acercar" },
  zoomOut: { en: "Zoom out", es: "Alejar" },
  fit: { en: "See everything ({percent})", es: "Ver todo ({percent})" },
  styles: { en: "Colour and size", es: "Color y tamaño" },
  composer: { en: "A new position", es: "Una posición nueva" },
  composerKeys: {
    en: "Enter puts it on the table, Shift + Enter makes a new line.",
    es: "Intro lo pone en la mesa; Mayús + Intro hace otra línea.",
  },
  takeBack: { en: "Take back “{text}”", es: "Recuperar «{text}»" },
  withdrawn: { en: "Withdrawn", es: "Retirada" },
  yours: { en: "Your stance: {grade}", es: "Tu postura: {grade}" },
  weakest: {
    en: "Weakest support: {accepting} of {answered}",
    es: "Apoyo más débil: {accepting} de {answered}",
  },
  unheard: { en: "no answers yet", es: "sin respuestas todavía" },
  opening: { en: "Loading the board…", es: "Cargando el tablero…" },
  unreachable: {
    en: "Without a connection the board cannot be loaded. It appears as soon as there is one.",
    es: "Sin conexión no se puede cargar el tablero. Aparecerá en cuanto la haya.",
  },
  cursorsOff: { en: "Show cursors ({n} here)", es: "Ver cursores ({n} aquí)" },
  cursorsOn: { en: "Hide cursors ({n} here)", es: "Ocultar cursores ({n} aquí)" },
  takenBack: {
    en: "The board does not take that, so it was undone.",
    es: "El tablero no admite eso y se ha deshecho.",
  },
  tooMuch: {
    en: "That is too large, so it was undone: make it smaller or split it.",
    es: "Es demasiado grande y se ha deshecho: hazlo más pequeño o divídelo.",
  },
  noFiles: {
    en: "The board takes words and drawings, not files or pages.",
    es: "El tablero admite palabras y dibujos, no archivos ni páginas.",
  },
  cut: {
    en: "Only the beginning fitted: a text takes 2,000 letters and 80 lines.",
    es: "Solo ha cabido el comienzo: un texto admite 2000 letras y 80 líneas.",
  },
  noCopies: {
    en: "A position has one card: it cannot be copied.",
    es: "Una posición tiene una sola tarjeta: no se puede copiar.",
  },
} as const satisfies Record<string, Sentence>;

export const canvasColours = {
  black: { en: "Ink", es: "Tinta" },
  blue: { en: "Blue", es: "Azul" },
  green: { en: "Green", es: "Verde" },
  red: { en: "Red", es: "Rojo" },
  orange: { en: "Orange", es: "Naranja" },
  violet: { en: "Violet", es: "Violeta" },
} as const satisfies Record<string, Sentence>;

export const canvasSizes = {
  s: { en: "Thin", es: "Fino" },
  m: { en: "Medium", es: "Medio" },
  l: { en: "Thick", es: "Grueso" },
} as const satisfies Record<string, Sentence>;
