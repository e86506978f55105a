import type { Sentence } from "./say.ts";

/** The record: what happened, event by event, and what can be taken away. */

export const record = {
  hint: {
    en: "What happened on this board, newest first. Nobody can edit it; words can be taken out, and it says so.",
    es: "Lo ocurrido en este tablero, lo más nuevo primero. Nadie puede modificarlo; se pueden retirar palabras, y lo dice.",
  },
  older: { en: "Load older", es: "Ver lo anterior" },
  loading: { en: "Loading what came before…", es: "Cargando lo anterior…" },
  failed: {
    en: "What came before could not be loaded. Try again when the connection is back.",
    es: "No se ha podido cargar lo anterior. Inténtalo cuando vuelva la conexión.",
  },
  beginning: { en: "This is where the board began.", es: "Aquí empezó el tablero." },
  server: { en: "The server", es: "El servidor" },
  somebody: { en: "Somebody", es: "Alguien" },
  nowhere: { en: "no organisation", es: "ninguna organización" },
  onPosition: { en: "“{text}”", es: "«{text}»" },
  onVersion: { en: "version {v} of agreement {n}", es: "la versión {v} del acuerdo {n}" },
  positionGone: { en: "a position", es: "una posición" },
  fieldTitle: { en: "the title", es: "el título" },
  fieldObjective: { en: "the objective", es: "el objetivo" },
  fieldLanguage: { en: "the language", es: "el idioma" },
  fieldThresholds: {
    en: "when an agreement stands (now: “{name}”)",
    es: "cuándo está en pie un acuerdo (ahora: «{name}»)",
  },

  print: { en: "Print", es: "Imprimir" },
  printAnnex: { en: "Print the annex too", es: "Imprimir también el anexo" },
  back: { en: "Back to the board", es: "Volver al tablero" },
  export: { en: "Download", es: "Descargar" },
  markdown: { en: "Minutes as a text file", es: "Acta en un archivo de texto" },
  json: { en: "Everything, for other programs", es: "Todo, para otros programas" },
  exporting: { en: "Preparing the file…", es: "Preparando el archivo…" },
  exportFailed: {
    en: "The file could not be downloaded. Try again when the connection is back.",
    es: "No se ha podido descargar el archivo. Inténtalo cuando vuelva la conexión.",
  },
  exported: { en: "{file} is in your downloads.", es: "{file} está en tus descargas." },
  pageLanguage: { en: "Language of the minutes", es: "Idioma del acta" },
} as const satisfies Record<string, Sentence>;
