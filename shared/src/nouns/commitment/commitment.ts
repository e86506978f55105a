import type { AgreementId, CommitmentId, MemberId, VersionId } from "../../ids.ts";

/** What a member takes on, for an agreement. Always in the member's own name, also where voices are anonymous. */

export const HANDS = ["do", "lend", "find-out", "tell", "accompany"] as const;
export type Hands = (typeof HANDS)[number];
export const COMMITMENT_STATES = ["open", "going", "done", "stuck", "dropped"] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export interface Commitment {
  readonly id: CommitmentId;
  readonly by: MemberId;
  readonly agreementId: AgreementId;
  /** The version that it was made for; null where it was not said. */
  readonly versionId: VersionId | null;
  readonly hands: Hands;
  readonly text: string;
  /** A day as YYYY-MM-DD, or none. */
  readonly due: string | null;
  /** Named by whoever made it, before people were asked: said of them, not by them. */
  readonly with: readonly MemberId[];
  /** Asked to join in, and not answered yet. */
  readonly asked: readonly MemberId[];
  /** Who said that they join in. */
  readonly joined: readonly MemberId[];
  /** Who has answered, yes or no, in the order of their last answers. */
  readonly heard?: readonly MemberId[];
  readonly asOrganization: boolean;
  readonly state: CommitmentState;
  readonly withdrawn: boolean;
  /** Withdrawn because whoever made it was taken off the board. */
  readonly removed: boolean;
  readonly at: number;
  readonly seq: number;
}
