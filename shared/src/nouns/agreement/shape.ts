import { id, list, nullable, optional, parts, text, whole, withDefault, words } from "../../fields/field.ts";
import type { AgreementId, ClusterId, PositionId, VersionId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import type { Agreement, Version } from "./agreement.ts";
import { limits } from "./limits.ts";

export const intents = {
  "agreement.word": asks("voice", {
    agreementId: id<AgreementId>(),
    clusterId: nullable(id<ClusterId>()),
    text: words(limits.wording),
    /** The revision that this wording was made from; 0 for a new draft. */
    base: whole(0),
  }),
  "version.test": asks("voice", {
    agreementId: id<AgreementId>(),
    versionId: id<VersionId>(),
    /** The revision of the draft that is put to the test: never a wording that the asker has not seen. */
    base: whole(1),
    /** The version whose place it takes, and whose answers it ends; null where there was none. */
    over: optional(nullable(id<VersionId>())),
    why: withDefault(text(limits.why), ""),
    sources: withDefault(list(id<PositionId>(), limits.sources), []),
  }),
  "agreement.let-go": asks("wheel", {
    agreementId: id<AgreementId>(),
    why: words(limits.why),
    /** The version that was being tested, null for none, and the revision of the draft, 0 for none. */
    base: optional(parts({ versionId: nullable(id<VersionId>()), revision: whole(0) })),
  }),
} as const;

/** What a voice says. */
export const said = { "agreement.worded": true, "version.tested": true, "agreement.let-go": true } as const;

export const tables = { agreements: { seq: 0 }, versions: { seq: 0 } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly agreements: ReadonlyMap<AgreementId, Agreement>;
    readonly versions: ReadonlyMap<VersionId, Version>;
  }
}
