import type { Batch } from "./batch.ts";

/** What somebody is told who asked for a document: a part at a time, each put together when there is room for it. */
export interface Answer {
  /** Whether all that is there has been given, deletions apart: from then on news are told as they come, before that they are in it. */
  readonly isCaughtUp: boolean;
  /** Whether all has been given. */
  readonly isOver: boolean;
  /** About how many bytes it is, as far as can be told once a part has been given. */
  readonly total: number;
  /** Messages of about so many bytes; null where the document cannot be read any more. */
  next(bytes: number): readonly Batch[] | null | Promise<readonly Batch[] | null>;
}
