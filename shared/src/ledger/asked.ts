import type { Agreement, Version } from "../agreement.ts";
import type { Member } from "../member.ts";
import type { Ledger } from "./ledger.ts";

/** Who is asked, and what: all that a phone needs of it before it has to weigh anything. */

/** Members whose stance is waited for. */
export function expectedMembers(ledger: Pick<Ledger, "members">): Member[] {
  return [...ledger.members.values()].filter((member) => member.takesPart && !member.excused);
}

/** Fewer answers than this would tell on an anonymous board who said what. */
const FEWEST_SHOWN = 3;

/** Whether it may be shown how people answered, not only how many did. */
export function mayBreakDown(ledger: Pick<Ledger, "board">, answers: number): boolean {
  return ledger.board.voices === "named" || answers >= FEWEST_SHOWN;
}

/** The version that people are asked about now; null while there is only a draft. */
export function currentVersion(ledger: Pick<Ledger, "versions">, agreement: Agreement): Version | null {
  const id = agreement.versionIds.at(-1);
  return (id && ledger.versions.get(id)) ?? null;
}
