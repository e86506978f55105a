import type { Sentence } from "../say.ts";

/** Comments: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "comment.added": { en: "{who} commented on {what}: “{text}”", es: "{who} comentó {what}: «{text}»" },
  "comment.withdrawn": { en: "{who} withdrew the comment “{text}”", es: "{who} retiró el comentario «{text}»" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  commented: { en: "You have commented.", es: "Has comentado." },
  commentWithdrawn: { en: "Your comment is withdrawn.", es: "Tu comentario está retirado." },
} as const satisfies Record<string, Sentence>;
