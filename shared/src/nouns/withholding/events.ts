import { id, list, nullable, text, whole } from "../../fields/field.ts";
import type { VoiceId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "../stance/limits.ts";
import type { SaidId } from "./withholding.ts";

/** A version and the wordings that it was made of. */
const MOST_LINES = 100;

export const events = {
  /** What was said of a thing until then, or by `by` in answer to it; or else in the events of these numbers. */
  "words.withheld": {
    about: nullable(id<SaidId>()),
    by: nullable(id<VoiceId>()),
    lines: list(whole(1), MOST_LINES),
    why: text(limits.reason),
  },
  /** By the server: the record was made such that words can be withheld; until then its last event had this number and hash. */
  "record.sealed": { seq: whole(1), hash: id<string>() },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
