/** What is known about one statement: how it stands, why, and what a sentence about it needs. */
import type { Interval } from "./wilson.ts";

export type Mode = "room" | "crowd";
export type Status = "everyone" | "minimum" | "tolerated" | "open" | "contested";

export const FAILS = ["coverage", "objection", "floor", "group-floor", "group-not-heard", "energy"] as const;
export type Fail = (typeof FAILS)[number];

interface Standing {
  readonly status: Status;
  /** The tests that do not pass, in the order of `FAILS`. */
  readonly fails: readonly Fail[];
  /** Geometric mean over the tested groups of the share who accept, 0 to 1. */
  readonly bridge: number;
  /** The lowest of those shares, 0 to 1. */
  readonly floor: number;
  /** A clear no that all share is common ground too. */
  readonly sharedNo: boolean;
  /** Everybody has answered, and too many stood aside to judge. */
  readonly declines: boolean;
  readonly answered: number;
  readonly expected: number;
  /** Of people who came after it was put to the test, how many have not answered; absent where there are none. */
  readonly late?: number;
  /** Unresolved objections, in people. */
  readonly objections: number;
  readonly resolved: number;
  /** Reservations, resolved objections among them, in people. */
  readonly concerns: number;
  readonly groupsNotHeard: readonly string[];
  readonly groupsBelow: readonly string[];
  /** Answers without which it stays open. */
  readonly answersMissing: number;
}

export interface RoomJudgement extends Standing {
  readonly mode: "room";
  /** People who must move or answer before it holds; an objection counts 2, a missing answer 0.5. */
  readonly distance: number;
  /** Probability that it would still hold if those not heard answered, 0 to 1. */
  readonly confidence: number;
  /** People below 0 who must come to accept. */
  readonly acceptanceMissing: number;
  /** People who must come to want it. */
  readonly supportMissing: number;
}

export interface CrowdIntervals {
  readonly accepting: Interval;
  readonly objecting: Interval;
}

export interface CrowdJudgement extends Standing {
  readonly mode: "crowd";
  /** Greatest shortfall of any share, 0 to 1. */
  readonly gap: number;
  readonly confidence: "high" | "medium" | "low";
  /** The tests that more answers would decide. */
  readonly undecided: readonly Fail[];
  readonly whole: CrowdIntervals & { readonly supporting: Interval };
  readonly groups: readonly (CrowdIntervals & { readonly id: string })[];
}

export type Judgement = RoomJudgement | CrowdJudgement;

export type Words =
  | "standing"
  | "standing-with-reservations"
  | "tolerated"
  | "open-objection"
  | "not-enough-common-ground"
  | "still-listening";

/** Of an agreement that stands, with whatever reservations. */
export const STANDS: ReadonlySet<Words> = new Set(["standing", "standing-with-reservations", "tolerated"]);

/**
 * The words that come before any number. An agreement beside which somebody has concerns says so; while too few have
 * answered, nobody is told that common ground is missing.
 */
export function wordsOf(judgement: Judgement): Words {
  switch (judgement.status) {
    case "everyone":
      return "standing";
    case "minimum":
      return judgement.concerns + judgement.objections > 0 ? "standing-with-reservations" : "standing";
    case "tolerated":
      return "tolerated";
    case "open":
      return "still-listening";
    case "contested":
      if (judgement.fails.includes("objection")) return "open-objection";
      return judgement.fails.includes("coverage") ? "still-listening" : "not-enough-common-ground";
  }
}
