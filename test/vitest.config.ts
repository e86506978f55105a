import { defineConfig } from "vitest/config";
import { weakening } from "./support/weakening.ts";

const conditions = ["source"];
const project = (name: string, extra: Record<string, unknown> = {}) => ({
  plugins: [weakening()],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { name, include: [`${name}/**/*.test.ts`], testTimeout: 30_000, hookTimeout: 60_000, ...extra },
});

/** Files of one worker share what they import: reading it anew for each takes longer than the tests. So a test cleans up after itself. */
const SHARED = { isolate: false };
/** Of the projects that play real processes: after all others, where a fault is cheaper to find. Last those that play browsers. */
const REAL = { ...SHARED, sequence: { groupOrder: 1 }, retry: 1 };

/** Twelve browsers at once, hours without a server: in the full count alone. */
const LONG = process.env.ACUERDO_COUNT === "full" ? [] : ["e2e/anonymous.test.ts", "e2e/offline.test.ts"];

/** What needs neither a browser nor its own time. */
const QUICK = ["unit", "contract", "property", "integration"].map((name) => `${name}/**/*.test.ts`);

/** One project a kind of test. `check` is the first four in one: what they import is read twice in place of eight times. */
export default defineConfig({
  test: {
    // Most projects wait more than they work, also on two cores.
    maxWorkers: 2,
    globalSetup: "./support/server/folders.ts",
    reporters: ["default", "./support/closing-line.ts"],
    projects: [
      project("check", { ...SHARED, testTimeout: 60_000, include: [...QUICK, "promises.test.ts"] }),
      project("unit", { ...SHARED, include: ["unit/**/*.test.ts", "promises.test.ts"] }),
      project("contract", SHARED),
      project("property", { ...SHARED, testTimeout: 60_000 }),
      project("integration", { ...SHARED, testTimeout: 60_000, hookTimeout: 60_000 }),
      // In their short counts; the full ones take hours and have scripts of their own. What plays real processes and browsers
      // in real time is played once more where it fails: a machine's hiccup does not happen twice, a fault does.
      project("attack", { ...REAL, testTimeout: 600_000, hookTimeout: 60_000 }),
      project("faults", { ...REAL, testTimeout: 600_000, hookTimeout: 60_000 }),
      // A browser computes half of the time and waits the other half: two share two cores.
      project("e2e", {
        ...{ ...SHARED, sequence: { groupOrder: 2 }, retry: 2 },
        ...{ testTimeout: 300_000, hookTimeout: 300_000, exclude: LONG },
      }),
      project("bench", { include: [], benchmark: { include: ["bench/**/*.bench.ts"] } }),
    ],
  },
});
