import type { MemberId } from "../../ids.ts";
import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { Decider, Decision } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import type { Member } from "./member.ts";
import { joinedInto } from "./one.ts";

/** Two members who are one person: whoever mediates asks both, or the person says it themselves, by a code that one device shows. */

/** The events of two who are one. @param from the member that is the other from now on. */
interface Pair {
  readonly from: MemberId;
  readonly into: MemberId;
}

/** Whoever is on the board, by themselves; a refusal for whoever is not, or is another member already. */
function present({ members }: Ledger, id: MemberId): Member | Refusal {
  const member = members.get(id);
  if (!member || member.removed || member.as !== undefined) return refuse("no-such-member");
  return member.left ? refuse("has-left") : member;
}

/** Why these two cannot be one; null where they can. Where voices are anonymous, that two voices are one would say whose each is. */
function apart(ledger: Ledger, { from, into }: Pair): Refusal | null {
  if (ledger.board.voices === "anonymous") return refuse("voices-anonymous");
  if (from === into) return refuse("same-member");
  const found = [from, into].map((id) => present(ledger, id));
  return found.find(isRefusal) ?? null;
}

/** What follows from a code that `into` showed and `from` typed. Both have said it by that. */
export function decideJoin(ledger: Ledger, { from, into }: Pair): Decision {
  return apart(ledger, { from, into }) ?? [{ kind: "member.joined-as", actor: from, data: { from, into } }];
}

/** Whether there is such a question already, whichever of the two was named first. */
const isAsked = ({ members }: Ledger, { from, into }: Pair): boolean =>
  members.get(from)?.asked?.into === into || members.get(into)?.asked?.into === from;

/** Whoever mediates asks. Where they are one of the two themselves, they have said yes by it. */
const ask: Decider<"member.join-as"> = (ledger, { from, into }, { memberId }) => {
  const no = apart(ledger, { from, into });
  if (no) return no;
  if (isAsked(ledger, { from, into })) return [];
  return [{ kind: "member.join-asked", actor: memberId, data: { from, into } }];
};

const answer: Decider<"member.join-answer"> = (ledger, { from, into, yes }, { memberId }) => {
  if (memberId !== from && memberId !== into) return refuse("not-yours");
  // no ends the question whatever has become of the other
  const no = yes ? apart(ledger, { from, into }) : null;
  if (no) return no;
  const asked = ledger.members.get(from)?.asked;
  if (asked?.into !== into) return refuse("changed-meanwhile");
  if (yes && asked.yes.includes(memberId)) return [];
  const said = { kind: "member.join-answered", actor: memberId, data: { from, into, yes } } as const;
  const isBoth = yes && asked.yes.some((id) => id !== memberId);
  return isBoth ? [said, { kind: "member.joined-as", actor: memberId, data: { from, into } }] : [said];
};

const withoutQuestion = ({ asked: _, ...member }: Member): Member => member;

const asked: Applier<"member.join-asked"> = ({ members }, { from, into }, { actor }) => {
  const yes = [from, into].filter((id) => id === actor);
  return { members: alter(members, from, (member) => ({ ...member, asked: { into, yes } })) };
};

const answered: Applier<"member.join-answered"> = ({ members }, { from, yes }, { actor }) => {
  const said = (member: Member): Member =>
    yes && member.asked
      ? { ...member, asked: { ...member.asked, yes: [...member.asked.yes, actor as MemberId] } }
      : withoutQuestion(member);
  return { members: alter(members, from, said) };
};

/** Questions about somebody who is another member now, or none, have had their answer. */
export function withoutQuestionsOf(members: Ledger["members"], id: MemberId): Ledger["members"] {
  const open = [...members.values()].filter((member) => member.asked && (member.id === id || member.asked.into === id));
  return open.reduce((after, member) => put(after, member.id, withoutQuestion(member)), members);
}

const joined: Applier<"member.joined-as"> = (ledger, { from, into }, event) => {
  const after = joinedInto(ledger, from, into, event);
  return { ...after, members: withoutQuestionsOf(after.members, from) };
};

export const apply = {
  "member.join-asked": asked,
  "member.join-answered": answered,
  "member.joined-as": joined,
};
export const decide = { "member.join-as": ask, "member.join-answer": answer };
