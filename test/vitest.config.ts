import { defineConfig } from "vitest/config";

const conditions = ["source"];
const project = (name: string, extra: Record<string, unknown> = {}) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: { name, include: [`${name}/**/*.test.ts`], testTimeout: 30_000, hookTimeout: 60_000, ...extra },
});

const AT_ONCE = 2;
const REAL = { maxWorkers: AT_ONCE, sequence: { groupOrder: 1 }, retry: 1 };

/** One project a kind of test; `npm run check` leaves out e2e, which needs a browser. */
export default defineConfig({
  test: {
    reporters: ["default", "./support/closing-line.ts"],
    projects: [
      project("unit", { include: ["unit/**/*.test.ts", "promises.test.ts"] }),
      project("contract"),
      project("property", { testTimeout: 60_000 }),
      project("integration", { testTimeout: 60_000, hookTimeout: 60_000 }),
      // In their short counts; the full ones take hours and have scripts of their own. What plays real processes and browsers
      // in real time is played once more where it fails: a machine's hiccup does not happen twice, a fault does. Two files at
      // a time: each of them waits more than it works.
      project("attack", { ...REAL, testTimeout: 600_000, hookTimeout: 60_000 }),
      project("faults", { ...REAL, testTimeout: 600_000, hookTimeout: 60_000 }),
      project("e2e", { ...REAL, testTimeout: 300_000, hookTimeout: 300_000 }),
      project("bench", { include: [], benchmark: { include: ["bench/**/*.bench.ts"] } }),
    ],
  },
});
