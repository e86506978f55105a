import type { MemberId } from "../ids.ts";
import type { Identity, Member } from "../nouns/member/member.ts";
import { presentMembers } from "./asked.ts";
import type { Ledger } from "./ledger.ts";

/** What is known of a person beside what a page begins with. */

/** Who holds the wheel: whoever has left does not. */
export function mediatorsOf(ledger: Pick<Ledger, "members">): Member[] {
  return presentMembers(ledger).filter(({ role, left }) => role === "mediator" && !left);
}

/** Whether without this member nobody would mediate: whoever has left does not. */
export function isLastMediator(ledger: Pick<Ledger, "members">, id: MemberId): boolean {
  const mediators = mediatorsOf(ledger);
  return mediators.length === 1 && mediators[0]?.id === id;
}

/** Under which id somebody is on the board: that of the one they were joined to, by another device, else their own. */
export const personId = ({ members }: Pick<Ledger, "members">, id: MemberId): MemberId => members.get(id)?.as ?? id;

/** All ids of a person on the board: of each device that they joined to this one. */
export function idsOf(ledger: Pick<Ledger, "members">, id: MemberId): MemberId[] {
  const person = personId(ledger, id);
  return [person, ...[...ledger.members.values()].filter(({ as }) => as === person).map((member) => member.id)];
}

/** Whether somebody did it themselves, by whichever of their devices: what another of mine does is not what others do. */
export function isSelf(
  ledger: Pick<Ledger, "members">,
  { memberId, voiceId, signature }: Identity,
  actor: string,
): boolean {
  const mine: readonly string[] = [...idsOf(ledger, memberId), voiceId, signature];
  return mine.includes(actor);
}
