import type { Sentence } from "./say.ts";

/** The screen of the room: read by everybody from afar, touched by nobody. */

export const wall = {
  title: { en: "Screen of the room", es: "Pantalla de la sala" },
  toBoard: { en: "To the board", es: "Ir al tablero" },
  fullScreen: { en: "Full screen", es: "Pantalla completa" },
  notFull: { en: "Leave full screen", es: "Salir de pantalla completa" },
  comeIn: { en: "Come in", es: "Entra" },
  onBoard: { en: "{n} on the board", es: "{n} en el tablero" },
  here: { en: "Connected now: {list}", es: "Con conexión ahora: {list}" },
  more: { en: "{n} more", es: "{n} más" },
  haveAnswered: {
    en: "{n} {n|person has|people have} answered positions",
    es: "{n} {n|persona ha respondido|personas han respondido} a posiciones",
  },
  noPositions: { en: "No positions yet.", es: "Todavía no hay posiciones." },
  noClusters: { en: "No clusters yet.", es: "Todavía no hay agrupaciones." },
  loose: { en: "{n} {n|position|positions} in no cluster", es: "{n} {n|posición|posiciones} sin agrupar" },
  inCluster: { en: "{n} {n|position|positions}", es: "{n} {n|posición|posiciones}" },
  noAgreements: { en: "No agreement is being tested yet.", es: "Todavía no hay ningún acuerdo a prueba." },
  others: { en: "Other agreements ({n})", es: "Otros acuerdos ({n})" },
  noStanding: { en: "No agreement stands yet.", es: "Todavía no hay ningún acuerdo que se sostenga." },
} as const satisfies Record<string, Sentence>;
