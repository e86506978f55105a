import type { ClusterId, VoiceId } from "../../ids.ts";

/**
 * Positions dragged together because they converge. The ledger keeps the sentence; which card lies in which cluster is
 * a `clusterId` on the card, in the canvas document.
 */
export interface Cluster {
  readonly id: ClusterId;
  readonly sentence: string;
  /** Who wrote the sentence as it stands. */
  readonly by: VoiceId;
  /** When it first had a sentence, and the number of that event. */
  readonly at: number;
  readonly seq: number;
  /** The number of the event that gave it its present sentence. */
  readonly said: number;
}
