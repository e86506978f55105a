import { done as spoken, said as words } from "../../i18n/said/comment.ts";
import { quote, type Sayings, type SaysDone, sayStatement } from "../../i18n/told.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "comment.added": {
    says: words["comment.added"],
    with: ({ positionId, text }, told) => ({ what: sayStatement(told, positionId), text: quote(told, text) }),
  },
  "comment.withdrawn": {
    says: words["comment.withdrawn"],
    with: ({ commentId }, told) => ({ text: quote(told, told.ledger.comments.get(commentId)?.text ?? "") }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "comment.add": spoken.commented,
  "comment.withdraw": spoken.commentWithdrawn,
};
