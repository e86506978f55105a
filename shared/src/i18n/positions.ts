import type { Sentence } from "./say.ts";

/** Reading all positions. */
export const positionList = {
  all: { en: "All", es: "Todas" },
  filter: { en: "Show", es: "Mostrar" },
  search: { en: "Search in the positions", es: "Buscar en las posiciones" },
  onlyMine: { en: "Only mine", es: "Solo las mías" },
  found: { en: "{n} {n|position|positions}", es: "{n} {n|posición|posiciones}" },
  none: { en: "Nothing on the table yet", es: "Todavía no hay nada en la mesa" },
  noneText: {
    en: "Positions appear here as people write them.",
    es: "Las posiciones aparecen aquí según se escriben.",
  },
  more: { en: "Show {n} more", es: "Mostrar {n} más" },
  notFound: { en: "Nothing matches", es: "Nada coincide" },
  notFoundText: { en: "Try another word or kind.", es: "Prueba con otra palabra u otro tipo." },
  from: { en: "{name} · {organization}", es: "{name} · {organization}" },
  you: { en: "you", es: "tú" },
  respond: { en: "Respond", es: "Responder" },
  myStance: { en: "My stance: {grade}", es: "Mi postura: {grade}" },
  find: { en: "Find on the board", es: "Ver en el tablero" },
  whyNoStance: {
    en: "You mediate without a stance of your own. In 'Who I am here' you can choose to take part.",
    es: "Medias sin postura propia. En «Quién soy aquí» puedes elegir tomar parte.",
  },
} satisfies Record<string, Sentence>;

/** What somebody does with a position of their own. */
export const ownPosition = {
  withdrawTitle: { en: "Withdraw this position?", es: "¿Retirar esta posición?" },
  withdrawText: {
    en: "It leaves the table. The record keeps that it was here.",
    es: "Sale de la mesa. La memoria guarda que estuvo.",
  },
  keepIt: { en: "Leave it", es: "Dejarla" },
  answeredAlready: {
    en: "Somebody has responded to these words: now they stay. You can write another.",
    es: "Ya hay quien respondió a estas palabras: se quedan. Puedes escribir otra.",
  },
} satisfies Record<string, Sentence>;
