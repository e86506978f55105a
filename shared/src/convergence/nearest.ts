/** In which order statements are shown: what holds by how well it bridges, what does not by how little it lacks. */
import type { Judgement, Status } from "./judgement.ts";

export interface Ranked {
  readonly judgement: Judgement;
  /** Mean resistance, 0 to 10: the last word between equals. */
  readonly resistance: number;
}

const ORDER: Readonly<Record<Status, number>> = { everyone: 0, minimum: 1, tolerated: 2, open: 3, contested: 4 };

const holds = ({ judgement }: Ranked): boolean => ORDER[judgement.status] <= ORDER.minimum;

/** People who must move in a room, the greatest shortfall in a crowd. */
const lack = (judgement: Judgement): number => (judgement.mode === "room" ? judgement.distance : judgement.gap);
/** In a room the missing answers are part of the distance already. */
const missing = (judgement: Judgement): number => (judgement.mode === "room" ? 0 : judgement.answersMissing);

/** Nearest to agreement first. */
export function compareNearest({ judgement: left }: Ranked, { judgement: right }: Ranked): number {
  return lack(left) - lack(right) || missing(left) - missing(right) || right.bridge - left.bridge;
}

/** Strongest first, among statements that hold. */
export function compareHolding(left: Ranked, right: Ranked): number {
  return (
    ORDER[left.judgement.status] - ORDER[right.judgement.status] ||
    right.judgement.bridge - left.judgement.bridge ||
    right.judgement.floor - left.judgement.floor ||
    left.resistance - right.resistance
  );
}

/** What already holds, strongest first. */
export const holding = <T extends Ranked>(statements: readonly T[]): T[] =>
  statements.filter(holds).sort(compareHolding);

/** What does not hold yet, nearest first. */
export const nearest = <T extends Ranked>(statements: readonly T[]): T[] =>
  statements.filter((statement) => !holds(statement)).sort(compareNearest);
