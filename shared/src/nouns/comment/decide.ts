import { isOwn, speakerOf } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import { holdingOf, noPlace } from "../../ledger/places.ts";
import { isTaken } from "../../ledger/taken.ts";
import { refuse } from "../../refusal.ts";
import { commentsOn } from "./comment.ts";
import { limits } from "./limits.ts";

const add: Decider<"comment.add"> = (ledger, { commentId, positionId, text, base }, actor) => {
  if (isTaken(ledger, commentId)) return refuse("id-taken");
  const position = ledger.positions.get(positionId);
  if (!position) return refuse("no-such-position");
  if (position.withdrawn) return refuse("withdrawn");
  const stale = changedSince(base, position.revision);
  if (stale) return stale;
  const by = speakerOf(ledger, actor);
  const held = holdingOf(
    ledger.comments.values(),
    ({ withdrawn }) => !withdrawn,
    (comment) => comment.by === by,
  );
  const full = noPlace(actor, "comments", held, { board: limits.commentsPerBoard, voice: limits.commentsPerVoice });
  if (full) return full;
  const onIt = commentsOn(ledger.comments, positionId).filter((comment) => comment.by === by).length;
  if (onIt >= limits.commentsPerVoiceOnOne) return refuse("too-many", "comments of one voice on a position");
  return [{ kind: "comment.added", actor: by, data: { commentId, positionId, text } }];
};

const withdraw: Decider<"comment.withdraw"> = (ledger, { commentId }, actor) => {
  const comment = ledger.comments.get(commentId);
  if (!comment) return refuse("no-such-comment");
  if (!isOwn(comment.by, actor)) return refuse("not-yours");
  if (comment.withdrawn) return refuse("withdrawn");
  return [{ kind: "comment.withdrawn", actor: comment.by, data: { commentId } }];
};

export const decide = { "comment.add": add, "comment.withdraw": withdraw };
