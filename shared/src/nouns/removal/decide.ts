import type { MemberId, VoiceId } from "../../ids.ts";
import { wheelOf } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { mediatorsOf } from "../../ledger/persons.ts";
import { refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import { type RemovedId, removalMark } from "./removal.ts";
import { saidNothing } from "./silent.ts";

/** Where voices are anonymous, all that is known of most is that they have spoken. */
const isKnown = ({ members, aliases }: Ledger, id: RemovedId): boolean =>
  (members.has(id as MemberId) && members.get(id as MemberId)?.as === undefined) || aliases.has(id as VoiceId);

/**
 * Somebody always holds the wheel: where voices are anonymous, whoever uses it, unless they are counted as one of several. Which
 * of those were taken off nobody can tell there: any of them may have mediated.
 */
function nobodyMediates(ledger: Ledger, ids: readonly RemovedId[], actor: Actor): boolean {
  const off: ReadonlySet<string> = new Set(ids);
  if (ledger.board.voices === "anonymous") {
    const isOneself = [actor.memberId, actor.voiceId, actor.signature].some((id) => off.has(id));
    return isOneself && (ledger.board.people?.mediators ?? 1) - ledger.removed.size - off.size < 1;
  }
  const mediators = mediatorsOf(ledger);
  return mediators.length > 0 && mediators.every(({ id }) => off.has(id));
}

/** Made-up people can be taken out of a count, with a reason that stands in the record. */
const remove: Decider<"member.remove"> = (ledger, { memberId, reason }, actor) => {
  if (!isKnown(ledger, memberId)) return refuse("no-such-member");
  if (ledger.removed.has(memberId)) return [];
  if (nobodyMediates(ledger, [memberId], actor)) return refuse("last-mediator");
  return [{ kind: "member.removed", actor: wheelOf(ledger, actor), data: { memberId, reason } }];
};

/** Those who are named and have said nothing, also by now: made up by a program they are many, and one by one nobody takes them off. */
const removeSilent: Decider<"member.remove-silent"> = (ledger, { memberIds, reason }, actor) => {
  if (ledger.board.voices === "anonymous") return refuse("voices-anonymous");
  if (memberIds.some((id) => !ledger.members.has(id))) return refuse("no-such-member");
  const named = new Set<MemberId>(memberIds);
  const silent = saidNothing(ledger).filter(({ id }) => named.has(id));
  const by = wheelOf(ledger, actor);
  return silent.map(({ id }) => ({ kind: "member.removed", actor: by, data: { memberId: id, reason } }));
};

/** Made up by a program, each with a word of their own: all of those that a mediator has chosen, or none. */
const removeSome: Decider<"member.remove-some"> = (ledger, { memberIds, reason }, actor) => {
  if (!memberIds.every((id) => isKnown(ledger, id))) return refuse("no-such-member");
  const ids = [...new Set(memberIds)].filter((id) => !ledger.removed.has(id));
  if (nobodyMediates(ledger, ids, actor)) return refuse("last-mediator");
  const by = wheelOf(ledger, actor);
  return ids.map((memberId) => ({ kind: "member.removed", actor: by, data: { memberId, reason } }));
};

/** Whoever was taken off anew, with another reason, is not let back in by somebody who has not seen that. */
const restore: Decider<"member.restore"> = (ledger, { memberId, base }, actor) => {
  if (!isKnown(ledger, memberId)) return refuse("no-such-member");
  const removal = ledger.removed.get(memberId);
  if (!removal) return [];
  const stale = changedSince(base, removalMark(removal));
  return stale ?? [{ kind: "member.restored", actor: wheelOf(ledger, actor), data: { memberId } }];
};

export const decide = {
  "member.remove": remove,
  "member.remove-silent": removeSilent,
  "member.remove-some": removeSome,
  "member.restore": restore,
};
