import type { Ledger } from "../../ledger/ledger.ts";
import { commentsOn } from "../comment/comment.ts";
import type { RemovedId } from "./removal.ts";

/** What goes off the table with those who are about to be taken off the board. */
export interface GoesWith {
  readonly positions: number;
  /** Of these, how many somebody else has answered, or said something about. */
  readonly answered: number;
}

/** So that what others gave their answer to does not go unseen; those who go with them are nobody else. */
export function goesWith({ positions, stances, comments, held }: Ledger, ids: readonly RemovedId[]): GoesWith {
  const going: ReadonlySet<string> = new Set(ids);
  const theirs = [...positions.values()].filter(({ by, withdrawn }) => !withdrawn && going.has(by));
  const isOthers = (by: string) => !going.has(by);
  const answered = theirs.filter(
    ({ id }) =>
      [...(stances.get(id)?.keys() ?? [])].some(isOthers) ||
      commentsOn(comments, id).some(({ by }) => isOthers(by)) ||
      (held.get(id)?.count ?? 0) > 0,
  );
  return { positions: theirs.length, answered: answered.length };
}
