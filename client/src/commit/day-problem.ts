import { commit, isDay, type Sentence } from "@acuerdo/shared";

export interface Due {
  /** As YYYY-MM-DD; null where there is none. */
  readonly due: string | null;
  /** A day of one's own is being chosen. Drafts of before do not say. */
  readonly picks?: boolean;
}

/** What is wrong with the day; null where it can be meant, or none is asked for. */
export function dayProblem({ due, picks }: Due): Sentence | null {
  if (due === null) return picks ? commit.dayMissing : null;
  return isDay(due) ? null : commit.noDay;
}
