import type { AgreementId, VoiceId } from "../../ids.ts";
import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Agreement } from "./agreement.ts";

const alterAgreement = (ledger: Ledger, id: AgreementId, change: (agreement: Agreement) => Agreement) => ({
  agreements: alter(ledger.agreements, id, change),
});

const worded: Applier<"agreement.worded"> = (ledger, { agreementId: id, clusterId, text, revision }, event) => {
  const { at, seq } = event;
  const by = event.actor as VoiceId;
  const number = ledger.agreements.size + 1;
  const fresh = { id, number, clusterId, versionIds: [], letGo: null, removed: false, by, at, seq };
  const draft = { text, by, at, seq, revision };
  return { agreements: put(ledger.agreements, id, { ...(ledger.agreements.get(id) ?? fresh), draft }) };
};

const tested: Applier<"version.tested"> = (ledger, { versionId: id, agreementId, ...data }, event) => {
  const number = (ledger.agreements.get(agreementId)?.versionIds.length ?? 0) + 1;
  const { at, seq } = event;
  const version = { id, agreementId, number, ...data, by: event.actor as VoiceId, at, seq };
  return {
    versions: put(ledger.versions, id, version),
    ...alterAgreement(ledger, agreementId, (agreement) => ({
      ...agreement,
      versionIds: [...agreement.versionIds, id],
    })),
  };
};

const letGo: Applier<"agreement.let-go"> = (ledger, { agreementId, why }) =>
  alterAgreement(ledger, agreementId, (agreement) => ({ ...agreement, letGo: why }));

export const apply = {
  "agreement.worded": worded,
  "version.tested": tested,
  "agreement.let-go": letGo,
};
