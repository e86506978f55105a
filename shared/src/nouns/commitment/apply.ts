import type { CommitmentId, MemberId } from "../../ids.ts";
import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { membersAfter } from "../member/names.ts";
import type { Commitment } from "./commitment.ts";

const alterCommitment = (
  ledger: Ledger,
  id: CommitmentId,
  change: (commitment: Commitment) => Partial<Commitment>,
) => ({
  commitments: alter(ledger.commitments, id, (commitment) => ({ ...commitment, ...change(commitment) })),
});

/** Everybody who has to do with a commitment, but this member, who has answered. */
function others({ with: named, asked, joined, heard = [] }: Commitment, member: MemberId) {
  const without = (members: readonly MemberId[]) => members.filter((id) => id !== member);
  const lists = { with: without(named), asked: without(asked), joined: without(joined) };
  return { ...lists, heard: [...without(heard), member] };
}

const made: Applier<"commitment.made"> = (ledger, data, event) => {
  const { actor, at, seq } = event;
  const { commitmentId: id, versionId = null, asked = [], signed, ...rest } = data;
  const commitment: Commitment = {
    ...{ id, by: actor as MemberId, versionId, ...rest, asked, joined: [] },
    ...{ state: "open", withdrawn: false, removed: false, at, seq },
  };
  const commitments = put(ledger.commitments, id, commitment);
  return signed ? { commitments, members: membersAfter(ledger, signed, event) } : { commitments };
};

const accepted: Applier<"commitment.accepted"> = (ledger, { commitmentId }, { actor }) =>
  alterCommitment(ledger, commitmentId, (commitment) => {
    const rest = others(commitment, actor as MemberId);
    return { ...rest, joined: [...rest.joined, actor as MemberId] };
  });

const declined: Applier<"commitment.declined"> = (ledger, { commitmentId }, { actor }) =>
  alterCommitment(ledger, commitmentId, (commitment) => others(commitment, actor as MemberId));

const reported: Applier<"commitment.reported"> = (ledger, { commitmentId, state }) =>
  alterCommitment(ledger, commitmentId, () => ({ state }));

const withdrawn: Applier<"commitment.withdrawn"> = (ledger, { commitmentId }) =>
  alterCommitment(ledger, commitmentId, () => ({ withdrawn: true }));

export const apply = {
  "commitment.made": made,
  "commitment.accepted": accepted,
  "commitment.declined": declined,
  "commitment.reported": reported,
  "commitment.withdrawn": withdrawn,
};
