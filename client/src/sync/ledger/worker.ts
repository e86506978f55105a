import type { OpinionGroups } from "@acuerdo/shared";
import { expose } from "comlink";
import { alike, type Given, type Opinions, opinionsInSteps, suggest } from "./analysis.ts";

/** The analysis beside the screen. A newer question about opinions stops an older one. */

let asked = 0;
const before = new Map<string, OpinionGroups>();

/** Lets a message in: else nobody could stop us. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const analyst = {
  suggest,
  alike,

  /** Null when it was stopped. */
  async opinions(given: readonly Given[], seed: string, onShare: (share: number) => void): Promise<Opinions | null> {
    asked += 1;
    const mine = asked;
    const steps = opinionsInSteps(given, seed, before.get(seed));
    let step = steps.next();
    while (!step.done) {
      onShare(step.value);
      await breathe();
      if (mine !== asked) return null;
      step = steps.next();
    }
    before.set(seed, step.value.found);
    return step.value;
  },

  stop(): void {
    asked += 1;
  },
};

export type Analyst = typeof analyst;

expose(analyst);
