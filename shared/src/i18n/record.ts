import type { EventKind } from "../ledger/event.ts";
import type { Sentence } from "./say.ts";

/** The record: what happened, event by event, and what can be taken away. */

export const record = {
  hint: {
    en: "What happened on this board, newest first. Nobody can edit it.",
    es: "Lo ocurrido en este tablero, lo más nuevo primero. Nadie puede modificarlo.",
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

/** What each event says. `who` did it; the rest are details in words. */
export const events: Readonly<Record<EventKind, Sentence>> = {
  "board.opened": { en: "The board was opened: “{title}”", es: "Se abrió el tablero: «{title}»" },
  "board.brought": {
    en: "The server brought the board to a newer version of the program",
    es: "El servidor pasó el tablero a una versión más nueva del programa",
  },
  "board.changed": { en: "{who} changed {fields}", es: "{who} cambió {fields}" },
  "phase.moved": {
    en: "{who} moved the board to the phase “{phase}”",
    es: "{who} pasó el tablero a la fase «{phase}»",
  },
  "door.set": { en: "{who} {open|opened|closed} the door", es: "{who} {open|abrió|cerró} la puerta" },
  "key.replaced": {
    en: "{who} made a new link for {whom}: the old one lets nobody in any more",
    es: "{who} hizo un enlace nuevo para {whom}: el anterior ya no deja entrar",
  },
  "member.joined": { en: "{name} came in", es: "{name} entró" },
  "member.changed": { en: "{who} changed their details", es: "{who} cambió sus datos" },
  "people.counted": {
    en: "{people} {people|person is|people are} on the board, {expected} {expected|takes|take} part",
    es: "Hay {people} {people|persona|personas} en el tablero, {expected} {expected|participa|participan}",
  },
  "people.excused": {
    en: "{who} noted that {count} {count|person has|people have} sent apologies",
    es: "{who} anotó que {count} {count|persona excusa|personas excusan} su asistencia",
  },
  "member.removed": { en: "{who} took {name} off the board: “{why}”", es: "{who} sacó a {name} del tablero: «{why}»" },
  "member.restored": { en: "{who} let {name} back in", es: "{who} permitió volver a {name}" },
  "position.placed": { en: "{who} wrote: “{text}”", es: "{who} escribió: «{text}»" },
  "position.reworded": {
    en: "{who} changed the text of a position: “{text}”",
    es: "{who} cambió el texto de su posición: «{text}»",
  },
  "position.withdrawn": { en: "{who} withdrew “{text}”", es: "{who} retiró «{text}»" },
  "stance.taken": { en: "{who} answered “{grade}” to {what}", es: "{who} respondió «{grade}» a {what}" },
  "stance.held": {
    en: "{count} {count|person has|people have} answered {what}; what they said is shown once three have",
    es: "{count|Ha|Han} respondido {count} {count|persona|personas} a {what}; se verá qué dijeron cuando sean tres",
  },
  "stance.withdrawn": { en: "{who} took back their answer to {what}", es: "{who} retiró su respuesta a {what}" },
  "objection.eased": {
    en: "{who} marked their objection to {what} as resolved",
    es: "{who} dio por resuelta su objeción a {what}",
  },
  "cluster.named": {
    en: "{who} gave a cluster its sentence: “{sentence}”",
    es: "{who} dio su frase a una agrupación: «{sentence}»",
  },
  "agreement.worded": { en: "{who} worded agreement {n}: “{text}”", es: "{who} redactó el acuerdo {n}: «{text}»" },
  "version.tested": {
    en: "{who} put version {v} of agreement {n} to the test",
    es: "{who} puso a prueba la versión {v} del acuerdo {n}",
  },
  "agreement.let-go": { en: "{who} withdrew agreement {n}: “{why}”", es: "{who} retiró el acuerdo {n}: «{why}»" },
  "commitment.made": {
    en: "{who} committed, for agreement {n}: “{text}”",
    es: "{who} se comprometió, para el acuerdo {n}: «{text}»",
  },
  "commitment.accepted": {
    en: "{who} joined in the commitment “{text}”",
    es: "{who} se sumó al compromiso «{text}»",
  },
  "commitment.declined": {
    en: "{who} takes no part in the commitment “{text}”",
    es: "{who} no participa en el compromiso «{text}»",
  },
  "commitment.reported": {
    en: "{who}, about the commitment “{text}”: “{state}”",
    es: "{who}, sobre el compromiso «{text}»: «{state}»",
  },
  "commitment.withdrawn": { en: "{who} withdrew the commitment “{text}”", es: "{who} retiró el compromiso «{text}»" },
  "canvas.cleared": { en: "{who} took {things} off the board", es: "{who} quitó {things} del tablero" },
  "canvas.restored": {
    en: "{who} brought the board back as it was on {when}",
    es: "{who} recuperó el tablero tal como estaba el {when}",
  },
};

/** Where an event says something rarer than its kind. */
export const eventVariants = {
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
  answered: { en: "{who} answered {what}", es: "{who} respondió a {what}" },
  unanswered: { en: "Nobody has answered {what} now", es: "Ahora nadie ha respondido a {what}" },
  joinedFor: { en: "{name} came in, from {organization}", es: "{name} entró, de {organization}" },
  joinedMediator: { en: "{name} came in to mediate", es: "{name} entró a mediar" },
  joinedObserver: { en: "{name} came in to observe", es: "{name} entró a observar" },
  excused: { en: "{who} noted that {name} has sent apologies", es: "{who} anotó que {name} excusa su asistencia" },
  expected: { en: "{who} noted that {name} is expected again", es: "{who} anotó que se espera de nuevo a {name}" },
  roleMediator: { en: "{name} now mediates too", es: "{name} ahora también media" },
  alsoTakesPart: { en: "{name} also takes part", es: "{name} también participa" },
  takesNoPart: { en: "{name} no longer takes part", es: "{name} ya no participa" },
  roleParticipant: { en: "{name} now takes part", es: "{name} ahora participa" },
  doorLeft: {
    en: "The door closed by itself: nobody who mediates had been here for a long time",
    es: "La puerta se cerró sola: hacía mucho que no pasaba por aquí nadie que media",
  },
  madeAsking: {
    en: "{who} committed, for agreement {n}: “{text}” (asked to join in: {list})",
    es: "{who} se comprometió, para el acuerdo {n}: «{text}» (se pidió sumarse a {list})",
  },
  renamed: { en: "{before} is now called {now}", es: "{before} ahora se llama {now}" },
  renamedFrom: {
    en: "{before} is now called {now} and comes from {from}",
    es: "{before} ahora se llama {now} y viene de {from}",
  },
  from: { en: "{name} now comes from {from}", es: "{name} ahora viene de {from}" },
  restoredEarlier: {
    en: "{who} brought back an earlier copy of the board",
    es: "{who} recuperó una copia anterior del tablero",
  },
  restoredMissing: {
    en: "{who} put back what had been taken off the board",
    es: "{who} devolvió al tablero lo que se había quitado",
  },
  restoredDoings: {
    en: "{who} undid changes to other people’s things on the board",
    es: "{who} deshizo cambios en cosas de otras personas en el tablero",
  },
  forMediators: { en: "whoever mediates", es: "quien media" },
  forParticipants: { en: "participants", es: "participantes" },
  forObservers: { en: "whoever observes", es: "quien observa" },
  unnamed: { en: "{who} left a cluster without a sentence", es: "{who} dejó una agrupación sin frase" },
} as const satisfies Record<string, Sentence>;
