import type { Phase } from "../phase.ts";
import type { Sentence } from "./say.ts";

/** Phases, people and the settings of a board. */

export const facilitate = {
  phases: { en: "Where we are", es: "Dónde estamos" },
  phaseNow: { en: "{phase}, where we are now", es: "{phase}, donde estamos ahora" },
  moveTo: { en: "Move everybody to: {phase}", es: "Llevar a todo el mundo a: {phase}" },
  phasesHint: {
    en: "Phases guide and never lock: everything can be done at any time.",
    es: "Las fases guían y nunca cierran: todo se puede hacer en cualquier momento.",
  },
  people: { en: "People", es: "Personas" },
  counts: {
    en: "{people} {people|person|people}, {organizations} {organizations|organisation|organisations}",
    es: "{people} {people|persona|personas}, {organizations} {organizations|organización|organizaciones}",
  },
  alone: { en: "On their own account", es: "A título personal" },
  brings: { en: "Brings: {what}", es: "Trae: {what}" },
  you: { en: "you", es: "tú" },
  here: { en: "here now", es: "aquí ahora" },
  unheard: { en: "Not heard yet", es: "Falta escuchar" },
  unheardOn: {
    en: "not heard on {n|agreement|agreements} {list}",
    es: "sin escuchar sobre {n|el acuerdo|los acuerdos} {list}",
  },
  unheardCount: {
    en: "{n} {n|answer|answers} missing on agreement {agreement}",
    es: "{n|Falta|Faltan} {n} {n|respuesta|respuestas} sobre el acuerdo {agreement}",
  },
  allHeard: {
    en: "Everybody expected has been heard on every agreement.",
    es: "Se ha escuchado a todas las personas sobre cada acuerdo.",
  },
  absent: { en: "Absent with notice", es: "Ausencia avisada" },
  noteAbsent: { en: "Note who is absent, or take somebody off", es: "Anotar ausencias o quitar a alguien" },
  noteAbsentHint: {
    en: "Nobody waits for the answers of those who are absent with notice. Whoever is taken off is out, and their answers do not count.",
    es: "No se esperan las respuestas de quien ha avisado de su ausencia. A quien se quita, sale y sus respuestas no cuentan.",
  },
  remove: { en: "Take off the board", es: "Quitar del tablero" },
  removeTitle: { en: "Take {name} off the board?", es: "¿Quitar a {name} del tablero?" },
  removeText: {
    en: "They are out at once, and do not come back in with this device. Their answers no longer count, and what they put on the table goes off it; the record keeps all of it. You can let them back in.",
    es: "Sale ahora mismo y no vuelve a entrar con ese dispositivo. Sus respuestas dejan de contar y lo que puso en la mesa sale de ella; la memoria lo guarda todo. Puedes dejarle volver.",
  },
  removeWhy: { en: "Why? Everybody can read it in the record.", es: "¿Por qué? Se podrá leer en la memoria." },
  removeWhyMissing: {
    en: "Say why: they will read it, and so will the others.",
    es: "Di por qué: lo leerá esa persona, y también las demás.",
  },
  removed: { en: "Taken off the board ({n})", es: "Fuera del tablero ({n})" },
  removedBy: { en: "{who}: {why}", es: "{who}: {why}" },
  restore: { en: "Let back in", es: "Dejar volver" },
  notTakingPart: { en: "without a stance of their own", es: "sin postura propia" },
  editCard: { en: "Change my card", es: "Cambiar mi tarjeta" },
  save: { en: "Keep", es: "Guardar" },
  cancel: { en: "Cancel", es: "Cancelar" },

  settings: { en: "Board settings", es: "Ajustes del tablero" },
  links: { en: "Links", es: "Enlaces" },
  boardTitle: { en: "Title", es: "Título" },
  titleMissing: { en: "The board needs a title.", es: "El tablero necesita un título." },
  objective: { en: "Objective", es: "Objetivo" },
  objectiveMissing: { en: "The board needs its objective.", es: "El tablero necesita su objetivo." },
  objectiveHint: {
    en: "What brings you together, in one sentence. It stays in sight.",
    es: "Lo que os reúne, en una frase. Queda siempre a la vista.",
  },
  language: { en: "Language of the board and its minutes", es: "Idioma del tablero y de su acta" },
  es: { en: "Español", es: "Español" },
  en: { en: "English", es: "English" },
  voices: { en: "Voices", es: "Voces" },
  voicesNamed: { en: "With names", es: "Con nombre" },
  voicesAnonymous: { en: "Anonymous", es: "Anónimas" },
  voicesFixed: { en: "Decided when the board was opened.", es: "Se decidió al abrir el tablero." },
  settingsHint: { en: "Mediators can change these.", es: "Lo puede cambiar quien media." },
} as const satisfies Record<string, Sentence>;

/** What a phase is for, in a line. */
export const phaseHints: Readonly<Record<Phase, Sentence>> = {
  gather: { en: "Everyone writes what they want and need", es: "Cada cual escribe lo que quiere y necesita" },
  weigh: { en: "Everyone responds to each position", es: "Cada cual responde a cada posición" },
  cluster: { en: "Put together what converges", es: "Juntar lo que converge" },
  agree: {
    en: "Word what everybody can live with, and test it",
    es: "Redactar lo que vale para todo el mundo y ponerlo a prueba",
  },
  commit: { en: "Say what each one brings", es: "Decir qué trae cada cual" },
  close: { en: "Read the minutes together", es: "Leer el acta en común" },
};
