import type { ObjectionId, VersionId, VoiceId } from "../../ids.ts";

/** The stance 'I object' to a version, as a thing with a life of its own. Nobody but the objector can ease it. */

export const OBJECTION_STATES = ["open", "eased", "changed"] as const;
/** `eased`: the objector marked it resolved, it counts as a reservation. `changed`: the objector took another stance. */
export type ObjectionState = (typeof OBJECTION_STATES)[number];

export interface Objection {
  readonly id: ObjectionId;
  readonly versionId: VersionId;
  readonly by: VoiceId;
  readonly reason: string;
  /** What would make it acceptable. */
  readonly condition: string;
  readonly state: ObjectionState;
  readonly at: number;
  readonly seq: number;
  /** The number of the event that gave its present reason. */
  readonly said: number;
  readonly settledAt: number | null;
}
