import type { PositionId, VoiceId } from "../../ids.ts";

/** A short statement placed on the board. */

export const POSITION_KINDS = ["position", "interest", "need", "concern", "idea", "question"] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

export interface Position {
  readonly id: PositionId;
  readonly by: VoiceId;
  readonly kind: PositionKind;
  readonly text: string;
  readonly at: number;
  /** The number of the event that placed it, as every `seq`. */
  readonly seq: number;
  /** The number of the event that gave it its present words. */
  readonly said: number;
  /** 1 as it was placed, one more with each rewording: a stance is given on one of them. */
  readonly revision: number;
  /** Taken back by its author: kept in the record, no longer on the table. */
  readonly withdrawn: boolean;
  /** Off the table with its author, who was taken off the board. */
  readonly removed: boolean;
}
