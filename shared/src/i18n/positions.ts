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
  you: { en: "you", es: "tú" },
  respond: { en: "Respond", es: "Responder" },
  myStance: { en: "My stance: {grade}", es: "Mi postura: {grade}" },
  find: { en: "Find on the board", es: "Ver en el tablero" },
  whyNoStance: {
    en: "You mediate without answering yourself. In “Who I am here” you can choose to take part.",
    es: "Medias sin dar respuestas. En «Quién soy aquí» puedes elegir participar.",
  },
} satisfies Record<string, Sentence>;

/** What somebody does with a position of their own. */
export const ownPosition = {
  quoted: { en: "“{text}”", es: "«{text}»" },
  withdrawTitle: { en: "Withdraw this position?", es: "¿Retirar esta posición?" },
  withdrawText: {
    en: "This cannot be undone. It is no longer shown; the record still says that it was written.",
    es: "No se puede deshacer. Deja de verse; en el registro consta que se escribió.",
  },
  keepIt: { en: "Keep it", es: "Conservarla" },
  answeredAlready: {
    en: "There are answers or comments already, so the text cannot be changed. You can write another position.",
    es: "Ya hay respuestas o comentarios, así que el texto no se puede cambiar. Puedes escribir otra posición.",
  },
} satisfies Record<string, Sentence>;
