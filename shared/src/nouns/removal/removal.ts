import { spread } from "../../alias.ts";
import type { MemberId, VoiceId } from "../../ids.ts";
import type { Objection } from "../stance/objection.ts";
import type { Stance } from "../stance/stance.ts";

/** Who was taken off a board: a member, or where voices are anonymous a voice. */
export type RemovedId = MemberId | VoiceId;

/** Somebody whom a mediator has taken off the board: out of every count, their words kept in the record. */
export interface Removal {
  readonly id: RemovedId;
  /** What the mediator gave as the reason. */
  readonly reason: string;
  readonly by: MemberId;
  readonly at: number;
  readonly seq: number;
  /** What they had answered, set aside until somebody lets them back in. */
  readonly stances: readonly Stance[];
  readonly objections: readonly Objection[];
}

/** By which one removal of somebody is told from another. */
export const removalMark = ({ by, reason }: Pick<Removal, "by" | "reason">): number => spread(`${by}/${reason}`);

/** How many voices were taken off. */
export const voicesOff = (aliases: ReadonlyMap<VoiceId, unknown>, removed: ReadonlyMap<RemovedId, unknown>): number =>
  [...removed.keys()].filter((id) => aliases.has(id as VoiceId)).length;
