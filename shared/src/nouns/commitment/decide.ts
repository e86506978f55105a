import type { CommitmentId, MemberId } from "../../ids.ts";
import { isPresent, isSigner } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Signed } from "../../ledger/event.ts";
import type { IntentOf } from "../../ledger/intent.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { holdingOf, noPlace } from "../../ledger/places.ts";
import { isTaken } from "../../ledger/taken.ts";
import { freeAlias, isAlias } from "../../names/free-alias.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import { mayRename } from "../member/renaming.ts";
import type { Commitment } from "./commitment.ts";
import { limits } from "./limits.ts";

type Asked = Pick<IntentOf<"commitment.make">, "name" | "organization">;

function ownCommitment(ledger: Ledger, id: CommitmentId, actor: Actor): Commitment | Refusal {
  const commitment = ledger.commitments.get(id);
  if (!commitment) return refuse("no-such-commitment");
  if (!isSigner(commitment.by, actor)) return refuse("not-yours");
  return commitment.withdrawn ? refuse("withdrawn") : commitment;
}

/**
 * The name under which somebody signs who is in no list: the one they give, else the one that they signed with before, else a
 * friendly one. Null where voices are named: there the member's own name is known.
 */
function signed(ledger: Ledger, asked: Asked, { signature }: Actor): Signed | Refusal | null {
  if (ledger.board.voices === "named") return null;
  if (asked.name && isAlias(ledger, asked.name)) return refuse("not-yours", "name");
  const known = ledger.members.get(signature);
  const name = asked.name || known?.name || freeAlias(ledger, signature);
  const organization = asked.organization === undefined ? (known?.organization ?? null) : asked.organization;
  const isOther = known && (known.name !== name || known.organization !== organization);
  return isOther && !mayRename(known, { name }) ? refuse("too-many", "names of one member") : { name, organization };
}

function noPlaceForCommitment(ledger: Ledger, actor: Actor): Refusal | null {
  const held = holdingOf(
    ledger.commitments.values(),
    ({ withdrawn }) => !withdrawn,
    ({ by }) => isSigner(by, actor),
  );
  const limit = { board: Number.POSITIVE_INFINITY, voice: limits.commitmentsPerMember };
  return noPlace(actor, "commitments", held, limit);
}

/** Whoever looks on, or is not there any more, could not answer. */
function mayJoin({ members }: Ledger, id: MemberId): boolean {
  const member = members.get(id);
  return member !== undefined && isPresent(member) && member.role !== "observer";
}

/** Nobody is given a task: a commitment is made only by oneself, and others are asked. */
const make: Decider<"commitment.make"> = (ledger, { id: _, kind: __, base, name, organization, ...data }, actor) => {
  if (isTaken(ledger, data.commitmentId)) return refuse("id-taken");
  const agreement = ledger.agreements.get(data.agreementId);
  if (!agreement) return refuse("no-such-agreement");
  if (agreement.letGo !== null) return refuse("let-go");
  const versionId = agreement.versionIds.at(-1);
  if (!versionId) return refuse("no-such-version");
  const stale = changedSince(base, versionId);
  if (stale) return stale;
  if (data.with.some((member) => !mayJoin(ledger, member))) return refuse("no-such-member", "with");
  const as = signed(ledger, { name, organization }, actor);
  if (as && isRefusal(as)) return as;
  if (data.asOrganization && !(as ?? ledger.members.get(actor.memberId))?.organization)
    return refuse("not-yours", "asOrganization");
  const full = noPlaceForCommitment(ledger, actor);
  if (full) return full;
  const asked = [...new Set(data.with)].filter((member) => !isSigner(member, actor));
  const made = { ...data, versionId, with: [], asked, ...(as && { signed: as }) };
  return [{ kind: "commitment.made", actor: actor.signature, data: made }];
};

type Joiner = Readonly<{ member: MemberId }>;

/** Under which of their ids somebody has to do with a live commitment, whom somebody else asked or named. */
function joiner(ledger: Ledger, id: CommitmentId, { signature, memberId }: Actor): Joiner | Refusal {
  const commitment = ledger.commitments.get(id);
  if (!commitment) return refuse("no-such-commitment");
  const { with: named, asked, joined, withdrawn } = commitment;
  const people = [...named, ...asked, ...joined];
  const known = [signature, memberId].find((mine) => people.includes(mine));
  if (!known) return refuse("not-yours");
  return withdrawn ? refuse("withdrawn") : { member: known };
}

const accept: Decider<"commitment.accept"> = (ledger, { commitmentId }, actor) => {
  const as = joiner(ledger, commitmentId, actor);
  if (isRefusal(as)) return as;
  if (ledger.commitments.get(commitmentId)?.joined.includes(as.member)) return [];
  return [{ kind: "commitment.accepted", actor: as.member, data: { commitmentId } }];
};

/** No to what one is asked, and the way off what one is named in or has joined. */
const decline: Decider<"commitment.decline"> = (ledger, { commitmentId }, actor) => {
  const as = joiner(ledger, commitmentId, actor);
  return isRefusal(as) ? as : [{ kind: "commitment.declined", actor: as.member, data: { commitmentId } }];
};

const report: Decider<"commitment.report"> = (ledger, { commitmentId, state, base }, actor) => {
  const commitment = ownCommitment(ledger, commitmentId, actor);
  if (isRefusal(commitment)) return commitment;
  if (commitment.state === state) return [];
  const stale = changedSince(base, commitment.state);
  if (stale) return stale;
  return [{ kind: "commitment.reported", actor: commitment.by, data: { commitmentId, state } }];
};

const withdraw: Decider<"commitment.withdraw"> = (ledger, { commitmentId }, actor) => {
  const commitment = ownCommitment(ledger, commitmentId, actor);
  if (isRefusal(commitment)) return commitment;
  return [{ kind: "commitment.withdrawn", actor: commitment.by, data: { commitmentId } }];
};

export const decide = {
  "commitment.make": make,
  "commitment.accept": accept,
  "commitment.decline": decline,
  "commitment.report": report,
  "commitment.withdraw": withdraw,
};
