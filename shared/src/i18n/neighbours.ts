import type { Sentence } from "./say.ts";

/** Suggestions of what may belong together: always questions, nothing moves by itself. */

export const neighbours = {
  title: { en: "Neighbours", es: "Posiciones vecinas" },
  look: { en: "Look for neighbours", es: "Buscar posiciones vecinas" },
  lookMore: { en: "Look further afield", es: "Buscar más lejos" },
  hint: {
    en: "Positions with similar words. Nothing moves until somebody says yes.",
    es: "Posiciones con palabras parecidas. Nada se mueve hasta que alguien diga que sí.",
  },
  looking: { en: "Looking…", es: "Buscando…" },
  stop: { en: "Stop", es: "Parar" },
  none: {
    en: "No new neighbours with words this similar.",
    es: "No hay más posiciones con palabras tan parecidas.",
  },
  noneAtAll: {
    en: "No more neighbours. What belongs together without sharing words, only you can see.",
    es: "No hay más posiciones vecinas. Lo que va junto sin compartir palabras solo lo podéis ver vosotros.",
  },
  together: { en: "Together?", es: "¿Juntas?" },
  yes: { en: "Yes", es: "Sí" },
  no: { en: "No", es: "No" },
  opposite: { en: "Same subject, opposite view", es: "Mismo tema, visión opuesta" },
  bridge: {
    en: "What could both sides live with? That is the question for a bridge.",
    es: "¿Con qué podrían vivir ambas partes? Esa es la pregunta para tender un puente.",
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
