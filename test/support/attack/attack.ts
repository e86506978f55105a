import { Random } from "../../sim/random.ts";

/** What the suites of `test/attack` and `test/faults` share: how many cases, from which seed, and how to say what was measured. */

/** `npm run test:attack` and `test:faults` ask for the full counts; everything else gets the short ones. */
const isFull = process.env.ACUERDO_COUNT === "full";

export const count = <T = number>(short: T, full: T): T => (isFull ? full : short);

/** One for all suites: `ACUERDO_SEED` plays others. */
export const SEED = Number(process.env.ACUERDO_SEED ?? 2026);

export const random = (offset = 0): Random => new Random(SEED + offset);

/** A line for `docs/reliability.md`. */
export function report(suite: string, figures: Readonly<Record<string, string | number>>): void {
  const all = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  console.log(`figures · ${suite} · seed ${SEED} · ${all.join(" · ")}`);
}

/** The value below which this share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Asks again until it holds; says what did not when time is up. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not in ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
