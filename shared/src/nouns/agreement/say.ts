import { done as spoken, said as words } from "../../i18n/said/agreement.ts";
import { numberOf, quote, type Sayings, type SaysDone } from "../../i18n/told.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "agreement.worded": {
    says: words["agreement.worded"],
    with: ({ agreementId, text }, told) => ({ n: numberOf(told, agreementId), text: quote(told, text) }),
  },
  "version.tested": {
    says: words["version.tested"],
    with: ({ agreementId, versionId }, told) => ({
      n: numberOf(told, agreementId),
      v: told.ledger.versions.get(versionId)?.number ?? 0,
    }),
  },
  "agreement.let-go": {
    says: words["agreement.let-go"],
    with: ({ agreementId, why }, told) => ({ n: numberOf(told, agreementId), why: quote(told, why) }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "agreement.word": ({ agreementId }, told) => [spoken.drafted, { n: numberOf(told, agreementId) }],
  "version.test": ({ agreementId, versionId }, told) => [
    spoken.tested,
    { n: numberOf(told, agreementId), v: told.ledger.versions.get(versionId)?.number ?? 1 },
  ],
  "agreement.let-go": ({ agreementId }, told) => [spoken.letGo, { n: numberOf(told, agreementId) }],
};
