import type { Agreement, Version } from "../agreement.ts";
import type { Actor, Member } from "../member.ts";
import type { Ledger } from "./ledger.ts";

/** Who is asked, and what: all that a phone needs of it before it has to weigh anything. */

/** Who is on the board: everybody who joined and was not taken off it. */
export function presentMembers(ledger: Pick<Ledger, "members">): Member[] {
  return [...ledger.members.values()].filter(({ removed }) => !removed);
}

/** Whether a mediator has taken this person off the board, by the name under which they are known or under which they speak. */
export function isRemoved({ removed }: Pick<Ledger, "removed">, actor: Pick<Actor, "memberId" | "voiceId">): boolean {
  return removed.size > 0 && (removed.has(actor.memberId) || removed.has(actor.voiceId));
}

/** Members whose stance is waited for. */
export function expectedMembers(ledger: Pick<Ledger, "members">): Member[] {
  return presentMembers(ledger).filter((member) => member.takesPart && !member.excused);
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
