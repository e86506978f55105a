import { type AgreementId, WHEEL } from "../../ids.ts";
import { expectedCount, speakerOf } from "../../ledger/asked.ts";
import { agreementBase, changedSince, fieldsChangedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { holdingOf, noPlace } from "../../ledger/places.ts";
import { isTaken } from "../../ledger/taken.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import type { Agreement } from "./agreement.ts";
import { limits } from "./limits.ts";

function openAgreement(ledger: Ledger, id: AgreementId): Agreement | Refusal {
  const agreement = ledger.agreements.get(id);
  if (!agreement) return refuse("no-such-agreement");
  return agreement.letGo === null ? agreement : refuse("let-go");
}

function noPlaceForAgreement(ledger: Ledger, actor: Actor): Refusal | null {
  const held = holdingOf(
    ledger.agreements.values(),
    ({ letGo }) => letGo === null,
    ({ by }) => by === actor.voiceId,
  );
  return noPlace(actor, "agreements", held, { board: limits.agreementsPerBoard, voice: limits.agreementsPerVoice });
}

function noPlaceForVersion(ledger: Ledger, { versionIds }: Agreement, actor: Actor): Refusal | null {
  const versions = versionIds.flatMap((id) => ledger.versions.get(id) ?? []);
  const held = holdingOf(
    versions,
    ({ by }) => !ledger.removed.has(by),
    ({ by }) => by === actor.voiceId,
  );
  return noPlace(actor, "versions", held, { board: limits.versionsPerAgreement, voice: limits.versionsPerVoice });
}

/** Anyone may word and reword a draft. Whoever started from an older wording is told, and keeps their text to merge by hand. */
const word: Decider<"agreement.word"> = (ledger, { agreementId, clusterId, text, base }, actor) => {
  const known = ledger.agreements.get(agreementId);
  const by = speakerOf(ledger, actor);
  if (!known) {
    if (isTaken(ledger, agreementId)) return refuse("id-taken");
    const full = noPlaceForAgreement(ledger, actor);
    if (full) return full;
    if (clusterId !== null && !ledger.clusters.has(clusterId)) return refuse("no-such-cluster");
    if (base !== 0) return refuse("no-such-agreement");
    return [{ kind: "agreement.worded", actor: by, data: { agreementId, clusterId, text, revision: 1 } }];
  }
  const agreement = openAgreement(ledger, agreementId);
  if (isRefusal(agreement)) return agreement;
  const revision = agreement.draft?.revision ?? 0;
  if (agreement.draft?.text === text) return [];
  if (base !== revision) return refuse("changed-meanwhile", `revision ${revision}`);
  const data = { agreementId, clusterId: agreement.clusterId, text, revision: revision + 1 };
  return [{ kind: "agreement.worded", actor: by, data }];
};

/** Where voices are anonymous nobody can be told apart later by when they came: so many are waited for, where they were counted. */
function peopleAt(ledger: Ledger): { readonly expected?: number } {
  const { voices, people } = ledger.board;
  return voices === "anonymous" && people ? { expected: expectedCount(ledger) } : {};
}

const test: Decider<"version.test"> = (ledger, { agreementId, versionId, base, over, why, sources }, actor) => {
  const agreement = openAgreement(ledger, agreementId);
  if (isRefusal(agreement)) return agreement;
  if (isTaken(ledger, versionId)) return refuse("id-taken");
  if (!agreement.draft) return refuse("nothing-to-test");
  if (agreement.draft.revision !== base) return refuse("changed-meanwhile", `revision ${agreement.draft.revision}`);
  const full = noPlaceForVersion(ledger, agreement, actor);
  if (full) return full;
  const last = agreement.versionIds.at(-1);
  const { text } = agreement.draft;
  const overtaken = changedSince(over, last ?? null);
  if (overtaken) return overtaken;
  if (last && ledger.versions.get(last)?.text === text) return refuse("unchanged-wording");
  if (sources.some((id) => !ledger.positions.has(id))) return refuse("no-such-position", "sources");
  const data = { agreementId, versionId, text, why, sources: [...new Set(sources)], ...peopleAt(ledger) };
  return [{ kind: "version.tested", actor: speakerOf(ledger, actor), data }];
};

const letGo: Decider<"agreement.let-go"> = (ledger, { agreementId, why, base }, actor) => {
  const agreement = openAgreement(ledger, agreementId);
  if (isRefusal(agreement)) return agreement;
  const stale = fieldsChangedSince(base, agreementBase(agreement));
  if (stale) return stale;
  // Only mediators let go: done by a voice, it would be one of theirs.
  const by = ledger.board.voices === "named" ? actor.voiceId : WHEEL;
  return [{ kind: "agreement.let-go", actor: by, data: { agreementId, why } }];
};

export const decide = {
  "agreement.word": word,
  "version.test": test,
  "agreement.let-go": letGo,
};
