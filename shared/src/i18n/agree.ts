import type { Sentence } from "./say.ts";

/** Wording agreements, testing them, and the floor that they make. */

export const agree = {
  agreement: { en: "Agreement {n}", es: "Acuerdo {n}" },
  emptyTitle: { en: "No agreement yet", es: "Todavía no hay acuerdos" },
  empty: {
    en: "When positions converge, word what everybody can live with, and put it to the test.",
    es: "Cuando las posiciones convergen, redacta lo que todo el mundo pueda aceptar y ponlo a prueba.",
  },
  emptyObserving: {
    en: "As soon as somebody words an agreement, you can read it here.",
    es: "En cuanto alguien redacte un acuerdo, podrás leerlo aquí.",
  },
  wordIt: { en: "Word an agreement", es: "Redactar un acuerdo" },
  drafts: { en: "Drafts", es: "Borradores" },
  draftsHint: {
    en: "Anyone may change the text of a draft. Stances are asked for once it is put to the test.",
    es: "Cualquiera puede cambiar el texto de un borrador. Las posturas se piden al ponerlo a prueba.",
  },
  letGoTitle: {
    en: "Withdrawn ({n})",
    es: "Retirados ({n})",
  },
  letGoBecause: { en: "Withdrawn: {why}", es: "Retirado: {why}" },
  fromCluster: { en: "For the cluster “{sentence}”", es: "Para la agrupación «{sentence}»" },

  versions: { en: "Versions of agreement {n}", es: "Versiones del acuerdo {n}" },
  version: { en: "Version {n}", es: "Versión {n}" },
  superseded: {
    en: "This text was replaced. What people answered here counts for this text only.",
    es: "Este texto fue sustituido. Lo que se respondió aquí vale solo para este texto.",
  },
  compare: { en: "Compare with version {n}", es: "Comparar con la versión {n}" },
  why: { en: "Why: {why}", es: "Por qué: {why}" },
  wordedBy: { en: "Worded by {who}, {date}", es: "Redactado por {who}, {date}" },

  askStance: { en: "Can you live with this?", es: "¿Puedes aceptarlo?" },
  said: { en: "What people said ({n})", es: "Lo que se ha dicho ({n})" },
  saidNothing: { en: "Nobody has answered yet.", es: "Todavía nadie ha respondido." },
  withoutWords: { en: "Nothing added: {who}", es: "Sin añadir nada: {who}" },
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
    en: "Once you say it is resolved, it counts as a reservation. Your words stay in the record.",
    es: "Si la das por resuelta, contará como reserva. Tus palabras quedan en el registro.",
  },
  changeStance: { en: "Change my stance", es: "Cambiar mi postura" },
  answerObjection: { en: "Change the text with this in mind", es: "Cambiar el texto teniéndola en cuenta" },
  onlyObjector: {
    en: "Only the person who objected can mark it as resolved.",
    es: "Solo quien objetó puede darla por resuelta.",
  },

  sources: { en: "Made from {n} {n|position|positions}", es: "Hecho a partir de {n} {n|posición|posiciones}" },
  beingReworded: { en: "A new text is being prepared", es: "Se prepara un texto nuevo" },
  reword: { en: "Change the text", es: "Cambiar el texto" },
  rewordLabel: { en: "The text", es: "El texto" },
  wordingMissing: { en: "Write the text first.", es: "Escribe antes el texto." },
  keepDraft: { en: "Keep as a draft", es: "Guardar como borrador" },
  cancel: { en: "Cancel", es: "Cancelar" },
  changedTitle: {
    en: "{who} changed the text while you were writing",
    es: "{who} ha cambiado el texto mientras escribías",
  },
  changedElsewhere: {
    en: "You changed the text on another screen while you were writing here",
    es: "Has cambiado el texto en otra pantalla mientras escribías aquí",
  },
  changedHint: {
    en: "Your text is kept below. Bring the two together, or choose one.",
    es: "Tu texto sigue abajo. Une los dos o elige uno.",
  },
  takeTheirs: { en: "Take the new one", es: "Quedarme con el nuevo" },
  keepMine: { en: "Keep mine", es: "Quedarme con el mío" },
  counter: {
    en: "{n} {n|word|words}. Up to 60 are easier to hold in mind.",
    es: "{n} {n|palabra|palabras}. Hasta 60 se recuerdan mejor.",
  },

  test: { en: "Put to the test", es: "Poner a prueba" },
  testVersion: { en: "Put version {n} to the test", es: "Poner a prueba la versión {n}" },
  testFirst: {
    en: "Everybody is asked whether they can live with exactly these words. From then on, any change makes a new version.",
    es: "Se preguntará a todo el mundo si puede aceptar exactamente estas palabras. Desde ese momento, cualquier cambio será una versión nueva.",
  },
  testAgain: {
    en: "Everybody is asked again: an answer counts only for the text it was given to.",
    es: "Se volverá a preguntar a todo el mundo: cada respuesta vale solo para el texto al que se dio.",
  },
  testWhy: { en: "What changed, and why?", es: "¿Qué cambia y por qué?" },
  testWhyMissing: {
    en: "Write in one line what changed and why, so that people can compare.",
    es: "Escribe en una línea qué cambia y por qué, para poder comparar.",
  },
  testSources: {
    en: "It keeps {n} {n|position|positions} of its cluster as its sources.",
    es: "Guarda como origen {n} {n|posición|posiciones} de su agrupación.",
  },

  letGo: { en: "Withdraw this agreement", es: "Retirar el acuerdo" },
  letGoAsk: { en: "Withdraw agreement {n}", es: "Retirar el acuerdo {n}" },
  letGoHint: {
    en: "It no longer counts in the floor; it stays in the minutes, with this reason.",
    es: "Ya no cuenta en el suelo común; en el acta queda con este motivo.",
  },
  letGoWhy: { en: "Why does the group withdraw it?", es: "¿Por qué lo retira el grupo?" },
  letGoWhyMissing: { en: "Say why: it will be in the minutes.", es: "Di por qué: quedará en el acta." },

  dialogTitle: { en: "Word an agreement", es: "Redactar un acuerdo" },
  dialogHint: {
    en: "You need not find the best text, only the smallest one that everybody can live with.",
    es: "No hace falta el mejor texto, sino el mínimo que todo el mundo pueda aceptar.",
  },
  dialogPositions: { en: "Positions in this cluster ({n})", es: "Posiciones de la agrupación ({n})" },
  dialogNoPositions: { en: "No positions in this cluster yet.", es: "Todavía no hay posiciones en esta agrupación." },
  placeholder: {
    en: "We agree that…",
    es: "Acordamos que…",
  },

  planks: { en: "The floor, plank by plank", es: "El suelo común, tabla por tabla" },
  hands: { en: "Who carries it", es: "Quién lo lleva" },
  noHands: { en: "Nobody has taken anything on yet.", es: "Todavía nadie se ha comprometido." },
  handsBy: { en: "by {date}", es: "para el {date}" },
} as const satisfies Record<string, Sentence>;
