import type { PositionId, VoiceId } from "./ids.ts";

/** A short statement placed on the board. */

export const POSITION_KINDS = ["position", "interest", "need", "concern", "idea", "question"] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

export interface Position {
  readonly id: PositionId;
  readonly by: VoiceId;
  readonly kind: PositionKind;
  readonly text: string;
  readonly at: number;
  /** Taken back by its author: kept in the record, no longer on the table. */
  readonly withdrawn: boolean;
}
