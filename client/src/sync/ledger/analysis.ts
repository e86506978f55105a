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

/** What the worker computes: likeness of positions and opinion groups. Pure, so that any other thread gives the same bytes. */

export type Given = readonly [person: string, statement: string, answer: Answer];

export interface Suggestions {
  readonly groups: readonly (readonly string[])[];
  readonly opposites: readonly (readonly [string, string])[];
}

export interface Opinions {
  readonly found: OpinionGroups;
  readonly portraits: Portraits | null;
}

/** Likeness at which two texts are the same, 0 to 1. */
const SAME_WORDS = 0.35;
/** How much less alike words may be after each press. */
const BOLDER = 0.72;
/** Width of a card on the canvas, in its units. */
const NOTE_WIDTH = 240;

/** What may belong together, and what speaks of one subject from opposite sides; `press` 0 is the strictest. */
export function suggest(notes: readonly Placed[], language: Language, press: number): Suggestions {
  const options = { noteWidth: NOTE_WIDTH, language, same: SAME_WORDS * BOLDER ** press };
  const opposites = neighbours(notes, options).filter(({ kind }) => kind === "opposite");
  return {
    groups: suggestedGroups(notes, options),
    opposites: opposites.map(({ left, right }) => [left, right] as const),
  };
}

/** The other notes by likeness of their words to one of them, the most alike first. */
export function alike(id: string, notes: readonly { id: string; text: string }[], language: Language): string[] {
  const worded = wordNotes(notes, language);
  const note = worded.find((one) => one.id === id);
  return note ? moreLike(note, worded).map((other) => other.id) : [];
}

/** Opinion groups and what tells them apart, in steps that each yield the share that is done, 0 to 1. */
export function* opinionsInSteps(
  given: readonly Given[],
  seed: string,
  before?: OpinionGroups,
): Generator<number, Opinions, void> {
  const found = yield* opinionGroupsInSteps(given, { seed, before });
  return { found, portraits: found.verdict === "shown" ? portraitsOf(given, found.groups) : null };
}
