import type { ClusterId, VoiceId } from "./ids.ts";

/**
 * Positions dragged together because they converge. The ledger keeps the sentence; which card lies in which cluster is
 * a `clusterId` on the card, in the canvas document.
 */
export interface Cluster {
  readonly id: ClusterId;
  readonly sentence: string;
  readonly by: VoiceId;
  readonly at: number;
}
