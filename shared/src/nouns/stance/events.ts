import { id, oneOf, text, whole } from "../../fields/field.ts";
import type { StatementId, VersionId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import { GRADES } from "./stance.ts";

export const events = {
  "stance.taken": {
    statementId: id<StatementId>(),
    grade: oneOf(GRADES),
    reason: text(limits.reason),
    condition: text(limits.condition),
  },
  "stance.withdrawn": { statementId: id<StatementId>() },
  /** By the server: so many answers are kept back, because too few have answered. */
  "stance.held": { statementId: id<StatementId>(), count: whole(0) },
  "objection.eased": { versionId: id<VersionId>() },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
