import { flag, oneOf, optional, whole, words } from "../../fields/field.ts";
import { ROLES } from "../member/member.ts";
import type { EventsOf } from "../noun.ts";
import { LANGUAGES, VOICES } from "./board.ts";
import { limits } from "./limits.ts";
import { PHASES } from "./phase.ts";
import { PRESET_NAMES } from "./presets.ts";

const language = oneOf(LANGUAGES);
const thresholds = oneOf(PRESET_NAMES);

export const events = {
  /** `form`: of the ledger document; absent for the first. */
  "board.opened": {
    title: words(limits.title),
    objective: words(limits.objective),
    language,
    voices: oneOf(VOICES),
    form: optional(whole(1)),
  },
  /** The document was brought to a newer form: it says more of what was in the record already. */
  "board.brought": { to: whole(1) },
  "board.changed": {
    title: optional(words(limits.title)),
    objective: optional(words(limits.objective)),
    language: optional(language),
    thresholds: optional(thresholds),
  },
  "phase.moved": { phase: oneOf(PHASES) },
  "door.set": { open: flag() },
  "key.replaced": { role: oneOf(ROLES) },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
