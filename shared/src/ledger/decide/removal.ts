import type { MemberId, VoiceId } from "../../ids.ts";
import { refuse } from "../../refusal.ts";
import { presentMembers } from "../asked.ts";
import type { Decider } from "../decide.ts";
import type { Intent } from "../intent.ts";
import type { Ledger } from "../ledger.ts";

/** Whether a voice has said anything: where voices are anonymous, that is all that is known of it. */
function hasSpoken({ positions, stances, versions, clusters, agreements }: Ledger, voice: VoiceId): boolean {
  const things = [positions, versions, clusters, agreements].flatMap(
    (table) => [...table.values()] as { by: string }[],
  );
  return things.some(({ by }) => by === voice) || [...stances.values()].some((given) => given.has(voice));
}

/** Made-up people can be taken out of a count, with a reason that stands in the record. Somebody always holds the wheel. */
const remove: Decider<"member.remove"> = (ledger, { memberId, reason }, actor) => {
  const member = ledger.members.get(memberId as MemberId);
  if (!member && !hasSpoken(ledger, memberId as string as VoiceId)) return refuse("no-such-member");
  if (ledger.removed.has(memberId)) return [];
  const mediators = presentMembers(ledger).filter(({ role }) => role === "mediator");
  if (member?.role === "mediator" && mediators.length < 2) return refuse("last-mediator");
  return [{ kind: "member.removed", actor: actor.memberId, data: { memberId, reason } }];
};

const restore: Decider<"member.restore"> = (ledger, { memberId }, actor) => {
  if (ledger.removed.has(memberId)) return [{ kind: "member.restored", actor: actor.memberId, data: { memberId } }];
  return ledger.members.has(memberId as MemberId) ? [] : refuse("no-such-member");
};

export const removalDeciders = {
  "member.remove": remove,
  "member.restore": restore,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
