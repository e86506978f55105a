import type { Agreement } from "../../agreement.ts";
import { type AgreementId, SOMEBODY, WHEEL } from "../../ids.ts";
import { LIMITS } from "../../limits.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import { speakerOf } from "../asked.ts";
import { agreementBase, changedSince, fieldsChangedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { Intent } from "../intent.ts";
import type { Ledger } from "../ledger.ts";

function openAgreement(ledger: Ledger, id: AgreementId): Agreement | Refusal {
  const agreement = ledger.agreements.get(id);
  if (!agreement) return refuse("no-such-agreement");
  return agreement.letGo === null ? agreement : refuse("let-go");
}

const nameCluster: Decider<"cluster.name"> = (ledger, { clusterId, sentence, base }, actor) => {
  const cluster = ledger.clusters.get(clusterId);
  const now = cluster?.sentence ?? "";
  if (now === sentence) return [];
  const stale = changedSince(base, now);
  if (stale) return stale;
  if (!cluster && ledger.clusters.size >= LIMITS.clustersPerBoard) return refuse("too-many", "clusters");
  // Whoever names a cluster has drawn it: the name would tie a voice to a hand on the canvas.
  const by = ledger.board.voices === "named" ? actor.voiceId : SOMEBODY;
  return [{ kind: "cluster.named", actor: by, data: { clusterId, sentence } }];
};

/** Anyone may word and reword a draft. Whoever started from an older wording is told, and keeps their text to merge by hand. */
const word: Decider<"agreement.word"> = (ledger, { agreementId, clusterId, text, base }, actor) => {
  const known = ledger.agreements.get(agreementId);
  const by = speakerOf(ledger, actor);
  if (!known) {
    if (ledger.agreements.size >= LIMITS.agreementsPerBoard) return refuse("too-many", "agreements");
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

const test: Decider<"version.test"> = (ledger, { agreementId, versionId, base, over, why, sources }, actor) => {
  const agreement = openAgreement(ledger, agreementId);
  if (isRefusal(agreement)) return agreement;
  if (ledger.versions.has(versionId) || ledger.positions.has(versionId as never)) return refuse("id-taken");
  if (!agreement.draft) return refuse("nothing-to-test");
  if (agreement.draft.revision !== base) return refuse("changed-meanwhile", `revision ${agreement.draft.revision}`);
  if (agreement.versionIds.length >= LIMITS.versionsPerAgreement) return refuse("too-many", "versions");
  const last = agreement.versionIds.at(-1);
  const { text } = agreement.draft;
  const overtaken = changedSince(over, last ?? null);
  if (overtaken) return overtaken;
  if (last && ledger.versions.get(last)?.text === text) return refuse("unchanged-wording");
  if (sources.some((id) => !ledger.positions.has(id))) return refuse("no-such-position", "sources");
  const data = { agreementId, versionId, text, why, sources: [...new Set(sources)] };
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

export const agreementDeciders = {
  "cluster.name": nameCluster,
  "agreement.word": word,
  "version.test": test,
  "agreement.let-go": letGo,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
