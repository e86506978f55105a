import type { Sentence } from "./say.ts";

/** Wording agreements, testing them, and the floor that they make. */

export const agree = {
  agreement: { en: "Agreement {n}", es: "Acuerdo {n}" },
  emptyTitle: { en: "No agreement yet", es: "Todavía no hay acuerdos" },
  empty: {
    en: "When positions converge, word what everybody could live with, and put it to the test.",
    es: "Cuando las posiciones convergen, redacta aquello con lo que todo el mundo podría vivir y ponlo a prueba.",
  },
  emptyObserving: {
    en: "As soon as somebody words an agreement, it is read here.",
    es: "En cuanto alguien redacte un acuerdo, se leerá aquí.",
  },
  wordIt: { en: "Word an agreement", es: "Redactar un acuerdo" },
  drafts: { en: "Drafts", es: "Borradores" },
  draftsHint: {
    en: "Anyone may reword a draft. Stances are asked for once it is put to the test.",
    es: "Cualquiera puede redactar de nuevo un borrador. Las posturas se piden al ponerlo a prueba.",
  },
  letGoTitle: {
    en: "Let go ({n})",
    es: "Retirados ({n})",
  },
  letGoBecause: { en: "Let go: {why}", es: "Retirado: {why}" },
  fromCluster: { en: "For the cluster “{sentence}”", es: "Para la agrupación «{sentence}»" },

  versions: { en: "Versions of agreement {n}", es: "Versiones del acuerdo {n}" },
  version: { en: "Version {n}", es: "Versión {n}" },
  superseded: {
    en: "This wording was replaced. Its stances stay with it.",
    es: "Este texto fue sustituido. Sus posturas se quedan con él.",
  },
  compare: { en: "Compare with version {n}", es: "Comparar con la versión {n}" },
  why: { en: "Why: {why}", es: "Por qué: {why}" },
  wordedBy: { en: "Worded by {who}, {date}", es: "Redactado por {who}, {date}" },

  askStance: { en: "Can you live with this?", es: "¿Puedes vivir con esto?" },
  said: { en: "What people said ({n})", es: "Lo que se ha dicho ({n})" },
  saidNothing: { en: "Nobody has answered yet.", es: "Todavía nadie ha respondido." },
  withoutWords: { en: "Without words: {who}", es: "Sin palabras: {who}" },
  people: { en: "{n} {n|person|people}", es: "{n} {n|persona|personas}" },
  condition: { en: "Condition: {condition}", es: "Condición: {condition}" },
  you: { en: "you", es: "tú" },

  objections: { en: "Open objections", es: "Objeciones abiertas" },
  objection: { en: "Open objection", es: "Objeción abierta" },
  yourObjection: { en: "Your objection", es: "Tu objeción" },
  objectionOf: { en: "Objection {i} of {n}", es: "Objeción {i} de {n}" },
  next: { en: "Next objection", es: "Siguiente objeción" },
  nextShort: { en: "Next", es: "Siguiente" },
  beforeShort: { en: "Previous", es: "Anterior" },
  before: { en: "Previous objection", es: "Objeción anterior" },
  wouldAccept: { en: "What would make it acceptable: {condition}", es: "Lo que lo haría aceptable: {condition}" },
  eased: { en: "Resolved by whoever raised it", es: "Resuelta por quien la planteó" },
  ease: { en: "My objection is resolved", es: "Mi objeción está resuelta" },
  easeHint: {
    en: "Once you say it is resolved it counts as a reservation. Your words stay on record.",
    es: "Si la das por resuelta, contará como reserva. Tus palabras quedan en la memoria.",
  },
  changeStance: { en: "Change my stance", es: "Cambiar mi postura" },
  answerObjection: { en: "Reword with this in mind", es: "Redactar teniéndola en cuenta" },
  onlyObjector: {
    en: "Only whoever objected can ease it.",
    es: "Solo quien objeta puede darla por resuelta.",
  },

  sources: { en: "Made from {n} {n|position|positions}", es: "Hecho a partir de {n} {n|posición|posiciones}" },
  beingReworded: { en: "A new wording is being prepared", es: "Se prepara un texto nuevo" },
  reword: { en: "Reword", es: "Redactar de nuevo" },
  rewordLabel: { en: "The wording", es: "El texto" },
  wordingMissing: { en: "Write the wording first.", es: "Escribe antes el texto." },
  keepDraft: { en: "Keep as a draft", es: "Guardar como borrador" },
  cancel: { en: "Cancel", es: "Cancelar" },
  changedTitle: {
    en: "{who} reworded it meanwhile",
    es: "{who} lo ha redactado de otra forma entretanto",
  },
  changedHint: {
    en: "Your text is kept below. Bring the two together, or choose one.",
    es: "Tu texto sigue abajo. Une los dos, o elige uno.",
  },
  takeTheirs: { en: "Take theirs", es: "Quedarme con el suyo" },
  keepMine: { en: "Keep mine", es: "Quedarme con el mío" },
  counter: { en: "{n} of 60 words", es: "{n} de 60 palabras" },
  counterLong: {
    en: "{n} words. Up to 60 are easier to hold in mind.",
    es: "{n} palabras. Hasta 60 se recuerdan mejor.",
  },

  test: { en: "Put to the test", es: "Poner a prueba" },
  testVersion: { en: "Put version {n} to the test", es: "Poner a prueba la versión {n}" },
  testFirst: {
    en: "Everybody is asked whether they can live with exactly these words. From then on a change makes a new version.",
    es: "Se preguntará a todo el mundo si puede vivir con estas palabras exactas. Desde ahí, un cambio es otra versión.",
  },
  testAgain: {
    en: "Everybody is asked again: stances stay with the words they were given on.",
    es: "Se volverá a preguntar a todo el mundo: las posturas se quedan con las palabras sobre las que se dieron.",
  },
  testWhy: { en: "What changed, and why?", es: "¿Qué cambia y por qué?" },
  testWhyMissing: {
    en: "Say in a line what changed and why: people compare.",
    es: "Di en una línea qué cambia y por qué: se comparará.",
  },
  testSources: {
    en: "It keeps {n} {n|position|positions} of its cluster as its sources.",
    es: "Guarda como origen {n} {n|posición|posiciones} de su agrupación.",
  },

  letGo: { en: "Let go", es: "Retirar" },
  letGoAsk: { en: "Let agreement {n} go", es: "Retirar el acuerdo {n}" },
  letGoHint: {
    en: "It leaves the floor and stays in the minutes, with this reason.",
    es: "Sale del suelo y queda en el acta, con este motivo.",
  },
  letGoWhy: { en: "Why does the group let it go?", es: "¿Por qué lo retira el grupo?" },
  letGoWhyMissing: { en: "Say why: it will be in the minutes.", es: "Di por qué: quedará en el acta." },

  dialogTitle: { en: "Word an agreement", es: "Redactar un acuerdo" },
  dialogHint: {
    en: "Not the best text: the smallest one that everybody could live with.",
    es: "No el mejor texto: el más pequeño con el que todo el mundo podría vivir.",
  },
  dialogPositions: { en: "What has been said ({n})", es: "Lo que se ha dicho ({n})" },
  dialogNoPositions: { en: "No positions in this cluster yet.", es: "Todavía no hay posiciones en esta agrupación." },
  placeholder: {
    en: "We agree that …",
    es: "Acordamos que …",
  },

  planks: { en: "The floor, plank by plank", es: "El suelo, tabla a tabla" },
  hands: { en: "Hands", es: "Manos" },
  noHands: { en: "Nobody has put a hand to it yet.", es: "Todavía sin manos." },
  handsBy: { en: "by {date}", es: "para el {date}" },
  forOrganization: { en: "for {organization}", es: "por {organization}" },
} as const satisfies Record<string, Sentence>;
