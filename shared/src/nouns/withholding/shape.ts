import { id, optional, text, whole, withDefault } from "../../fields/field.ts";
import type { VoiceId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { limits } from "../stance/limits.ts";
import type { SaidId } from "./withholding.ts";

/** Words that are taken out of the record for good, and names. Whose they are is decided in `decide.ts`. */

export const intents = {
  /** All that was said of something until now; with `by`, what that voice said in answer to it. Of a member: their names. */
  "words.withhold": asks("anyone", {
    about: id<SaidId>(),
    by: optional(id<VoiceId>()),
    why: withDefault(text(limits.reason), ""),
    /** The mark of the words that were seen: see `said.ts`. */
    base: optional(whole(0)),
  }),
  /** What was written in one event of the record, by its number. */
  "line.withhold": asks("anyone", { line: whole(1), why: withDefault(text(limits.reason), "") }),
} as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
}
