import { defineConfig } from "vitest/config";

const conditions = ["source"];
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    root: "/work/main/test",
    include: ["attack/**/*.test.ts", "faults/**/*.test.ts", "property/room-sim.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
