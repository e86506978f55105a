import type { Sentence } from "./say.ts";

/** What a screen reader is told of one's own acts and of what others do; short, because it interrupts. */
export const spoken = {
  boardChanged: { en: "Settings saved.", es: "Ajustes guardados." },
  phase: { en: "Everybody is now in the phase “{phase}”.", es: "Todo el mundo está ahora en la fase «{phase}»." },
  doorOpen: { en: "The door is open.", es: "La puerta está abierta." },
  doorClosed: { en: "The door is closed.", es: "La puerta está cerrada." },
  cardChanged: { en: "Your details are saved.", es: "Tus datos están guardados." },
  excused: { en: "{name} has sent apologies.", es: "{name} excusa su asistencia." },
  expected: { en: "{name} is expected again.", es: "Se espera de nuevo a {name}." },
  excusedCount: { en: "{n} {n|has|have} sent apologies.", es: "{n} {n|excusa|excusan} su asistencia." },
  removed: { en: "{name} is off the board.", es: "{name} está fuera del tablero." },
  restored: { en: "{name} may come back in.", es: "{name} puede volver a entrar." },
  placed: { en: "Your position is on the table.", es: "Tu posición está en la mesa." },
  reworded: { en: "Your position is changed.", es: "Tu posición está cambiada." },
  withdrawn: { en: "Your position is withdrawn.", es: "Tu posición está retirada." },
  answered: { en: "Your answer: {grade}.", es: "Tu respuesta: {grade}." },
  answeredOn: { en: "Your answer to agreement {n}: {grade}.", es: "Tu respuesta al acuerdo {n}: {grade}." },
  withWords: { en: "With what you wrote.", es: "Con lo que has escrito." },
  takenBack: { en: "Your answer is taken back.", es: "Has retirado tu respuesta." },
  eased: { en: "Your objection is resolved.", es: "Tu objeción está resuelta." },
  clusterNew: { en: "New cluster, without a sentence yet.", es: "Agrupación nueva, aún sin frase." },
  clusterNamed: { en: "The cluster says: “{sentence}”.", es: "La agrupación dice: «{sentence}»." },
  drafted: { en: "Agreement {n}: draft saved.", es: "Acuerdo {n}: borrador guardado." },
  tested: { en: "Agreement {n}, version {v}, put to the test.", es: "Acuerdo {n}, versión {v}, puesto a prueba." },
  letGo: { en: "Agreement {n} is let go.", es: "El acuerdo {n} está retirado." },
  committed: { en: "Your commitment: {text}", es: "Tu compromiso: {text}" },
  joined: { en: "You have joined in.", es: "Te has sumado." },
  declined: { en: "You take no part in it.", es: "No tomas parte." },
  reported: { en: "Your commitment: {state}.", es: "Tu compromiso: {state}." },
  uncommitted: { en: "Your commitment is withdrawn.", es: "Tu compromiso está retirado." },

  intoCluster: { en: "Now in the cluster “{cluster}”.", es: "Ahora en la agrupación «{cluster}»." },
  intoUnnamed: { en: "Now in a cluster without a sentence.", es: "Ahora en una agrupación sin frase." },
  outOfClusters: { en: "Now in no cluster.", es: "Ahora en ninguna agrupación." },
  offBoard: {
    en: "{n} {n|thing|things} taken off the board. Undo brings {n|it|them} back.",
    es: "{n} {n|cosa quitada|cosas quitadas} del tablero. Deshacer {n|la|las} devuelve.",
  },

  again: { en: "You are asked for your answer again.", es: "Se te vuelve a pedir tu respuesta." },
  stands: { en: "Agreement {n}: {standing}.", es: "Acuerdo {n}: {standing}." },
  more: { en: "And {n} {n|thing|things} more.", es: "Y {n} {n|cosa|cosas} más." },
  arrived: {
    en: "{list} {n|has|have} come in. {all} inside.",
    es: "{n|Ha|Han} entrado {list}. {all} dentro.",
  },
} as const satisfies Record<string, Sentence>;
