import { objectionId, type PositionId, type StatementId, type VersionId } from "../../ids.ts";
import { takesPart } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type Refusal, refuse } from "../../refusal.ts";

/** Why a statement cannot be answered, or null when it can. */
function closed(ledger: Ledger, statementId: StatementId): Refusal | null {
  const position = ledger.positions.get(statementId as PositionId);
  if (position) return position.withdrawn ? refuse("withdrawn") : null;
  const version = ledger.versions.get(statementId as VersionId);
  if (!version) return refuse("no-such-position");
  const agreement = ledger.agreements.get(version.agreementId);
  if (!agreement) return refuse("no-such-agreement");
  if (agreement.letGo !== null) return refuse("let-go");
  return agreement.versionIds.at(-1) === version.id ? null : refuse("superseded");
}

/** A version is its own words: its id says which. */
function reworded(ledger: Ledger, statementId: StatementId, base: number | undefined): Refusal | null {
  const position = ledger.positions.get(statementId as PositionId);
  return position ? changedSince(base, position.revision) : null;
}

const take: Decider<"stance.take"> = (ledger, { statementId, grade, reason, condition, base }, actor) => {
  const no = closed(ledger, statementId) ?? reworded(ledger, statementId, base);
  if (no) return no;
  if (!takesPart(ledger, actor)) return refuse("not-taking-part");
  if (grade === "object" && reason === "" && ledger.versions.has(statementId as VersionId))
    return refuse("reason-missing");
  const now = ledger.stances.get(statementId)?.get(actor.voiceId);
  if (now && now.grade === grade && now.reason === reason && now.condition === condition) return [];
  return [{ kind: "stance.taken", actor: actor.voiceId, data: { statementId, grade, reason, condition } }];
};

const withdraw: Decider<"stance.withdraw"> = (ledger, { statementId }, actor) => {
  const no = closed(ledger, statementId);
  if (no) return no;
  if (!ledger.stances.get(statementId)?.has(actor.voiceId)) return [];
  return [{ kind: "stance.withdrawn", actor: actor.voiceId, data: { statementId } }];
};

/** Easing leaves the stance and its reason as they were said; from then on it counts as a reservation. */
const ease: Decider<"objection.ease"> = (ledger, { versionId }, actor) => {
  const no = closed(ledger, versionId);
  if (no) return no;
  const objection = ledger.objections.get(objectionId(versionId, actor.voiceId));
  if (!objection || objection.state === "changed") return refuse("no-such-objection");
  if (objection.state === "eased") return [];
  return [{ kind: "objection.eased", actor: actor.voiceId, data: { versionId } }];
};

export const decide = {
  "stance.take": take,
  "stance.withdraw": withdraw,
  "objection.ease": ease,
};
