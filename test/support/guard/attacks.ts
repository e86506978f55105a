/** Attacks on the canvas: each makes one crafted update, from the state that the attacker can see. */
import { forgeryAttacks } from "./attacks-forgery.ts";
import { formatAttacks, HUGE_COUNT } from "./attacks-format.ts";
import { HUGE_CROWD, placeAttacks } from "./attacks-place.ts";
import { valueAttacks } from "./attacks-value.ts";
import type { Person, Stage } from "./stage.ts";

export interface Attack {
  readonly update: Uint8Array;
  /** Who sends it; mallory unless said. */
  readonly as?: Person;
  /** Client ids that the attacker names in a hello just before. */
  readonly claims?: readonly number[];
}

export type Attacker = (stage: Stage) => Attack | Uint8Array;

export const ATTACKS: Readonly<Record<string, Attacker>> = {
  ...forgeryAttacks,
  ...formatAttacks,
  ...placeAttacks,
  ...valueAttacks,
};

/** Seconds for whoever has no guard: drawn a tenth as often. */
const HUGE: ReadonlySet<string> = new Set([HUGE_COUNT, HUGE_CROWD]);

/** Every attack by name, as often as it is to be drawn. */
export const DRAWN: readonly string[] = Object.keys(ATTACKS).flatMap((name) =>
  Array(HUGE.has(name) ? 1 : 10).fill(name),
);
