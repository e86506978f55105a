import type { AgreementId, ClusterId, PositionId, VersionId, VoiceId } from "../../ids.ts";

/** A statement worded for a cluster: a draft that anyone may reword, then versions that are put to the test and never edited. */

export interface Wording {
  readonly text: string;
  readonly by: VoiceId;
  readonly at: number;
  readonly seq: number;
  /** Counts rewordings, so that two people who reword at once do not overwrite each other unseen. */
  readonly revision: number;
}

export interface Agreement {
  readonly id: AgreementId;
  /** 1 for the board's first agreement: the number people say aloud. */
  readonly number: number;
  readonly clusterId: ClusterId | null;
  readonly draft: Wording | null;
  /** In the order of their numbers. */
  readonly versionIds: readonly VersionId[];
  /** Let go by the group, with the reason. */
  readonly letGo: string | null;
  /** Let go because whoever worded it was taken off the board before it was put to the test. */
  readonly removed: boolean;
  /** Who worded it first. */
  readonly by: VoiceId;
  readonly at: number;
  readonly seq: number;
}

export interface Version {
  readonly id: VersionId;
  readonly agreementId: AgreementId;
  readonly number: number;
  readonly text: string;
  readonly by: VoiceId;
  /** What changed since the version before, and why. Empty for the first. */
  readonly why: string;
  /** The positions it was made from, as they lay when it was put to the test. */
  readonly sources: readonly PositionId[];
  /** Where voices are anonymous: how many were waited for when it was put to the test, if they had been counted. */
  readonly expected?: number;
  readonly at: number;
  readonly seq: number;
}
