import { commit, isDay, type Sentence } from "@acuerdo/shared";

export interface Due {
  /** As YYYY-MM-DD, or as it was typed where no day could be read; null where there is none. */
  readonly due: string | null;
  /** A day of one's own is being chosen. Drafts of before do not say. */
  readonly picks?: boolean;
}

/** What is wrong with the day; null where it can be meant, or none is asked for. */
export function dayProblem({ due, picks }: Due): Sentence | null {
  if (due === null) return picks ? commit.dayMissing : null;
  if (isDay(due)) return null;
  return /^\d+-\d+-\d+$/.test(due) ? commit.noDay : commit.dayNotRead;
}
