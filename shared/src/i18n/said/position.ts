import type { Sentence } from "../say.ts";

/** Positions: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "position.placed": { en: "{who} wrote: “{text}”", es: "{who} escribió: «{text}»" },
  "position.reworded": {
    en: "{who} changed the text of a position: “{text}”",
    es: "{who} cambió el texto de su posición: «{text}»",
  },
  "position.withdrawn": { en: "{who} withdrew “{text}”", es: "{who} retiró «{text}»" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  placed: { en: "Your position is on the table.", es: "Tu posición está en la mesa." },
  reworded: { en: "Your position is changed.", es: "Tu posición está cambiada." },
  withdrawn: { en: "Your position is withdrawn.", es: "Tu posición está retirada." },
} as const satisfies Record<string, Sentence>;
