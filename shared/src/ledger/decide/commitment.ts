import type { Commitment } from "../../commitment.ts";
import { aliasOf } from "../../i18n/aliases.ts";
import type { CommitmentId } from "../../ids.ts";
import { LIMITS } from "../../limits.ts";
import type { Actor } from "../../member.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import { isSigner } from "../asked.ts";
import { changedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { Signed } from "../event.ts";
import type { Intent, IntentOf } from "../intent.ts";
import type { Ledger } from "../ledger.ts";

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
function signed(ledger: Ledger, asked: Asked, { signature }: Actor): Signed | null {
  if (ledger.board.voices === "named") return null;
  const known = ledger.members.get(signature);
  const taken = new Set([...ledger.members.values()].map(({ name }) => name));
  const name = asked.name || known?.name || aliasOf(signature, ledger.board.language, (one) => taken.has(one));
  return { name, organization: asked.organization === undefined ? (known?.organization ?? null) : asked.organization };
}

/** Nobody is given a task: a commitment is made only by oneself. */
const make: Decider<"commitment.make"> = (ledger, { id: _, kind: __, base, name, organization, ...data }, actor) => {
  if (ledger.commitments.has(data.commitmentId)) return refuse("id-taken");
  const agreement = ledger.agreements.get(data.agreementId);
  if (!agreement) return refuse("no-such-agreement");
  if (agreement.letGo !== null) return refuse("let-go");
  const versionId = agreement.versionIds.at(-1);
  if (!versionId) return refuse("no-such-version");
  const stale = changedSince(base, versionId);
  if (stale) return stale;
  if (data.with.some((member) => !ledger.members.has(member))) return refuse("no-such-member", "with");
  const as = signed(ledger, { name, organization }, actor);
  if (data.asOrganization && !(as ?? ledger.members.get(actor.memberId))?.organization)
    return refuse("not-yours", "asOrganization");
  let own = 0;
  for (const { by } of ledger.commitments.values()) if (isSigner(by, actor)) own += 1;
  if (own >= LIMITS.commitmentsPerMember) return refuse("too-many", "commitments of one member");
  const companions = [...new Set(data.with)].filter((member) => !isSigner(member, actor));
  const made = { ...data, versionId, with: companions, ...(as && { signed: as }) };
  return [{ kind: "commitment.made", actor: actor.signature, data: made }];
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

export const commitmentDeciders = {
  "commitment.make": make,
  "commitment.report": report,
  "commitment.withdraw": withdraw,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
