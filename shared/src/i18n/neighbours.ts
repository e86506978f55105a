import type { Sentence } from "./say.ts";

/** Suggestions of what may belong together: always questions, nothing moves by itself. */

export const neighbours = {
  title: { en: "Similar positions", es: "Posiciones parecidas" },
  look: { en: "Find similar positions", es: "Buscar posiciones parecidas" },
  lookMore: { en: "Include less similar ones", es: "Incluir las menos parecidas" },
  hint: {
    en: "Positions with similar words. Nothing moves until somebody says yes.",
    es: "Posiciones con palabras parecidas. Nada se mueve hasta que alguien diga que sí.",
  },
  stop: { en: "Stop", es: "Parar" },
  none: {
    en: "No more positions with words this similar.",
    es: "No hay más posiciones con palabras tan parecidas.",
  },
  noneAtAll: {
    en: "No more similar positions. Only people can see what belongs together without sharing words.",
    es: "No hay más posiciones parecidas. Lo que va junto sin compartir palabras solo lo ve quien las lee.",
  },
  together: { en: "Together?", es: "¿Juntas?" },
  yes: { en: "Yes, put them together", es: "Sí, juntarlas" },
  no: { en: "No, leave them apart", es: "No, dejarlas separadas" },
  opposite: { en: "Same subject, opposite view", es: "Mismo tema, visión opuesta" },
  bridge: {
    en: "What could both sides live with? Asking that can build a bridge.",
    es: "¿Qué podrían aceptar ambas partes? Esa es la pregunta para tender un puente.",
  },
  seen: { en: "Seen", es: "Visto" },
  failed: {
    en: "This browser could not compare the positions.",
    es: "Este navegador no ha podido comparar las posiciones.",
  },
  alike: { en: "More like this one", es: "Más como esta" },
  alikeTitle: { en: "Positions like this one", es: "Posiciones como esta" },
  alikeNone: {
    en: "No other position shares words with this one.",
    es: "Ninguna otra posición comparte palabras con esta.",
  },
  alikeHint: { en: "The most similar words first.", es: "Primero, las de palabras más parecidas." },
  inIts: { en: "Already in its cluster", es: "Ya está en su agrupación" },
  inOther: { en: "In: {cluster}", es: "En: {cluster}" },
  chooseFirst: { en: "Choose at least one.", es: "Elige al menos una." },
  bring: { en: "Bring here ({n})", es: "Traer aquí ({n})" },
  bringHint: {
    en: "They go into the cluster of this position, or a new one.",
    es: "Pasan a la agrupación de esta posición, o a una nueva.",
  },
} as const satisfies Record<string, Sentence>;
