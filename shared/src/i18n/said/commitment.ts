import type { Sentence } from "../say.ts";

/** Commitments: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "commitment.made": {
    en: "{who} committed, for agreement {n}: “{text}”",
    es: "{who} se comprometió, para el acuerdo {n}: «{text}»",
  },
  "commitment.accepted": {
    en: "{who} joined in the commitment “{text}”",
    es: "{who} se sumó al compromiso «{text}»",
  },
  "commitment.declined": {
    en: "{who} takes no part in the commitment “{text}”",
    es: "{who} no participa en el compromiso «{text}»",
  },
  "commitment.reported": {
    en: "{who}, about the commitment “{text}”: “{state}”",
    es: "{who}, sobre el compromiso «{text}»: «{state}»",
  },
  "commitment.withdrawn": { en: "{who} withdrew the commitment “{text}”", es: "{who} retiró el compromiso «{text}»" },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  madeAsking: {
    en: "{who} committed, for agreement {n}: “{text}” (asked to join in: {list})",
    es: "{who} se comprometió, para el acuerdo {n}: «{text}» (se pidió sumarse a {list})",
  },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  committed: { en: "Your commitment: “{text}”.", es: "Tu compromiso: «{text}»." },
  joined: { en: "You have joined in.", es: "Te has sumado." },
  declined: { en: "You take no part in it.", es: "No participas." },
  reported: { en: "Your commitment: {state}.", es: "Tu compromiso: {state}." },
  uncommitted: { en: "Your commitment is withdrawn.", es: "Tu compromiso está retirado." },
} as const satisfies Record<string, Sentence>;
