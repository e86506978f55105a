import type { Sentence } from "../say.ts";

/** Who was taken off the board: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "member.removed": { en: "{who} took {name} off the board: “{why}”", es: "{who} sacó a {name} del tablero: «{why}»" },
  "member.restored": { en: "{who} let {name} back in", es: "{who} permitió volver a {name}" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  removed: { en: "{name} is off the board.", es: "{name} está fuera del tablero." },
  removedSome: {
    en: "{n} {n|person is|people are} off the board.",
    es: "{n} {n|persona está|personas están} fuera del tablero.",
  },
  restored: { en: "{name} may come back in.", es: "{name} puede volver a entrar." },
} as const satisfies Record<string, Sentence>;
