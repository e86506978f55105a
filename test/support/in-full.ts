import { test } from "vitest";
import { count } from "./attack/attack.ts";

/** A test that is played in the full count alone: more of what the short one shows already. */
export const testInFull: (name: string, run: () => Promise<void>) => void = count<
  (name: string, run: () => Promise<void>) => void
>(() => undefined, test);
