import type { VoiceId } from "../../ids.ts";
import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { Comment } from "./comment.ts";

const added: Applier<"comment.added"> = (ledger, { commentId: id, ...said }, { actor, at, seq }) => {
  const comment: Comment = { id, by: actor as VoiceId, ...said, at, seq, withdrawn: false, removed: false };
  return { comments: put(ledger.comments, id, comment) };
};

const withdrawn: Applier<"comment.withdrawn"> = (ledger, { commentId }) => ({
  comments: alter(ledger.comments, commentId, (comment) => ({ ...comment, withdrawn: true })),
});

export const apply = { "comment.added": added, "comment.withdrawn": withdrawn };
