import type { Sentence } from "../say.ts";

/** Clusters: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "cluster.named": {
    en: "{who} gave a cluster its sentence: “{sentence}”",
    es: "{who} dio su frase a una agrupación: «{sentence}»",
  },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  unnamed: { en: "{who} left a cluster without a sentence", es: "{who} dejó una agrupación sin frase" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  clusterNew: { en: "New cluster, without a sentence yet.", es: "Agrupación nueva, aún sin frase." },
  clusterUnnamed: { en: "The cluster has no sentence now.", es: "La agrupación se queda sin frase." },
  clusterNamed: { en: "The cluster says: “{sentence}”.", es: "La agrupación dice: «{sentence}»." },
} as const satisfies Record<string, Sentence>;
