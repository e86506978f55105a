import type { Brand, PositionId, VoiceId } from "../../ids.ts";
import type { Position } from "../position/position.ts";

/** What somebody says about a position, beside their answer to it: a question, a doubt, an example. */

export type CommentId = Brand<"comment">;

export interface Comment {
  readonly id: CommentId;
  readonly by: VoiceId;
  readonly positionId: PositionId;
  readonly text: string;
  readonly at: number;
  readonly seq: number;
  /** Taken back by whoever said it: kept in the record, shown nowhere else. */
  readonly withdrawn: boolean;
  /** Gone with whoever said it, who was taken off the board. */
  readonly removed: boolean;
}

type Comments = ReadonlyMap<CommentId, Comment>;

const NONE: readonly Comment[] = [];
const kept = new WeakMap<Comments, ReadonlyMap<PositionId, readonly Comment[]>>();

function byPosition(comments: Comments): ReadonlyMap<PositionId, readonly Comment[]> {
  const known = kept.get(comments);
  if (known) return known;
  const lists = new Map<PositionId, Comment[]>();
  for (const comment of comments.values()) {
    if (comment.withdrawn) continue;
    const list = lists.get(comment.positionId);
    if (list) list.push(comment);
    else lists.set(comment.positionId, [comment]);
  }
  kept.set(comments, lists);
  return lists;
}

/** Whether it is about the words that stand: others' hold a position to its words, one's own are let be. */
const isAbout = ({ by, seq }: Comment, position: Position): boolean => by === position.by || seq > position.said;

/** What is said about a position, oldest first; the same list until a comment changes. */
export const commentsOn = (comments: Comments, positionId: PositionId): readonly Comment[] =>
  byPosition(comments).get(positionId) ?? NONE;

/** What of it is about the words that stand: what is shown, counted and printed. */
export const commentsAbout = (comments: Comments, position: Position): readonly Comment[] =>
  commentsOn(comments, position.id).filter((comment) => isAbout(comment, position));
