import type { Commitment } from "../../commitment.ts";
import type { CommitmentId, MemberId } from "../../ids.ts";
import { LIMITS } from "../../limits.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import { changedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { Intent } from "../intent.ts";
import type { Ledger } from "../ledger.ts";
import { holdingOf, noPlace } from "../places.ts";

function ownCommitment(ledger: Ledger, id: CommitmentId, member: MemberId): Commitment | Refusal {
  const commitment = ledger.commitments.get(id);
  if (!commitment) return refuse("no-such-commitment");
  if (commitment.by !== member) return refuse("not-yours");
  return commitment.withdrawn ? refuse("withdrawn") : commitment;
}

/** Whoever looks on, or is not there any more, could not answer. */
function mayJoin({ members }: Ledger, id: MemberId): boolean {
  const member = members.get(id);
  return member !== undefined && !member.removed && member.role !== "observer";
}

/** Nobody is given a task: a commitment is made only by oneself, and others are asked. */
const make: Decider<"commitment.make"> = (ledger, { id: _, kind: __, base, ...data }, actor) => {
  if (ledger.commitments.has(data.commitmentId)) return refuse("id-taken");
  const agreement = ledger.agreements.get(data.agreementId);
  if (!agreement) return refuse("no-such-agreement");
  if (agreement.letGo !== null) return refuse("let-go");
  const versionId = agreement.versionIds.at(-1);
  if (!versionId) return refuse("no-such-version");
  const stale = changedSince(base, versionId);
  if (stale) return stale;
  if (data.with.some((member) => !mayJoin(ledger, member))) return refuse("no-such-member", "with");
  if (data.asOrganization && !ledger.members.get(actor.memberId)?.organization)
    return refuse("not-yours", "asOrganization");
  const held = holdingOf(
    ledger.commitments.values(),
    ({ withdrawn }) => !withdrawn,
    ({ by }) => by === actor.memberId,
  );
  const full = noPlace(actor, "commitments", held, {
    board: Number.POSITIVE_INFINITY,
    voice: LIMITS.commitmentsPerMember,
  });
  if (full) return full;
  const asked = [...new Set(data.with)].filter((member) => member !== actor.memberId);
  return [{ kind: "commitment.made", actor: actor.memberId, data: { ...data, versionId, with: [], asked } }];
};

/** A live commitment that has to do with this member, whom somebody else asked or named. */
function joinedCommitment(ledger: Ledger, id: CommitmentId, member: MemberId): Commitment | Refusal {
  const commitment = ledger.commitments.get(id);
  if (!commitment) return refuse("no-such-commitment");
  const { with: named, asked, joined, withdrawn } = commitment;
  if (![...named, ...asked, ...joined].includes(member)) return refuse("not-yours");
  return withdrawn ? refuse("withdrawn") : commitment;
}

const accept: Decider<"commitment.accept"> = (ledger, { commitmentId }, actor) => {
  const commitment = joinedCommitment(ledger, commitmentId, actor.memberId);
  if (isRefusal(commitment)) return commitment;
  if (commitment.joined.includes(actor.memberId)) return [];
  return [{ kind: "commitment.accepted", actor: actor.memberId, data: { commitmentId } }];
};

/** No to what one is asked, and the way off what one is named in or has joined. */
const decline: Decider<"commitment.decline"> = (ledger, { commitmentId }, actor) => {
  const commitment = joinedCommitment(ledger, commitmentId, actor.memberId);
  if (isRefusal(commitment)) return commitment;
  return [{ kind: "commitment.declined", actor: actor.memberId, data: { commitmentId } }];
};

const report: Decider<"commitment.report"> = (ledger, { commitmentId, state, base }, actor) => {
  const commitment = ownCommitment(ledger, commitmentId, actor.memberId);
  if (isRefusal(commitment)) return commitment;
  if (commitment.state === state) return [];
  const stale = changedSince(base, commitment.state);
  if (stale) return stale;
  return [{ kind: "commitment.reported", actor: actor.memberId, data: { commitmentId, state } }];
};

const withdraw: Decider<"commitment.withdraw"> = (ledger, { commitmentId }, actor) => {
  const commitment = ownCommitment(ledger, commitmentId, actor.memberId);
  if (isRefusal(commitment)) return commitment;
  return [{ kind: "commitment.withdrawn", actor: actor.memberId, data: { commitmentId } }];
};

export const commitmentDeciders = {
  "commitment.make": make,
  "commitment.accept": accept,
  "commitment.decline": decline,
  "commitment.report": report,
  "commitment.withdraw": withdraw,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
