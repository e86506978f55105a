import { type Actor, isSelf, type Ledger, type Member, presentMembers } from "@acuerdo/shared";

/** Of whom nothing is on the board: somebody who looks in once, or people who were made up. */

interface By {
  readonly by?: string;
}

/** All who have said, answered, worded or promised something, whatever became of it. */
function whoSpoke(ledger: Ledger): ReadonlySet<string> {
  const spoke = new Set<string>();
  for (const table of Object.values(ledger)) {
    if (!(table instanceof Map)) continue;
    for (const entry of table.values()) {
      if (entry instanceof Map) for (const voice of entry.keys()) spoke.add(voice);
      else if ((entry as By).by !== undefined) spoke.add((entry as By).by as string);
    }
  }
  return spoke;
}

/** On boards with named voices: participants who are on the board, have said nothing and are not connected. */
export function saidNothing(ledger: Ledger, me: Actor, here: ReadonlySet<string>): readonly Member[] {
  const spoke = whoSpoke(ledger);
  return presentMembers(ledger).filter(
    ({ id, role }) => role !== "mediator" && !spoke.has(id) && !here.has(id) && !isSelf(ledger, me, id),
  );
}
