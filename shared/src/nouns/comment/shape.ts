import { id, optional, whole, words } from "../../fields/field.ts";
import type { PositionId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import type { Comment, CommentId } from "./comment.ts";
import { limits } from "./limits.ts";

export const intents = {
  /** `base`: the revision of the position's words that were seen. */
  "comment.add": asks("voice", {
    commentId: id<CommentId>(),
    positionId: id<PositionId>(),
    text: words(limits.comment),
    base: optional(whole(1)),
  }),
  "comment.withdraw": asks("voice", { commentId: id<CommentId>() }),
} as const;

/** What a voice says. */
export const said = { "comment.added": true, "comment.withdrawn": true } as const;

export const tables = { comments: { seq: 0, removed: false } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly comments: ReadonlyMap<CommentId, Comment>;
  }
}
