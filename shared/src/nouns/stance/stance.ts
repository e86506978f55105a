/** The graded answer to a position or to a version of an agreement: one scale everywhere, five grades and two answers beside it. */

import type { StatementId, VoiceId } from "../../ids.ts";

export const GRADES = ["endorse", "agree", "accept", "reserve", "object", "stand-aside", "need-to-talk"] as const;
export type Grade = (typeof GRADES)[number];

/** A graded stance from +2 (I make it mine) to -2 (I object). */
export type Score = -2 | -1 | 0 | 1 | 2;
/** What the convergence counts: a score, an answer without a grade, or nothing (`null`: not heard). */
export type Answer = Score | "abstain" | null;

const ANSWERS = {
  endorse: 2,
  agree: 1,
  accept: 0,
  reserve: -1,
  object: -2,
  "stand-aside": "abstain",
  "need-to-talk": null,
} as const satisfies Record<Grade, Answer>;

/** What a grade counts as. `need-to-talk` counts as not heard: it calls for a conversation, it is not an answer. */
export function answerOf(grade: Grade): Answer {
  return ANSWERS[grade];
}

/** A voice's answer to one statement, as it stands now. */
export interface Stance {
  readonly statementId: StatementId;
  readonly by: VoiceId;
  readonly grade: Grade;
  readonly reason: string;
  /** 'Yes, if …': what would make it acceptable, or more so. */
  readonly condition: string;
  readonly at: number;
  readonly seq: number;
}
