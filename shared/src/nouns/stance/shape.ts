import { id, oneOf, optional, text, whole, withDefault } from "../../fields/field.ts";
import type { ObjectionId, StatementId, VersionId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import type { HeldAnswers } from "./held.ts";
import { limits } from "./limits.ts";
import type { Objection } from "./objection.ts";
import { GRADES } from "./stance.ts";

/** Answers to positions and to versions of agreements. They stand in the ledger by statement, not in a table of their own. */

export const intents = {
  "stance.take": asks("voice", {
    statementId: id<StatementId>(),
    grade: oneOf(GRADES),
    reason: withDefault(text(limits.reason), ""),
    condition: withDefault(text(limits.condition), ""),
    /** The revision of a position that was seen. A version is its own words. */
    base: optional(whole(1)),
  }),
  "stance.withdraw": asks("voice", { statementId: id<StatementId>() }),
  "objection.ease": asks("voice", { versionId: id<VersionId>() }),
} as const;

/** What a voice says. */
export const said = { "stance.taken": true, "stance.withdrawn": true, "objection.eased": true } as const;

export const tables = { objections: { seq: 0, said: 0 }, held: { seq: 0 } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly objections: ReadonlyMap<ObjectionId, Objection>;
    /** How many answers to a statement are kept back, because too few have answered. */
    readonly held: ReadonlyMap<StatementId, HeldAnswers>;
  }
}
