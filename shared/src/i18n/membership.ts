import type { Sentence } from "./say.ts";

/** Leaving a group, and coming back to it. */

export const membership = {
  leave: { en: "Leave this group", es: "Dejar este grupo" },
  leaveHint: {
    en: "If you leave, what you have said stays and counts, nobody waits for you, and you can come back whenever you like.",
    es: "Si lo dejas, lo que has dicho se queda y cuenta, nadie te espera, y puedes volver cuando quieras.",
  },
  gone: {
    en: "You have left this group. What you said stays and counts.",
    es: "Has dejado este grupo. Lo que dijiste se queda y cuenta.",
  },
  comeBack: { en: "Come back to the group", es: "Volver al grupo" },
  left: { en: "left", es: "se fue" },
} as const satisfies Record<string, Sentence>;
