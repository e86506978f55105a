import type { Sentence } from "./say.ts";

/** Taking words out of the record for good: what the button says, and what one should know before. */

export const withholding = {
  words: { en: "Take the words out for good", es: "Retirar las palabras para siempre" },
  name: { en: "Take my name out for good", es: "Retirar mi nombre para siempre" },
  theirName: { en: "Take the name out for good", es: "Retirar el nombre para siempre" },
  ask: { en: "Take these words out for good?", es: "¿Retirar estas palabras para siempre?" },
  askName: { en: "Take the name out for good?", es: "¿Retirar el nombre para siempre?" },
  what: {
    en: "They go from the board, the record, the minutes and every export. Nobody can bring them back, and the record says that they are gone.",
    es: "Desaparecen del tablero, del registro, del acta y de toda descarga. Nadie puede recuperarlas, y el registro dice que ya no están.",
  },
  whatName: {
    en: "What was said stays and counts; in the place of the name stands “somebody without a name”, or “a member who left”. Nobody can bring it back.",
    es: "Lo dicho se queda y cuenta; en lugar del nombre pone «alguien sin nombre», o «un miembro que se fue». Nadie puede recuperarlo.",
  },
  copies: {
    en: "Backups, files and minutes that somebody has saved before keep it, and so do devices that do not come back.",
    es: "Las copias de seguridad, los archivos y las actas que alguien guardó antes lo conservan, y también los dispositivos que no vuelvan.",
  },
  why: { en: "Why", es: "Por qué" },
  whyHint: {
    en: "Stands in the record. Do not repeat what is to go.",
    es: "Queda en el registro. No repitas lo que ha de desaparecer.",
  },
  whyMissing: { en: "Say why, without what is to go.", es: "Di por qué, sin lo que ha de desaparecer." },
  cancel: { en: "Cancel", es: "Cancelar" },
  confirm: { en: "Take out for good", es: "Retirar para siempre" },
} as const satisfies Record<string, Sentence>;
