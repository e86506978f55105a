import type { EventKind } from "../ledger/event.ts";
import type { Sentence } from "./say.ts";

/** The record: what happened, event by event, and what can be taken away. */

export const record = {
  hint: {
    en: "What happened on this board, newest first. Nobody can edit it.",
    es: "Lo ocurrido en este tablero, lo más nuevo primero. Nadie puede modificarlo.",
  },
  older: { en: "Load older", es: "Ver lo anterior" },
  loading: { en: "Fetching what came before…", es: "Trayendo lo anterior…" },
  failed: {
    en: "What came before could not be fetched. Try again when the connection is back.",
    es: "No se ha podido traer lo anterior. Inténtalo cuando vuelva la conexión.",
  },
  beginning: { en: "This is where the board began.", es: "Aquí empezó el tablero." },
  server: { en: "The server", es: "El servidor" },
  somebody: { en: "Somebody", es: "Alguien" },
  onPosition: { en: "“{text}”", es: "«{text}»" },
  onVersion: { en: "agreement {n}, version {v}", es: "acuerdo {n}, versión {v}" },
  positionGone: { en: "a position", es: "una posición" },
  fieldTitle: { en: "the title", es: "el título" },
  fieldObjective: { en: "the objective", es: "el objetivo" },
  fieldLanguage: { en: "the language", es: "el idioma" },
  fieldThresholds: {
    en: "when an agreement stands (now: {name})",
    es: "cuándo está en pie un acuerdo (ahora: {name})",
  },

  print: { en: "Print", es: "Imprimir" },
  printAnnex: { en: "Print the annex too", es: "Imprimir también el anexo" },
  back: { en: "Back to the board", es: "Volver al tablero" },
  export: { en: "Take away", es: "Llevarse" },
  markdown: { en: "Minutes as text (.md)", es: "Acta como texto (.md)" },
  json: { en: "Everything, with the record (.json)", es: "Todo, con la memoria (.json)" },
  exporting: { en: "Preparing the file…", es: "Preparando el archivo…" },
  exportFailed: {
    en: "The file could not be fetched. Try again when the connection is back.",
    es: "No se ha podido traer el archivo. Inténtalo cuando vuelva la conexión.",
  },
  exported: { en: "{file} is with your downloads.", es: "{file} está en tus descargas." },
  pageLanguage: { en: "Language of the minutes", es: "Idioma del acta" },
} as const satisfies Record<string, Sentence>;

/** What each event says. `who` did it; the rest are details in words. */
export const events: Readonly<Record<EventKind, Sentence>> = {
  "board.opened": { en: "The board was opened: “{title}”", es: "Se abrió el tablero: «{title}»" },
  "board.changed": { en: "{who} changed {fields}", es: "{who} cambió {fields}" },
  "phase.moved": { en: "{who} moved the board to: {phase}", es: "{who} llevó el tablero a: {phase}" },
  "door.set": { en: "{who} {open|opened|closed} the door", es: "{who} {open|abrió|cerró} la puerta" },
  "key.replaced": {
    en: "{who} made a new link for {whom}: the old one lets nobody in any more",
    es: "{who} hizo un enlace nuevo para {whom}: el anterior ya no deja entrar",
  },
  "member.joined": { en: "{name} came in", es: "{name} entró" },
  "member.changed": { en: "{who} changed their card", es: "{who} cambió su tarjeta" },
  "position.placed": { en: "{who} wrote: “{text}”", es: "{who} escribió: «{text}»" },
  "position.reworded": { en: "{who} reworded: “{text}”", es: "{who} lo escribió de otra forma: «{text}»" },
  "position.withdrawn": { en: "{who} withdrew “{text}”", es: "{who} retiró «{text}»" },
  "stance.taken": { en: "{who} answered “{grade}” to {what}", es: "{who} respondió «{grade}» a {what}" },
  "stance.withdrawn": { en: "{who} took back their answer to {what}", es: "{who} retiró su respuesta a {what}" },
  "objection.eased": {
    en: "{who} marked their objection to {what} as resolved",
    es: "{who} dio por resuelta su objeción a {what}",
  },
  "cluster.named": {
    en: "{who} wrote of a cluster: “{sentence}”",
    es: "{who} escribió de una agrupación: «{sentence}»",
  },
  "agreement.worded": { en: "{who} worded agreement {n}: “{text}”", es: "{who} redactó el acuerdo {n}: «{text}»" },
  "version.tested": {
    en: "{who} put version {v} of agreement {n} to the test",
    es: "{who} puso a prueba la versión {v} del acuerdo {n}",
  },
  "agreement.let-go": { en: "{who} let agreement {n} go: {why}", es: "{who} retiró el acuerdo {n}: {why}" },
  "commitment.made": {
    en: "{who} committed, for agreement {n}: {text}",
    es: "{who} se comprometió, para el acuerdo {n}: {text}",
  },
  "commitment.reported": { en: "{who} on “{text}”: {state}", es: "{who} sobre «{text}»: {state}" },
  "commitment.withdrawn": { en: "{who} withdrew the commitment “{text}”", es: "{who} retiró el compromiso «{text}»" },
};

/** Where an event says something rarer than its kind. */
export const eventVariants = {
  joinedFor: { en: "{name} came in, from {organization}", es: "{name} entró, de {organization}" },
  joinedMediator: { en: "{name} came in to mediate", es: "{name} entró a mediar" },
  joinedObserver: { en: "{name} came in to look on", es: "{name} entró a observar" },
  excused: { en: "{who} noted that {name} is absent with notice", es: "{who} anotó la ausencia avisada de {name}" },
  expected: { en: "{who} noted that {name} is expected again", es: "{who} anotó que se espera de nuevo a {name}" },
  roleMediator: { en: "{name} now mediates too", es: "{name} ahora también media" },
  roleParticipant: { en: "{name} now takes part", es: "{name} ahora participa" },
  forMediators: { en: "whoever mediates", es: "quien media" },
  forParticipants: { en: "participants", es: "participantes" },
  forObservers: { en: "whoever observes", es: "quien observa" },
  unnamed: { en: "{who} left a cluster without a sentence", es: "{who} dejó una agrupación sin frase" },
} as const satisfies Record<string, Sentence>;
