import { flag, oneOf, optional, parts, seen, wordsInLine } from "../../fields/field.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { LANGUAGES } from "./board.ts";
import { limits } from "./limits.ts";
import { PHASES } from "./phase.ts";
import { PRESET_NAMES } from "./presets.ts";

/** The board itself: its title and objective, its phase and its door. */

const language = oneOf(LANGUAGES);
const thresholds = oneOf(PRESET_NAMES);

export const intents = {
  "board.change": asks("wheel", {
    title: optional(wordsInLine(limits.title)),
    objective: optional(wordsInLine(limits.objective)),
    language: optional(language),
    thresholds: optional(thresholds),
    base: optional(
      parts({
        title: optional(seen()),
        objective: optional(seen()),
        language: optional(language),
        thresholds: optional(thresholds),
      }),
    ),
  }),
  "phase.move": asks("wheel", { phase: oneOf(PHASES), base: optional(oneOf(PHASES)) }),
  "door.set": asks("wheel", { open: flag(), base: optional(flag()) }),
} as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
}
