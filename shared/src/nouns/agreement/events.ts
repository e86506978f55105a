import { id, list, nullable, optional, text, whole, words } from "../../fields/field.ts";
import type { AgreementId, ClusterId, PositionId, VersionId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "./limits.ts";

export const events = {
  "agreement.worded": {
    agreementId: id<AgreementId>(),
    clusterId: nullable(id<ClusterId>()),
    text: words(limits.wording),
    revision: whole(1),
  },
  "version.tested": {
    agreementId: id<AgreementId>(),
    versionId: id<VersionId>(),
    text: words(limits.wording),
    why: text(limits.why),
    sources: list(id<PositionId>(), limits.sources),
    /** Where voices are anonymous: how many people's answer was waited for then, if they had been counted. */
    expected: optional(whole(0)),
  },
  "agreement.let-go": { agreementId: id<AgreementId>(), why: words(limits.why) },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
