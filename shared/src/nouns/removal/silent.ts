import { presentMembers } from "../../ledger/asked.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Member } from "../member/member.ts";

/** Of whom nothing is on the board: somebody who looks in once, or people who were made up. */

/** Where things say whose they are; those who have answered to a task that is another's have said something too. */
const THEIRS = ["by", "joined", "heard"] as const;

const spokeIn = (thing: object): string[] =>
  THEIRS.flatMap((name) => (thing as Readonly<Record<string, string | readonly string[] | undefined>>)[name] ?? []);

/** All who have said, answered, worded or promised something, and whose it is still, or was a little while ago. */
function whoSpoke(ledger: Ledger): ReadonlySet<string> {
  const acts = ledger.record.filter(({ kind }) => !kind.startsWith("member."));
  const spoke = new Set<string>(acts.map(({ actor }) => actor));
  for (const table of Object.values(ledger)) {
    if (!(table instanceof Map)) continue;
    for (const entry of table.values()) {
      if (entry instanceof Map) for (const voice of entry.keys()) spoke.add(voice);
      else for (const id of spokeIn(entry)) spoke.add(id);
    }
  }
  for (const { draft } of ledger.agreements.values()) if (draft) spoke.add(draft.by);
  return spoke;
}

/** On boards with named voices: those who are on the board, do not mediate and have said nothing. */
export function saidNothing(ledger: Ledger): readonly Member[] {
  const spoke = whoSpoke(ledger);
  return presentMembers(ledger).filter(({ id, role }) => role !== "mediator" && !spoke.has(id));
}
