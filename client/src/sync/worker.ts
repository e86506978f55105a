import {
  type Answer,
  type Language,
  moreLike,
  neighbours,
  type OpinionGroups,
  opinionGroupsInSteps,
  type Placed,
  type Portraits,
  portraitsOf,
  suggestedGroups,
  wordNotes,
} from "@acuerdo/shared";
import { expose } from "comlink";

/** What is computed beside the screen: likeness of positions and opinion groups. A newer question stops an older one. */

export type Given = readonly [person: string, statement: string, answer: Answer];

export interface Suggestions {
  readonly groups: readonly (readonly string[])[];
  readonly opposites: readonly (readonly [string, string])[];
}

export interface Opinions {
  readonly found: OpinionGroups;
  readonly portraits: Portraits | null;
}

const SAME_WORDS = 0.35;
/** How much less alike words may be after each press. */
const BOLDER = 0.72;
const NOTE_WIDTH = 240;

let asked = 0;
const before = new Map<string, OpinionGroups>();

/** Lets a message in: else nobody could stop us. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const analyst = {
  suggest(notes: readonly Placed[], language: Language, press: number): Suggestions {
    const options = { noteWidth: NOTE_WIDTH, language, same: SAME_WORDS * BOLDER ** press };
    const pairs = neighbours(notes, options).filter(({ kind }) => kind === "opposite");
    return {
      groups: suggestedGroups(notes, options),
      opposites: pairs.map(({ left, right }) => [left, right] as const),
    };
  },

  alike(id: string, notes: readonly { id: string; text: string }[], language: Language): string[] {
    const worded = wordNotes(notes, language);
    const note = worded.find((one) => one.id === id);
    return note ? moreLike(note, worded).map((other) => other.id) : [];
  },

  /** Null when it was stopped. */
  async opinions(given: readonly Given[], seed: string, onShare: (share: number) => void): Promise<Opinions | null> {
    asked += 1;
    const mine = asked;
    const steps = opinionGroupsInSteps(given, { seed, before: before.get(seed) });
    let step = steps.next();
    while (!step.done) {
      onShare(step.value);
      await breathe();
      if (mine !== asked) return null;
      step = steps.next();
    }
    const found = step.value;
    before.set(seed, found);
    return { found, portraits: found.verdict === "shown" ? portraitsOf(given, found.groups) : null };
  },

  stop(): void {
    asked += 1;
  },
};

export type Analyst = typeof analyst;

expose(analyst);
