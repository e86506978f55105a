import type { Phase } from "../nouns/board/phase.ts";
import type { Sentence } from "./say.ts";

/** Phases, people and the settings of a board. */

export const facilitate = {
  phases: { en: "Where we are", es: "Dónde estamos" },
  phaseNow: { en: "{phase}, where we are now", es: "{phase}, donde estamos ahora" },
  moveTo: { en: "Move everybody to the phase “{phase}”", es: "Pasar a todo el mundo a la fase «{phase}»" },
  phasesHint: {
    en: "Phases guide and never lock: everything can be done at any time.",
    es: "Las fases orientan y nunca cierran nada: todo se puede hacer en cualquier momento.",
  },
  people: { en: "People", es: "Personas" },
  counts: {
    en: "{people} {people|person|people}, {organizations} {organizations|organisation|organisations}",
    es: "{people} {people|persona|personas}, {organizations} {organizations|organización|organizaciones}",
  },
  countsAlone: {
    en: "{people} {people|person|people}, on their own behalf",
    es: "{people} {people|persona|personas}, a título personal",
  },
  alone: { en: "On their own behalf", es: "A título personal" },
  brings: { en: "Brings: {what}", es: "Trae: {what}" },
  you: { en: "you", es: "tú" },
  here: { en: "here now", es: "aquí ahora" },
  unheard: { en: "Answers missing", es: "Faltan respuestas" },
  lacking: { en: "{who}:", es: "{who}:" },
  unheardOn: {
    en: "answer missing on {n|agreement|agreements} {list}",
    es: "falta su respuesta sobre {n|el acuerdo|los acuerdos} {list}",
  },
  unheardCount: {
    en: "{n} {n|answer|answers} missing on agreement {agreement}",
    es: "{n|Falta|Faltan} {n} {n|respuesta|respuestas} sobre el acuerdo {agreement}",
  },
  allHeard: {
    en: "Everybody expected has answered on every agreement.",
    es: "Todas las personas a las que se espera han respondido a cada acuerdo.",
  },
  absent: { en: "Has sent apologies", es: "Excusa su asistencia" },
  noteAbsent: {
    en: "Note apologies, take somebody off the board, or join two who are one person",
    es: "Anotar quién excusa su asistencia, sacar a alguien o juntar a dos que son la misma persona",
  },
  noteAbsentHint: {
    en: "The answers of those who have sent apologies are not waited for. Whoever is taken off the board is out, and their answers do not count.",
    es: "Las respuestas de quien excusa su asistencia no se esperan. Si sacas a alguien, deja de estar en el tablero y sus respuestas no cuentan.",
  },
  remove: { en: "Take off the board", es: "Sacar del tablero" },
  removeTitle: { en: "Take {name} off the board?", es: "¿Sacar a {name} del tablero?" },
  removeText: {
    en: "They are out at once, and cannot come back in with this device. Their answers no longer count, and what they put on the table is no longer shown; the record keeps all of it. You can let them back in.",
    es: "Sale ahora mismo y no puede volver a entrar con ese dispositivo. Sus respuestas dejan de contar y lo que puso en la mesa deja de verse; el registro lo guarda todo. Puedes permitirle volver.",
  },
  removeWhy: { en: "Why? Everybody can read it in the record.", es: "¿Por qué? Se podrá leer en el registro." },
  removeWhyMissing: {
    en: "Say why: they will read it, and so will the others.",
    es: "Di por qué: lo leerá esa persona, y también las demás.",
  },
  removeSilent: { en: "Take off those who have said nothing ({n})", es: "Sacar a quienes no han dicho nada ({n})" },
  removeDrawn: {
    en: "What they drew stays on the board. On a laptop, “{menu}” in the menu removes it.",
    es: "Lo que haya dibujado sigue en el tablero. En un portátil, «{menu}», en el menú, lo quita.",
  },
  removeSilentText: {
    en: "They have said nothing and are not connected now: somebody may have made them up. Whoever is ticked is taken off, and is waited for no longer. You can let each of them back in. Close the board’s door first if more keep coming.",
    es: "No han dicho nada y ahora no tienen conexión: puede que alguien se los haya inventado. Sale quien tenga la marca, y ya no se le espera. Puedes permitir volver a cada cual. Si siguen llegando más, cierra antes la puerta del tablero.",
  },
  removeChosen: { en: "Take off the board ({n})", es: "Sacar del tablero ({n})" },
  removeNone: { en: "Tick who is to be taken off.", es: "Marca a quién hay que sacar." },
  removeSome: { en: "Take several off the board", es: "Sacar a varias personas del tablero" },
  removeSomeText: {
    en: "Whoever you tick is out at once, with what they put on the table, and their answers no longer count; the record keeps all of it. You can let each of them back in. Close the board’s door first if more keep coming.",
    es: "Quien marques sale ahora mismo, con lo que puso en la mesa, y sus respuestas dejan de contar; el registro lo guarda todo. Puedes permitir volver a cada cual. Si siguen llegando más, cierra antes la puerta del tablero.",
  },
  tickNewest: { en: "Tick the newest ({n})", es: "Marcar lo más reciente ({n})" },
  tickFrom: { en: "Tick all from {from} ({n})", es: "Marcar todo lo de {from} ({n})" },
  untick: { en: "Untick all", es: "Quitar todas las marcas" },
  came: { en: "Came in: {when}", es: "Entró: {when}" },
  removeGoes: {
    en: "{n} {n|position goes|positions go} off the table with that.",
    es: "Con eso {n|sale|salen} de la mesa {n} {n|posición|posiciones}.",
  },
  removeAnswered: {
    en: "Others have answered {n} {n|position|positions}: {n|it comes|they come} back, with their answers, if you let {n|its author|their authors} back in.",
    es: "Otras personas han respondido a {n} {n|posición|posiciones}: {n|vuelve|vuelven}, con sus respuestas, si permites volver a quien {n|la|las} puso.",
  },
  removed: { en: "Taken off the board ({n})", es: "Fuera del tablero ({n})" },
  removedBy: { en: "{who}: {why}", es: "{who}: {why}" },
  restore: { en: "Let back in", es: "Permitir que vuelva" },
  notTakingPart: { en: "does not answer", es: "no da respuestas" },
  editCard: { en: "Who I am here", es: "Quién soy aquí" },
  save: { en: "Save", es: "Guardar" },
  cancel: { en: "Cancel", es: "Cancelar" },

  settings: { en: "Board settings", es: "Ajustes del tablero" },
  links: { en: "Links", es: "Enlaces" },
  boardTitle: { en: "Title", es: "Título" },
  titleMissing: { en: "The board needs a title.", es: "El tablero necesita un título." },
  objective: { en: "Objective", es: "Objetivo" },
  objectiveMissing: { en: "The board needs its objective.", es: "El tablero necesita su objetivo." },
  objectiveHint: {
    en: "What brings the group together, in one sentence. It stays in sight.",
    es: "Para qué se reúne el grupo, en una frase. Queda siempre a la vista.",
  },
  language: { en: "Language of the board and its minutes", es: "Idioma del tablero y de su acta" },
  voices: { en: "Voices", es: "Voces" },
  voicesNamed: { en: "With names", es: "Con nombre" },
  voicesAnonymous: { en: "Anonymous", es: "Anónimas" },
  voicesFixed: { en: "Decided when the board was opened.", es: "Se decidió al abrir el tablero." },
  settingsHint: { en: "Only whoever mediates can change these.", es: "Solo puede cambiarlo quien media." },
} as const satisfies Record<string, Sentence>;

/** What a phase is for, in a line. */
export const phaseHints: Readonly<Record<Phase, Sentence>> = {
  gather: { en: "Everyone writes what they want and need", es: "Cada cual escribe lo que quiere y necesita" },
  weigh: { en: "Everyone responds to each position", es: "Cada cual responde a cada posición" },
  cluster: { en: "Put together what converges", es: "Juntar lo que converge" },
  agree: {
    en: "Word what everybody can live with, and test it",
    es: "Redactar lo que todo el mundo puede aceptar y ponerlo a prueba",
  },
  commit: { en: "Say what each person takes on", es: "Decir a qué se compromete cada cual" },
  close: { en: "Read the minutes together", es: "Leer el acta en común" },
};
