import { id, words } from "../../fields/field.ts";
import type { PositionId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import type { CommentId } from "./comment.ts";
import { limits } from "./limits.ts";

export const events = {
  "comment.added": { commentId: id<CommentId>(), positionId: id<PositionId>(), text: words(limits.comment) },
  "comment.withdrawn": { commentId: id<CommentId>() },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
