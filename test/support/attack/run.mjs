/**
 * `npm run test:attack`, `npm run test:faults` and `npm run test:e2e`: the suites of their folder, and those of other folders that belong to
 * them, at their full counts. `ACUERDO_COUNT=short` plays the short ones.
 */
import { runScript, scriptOf } from "../../../server/scripts/programs.mjs";

const [kind = "attack", ...rest] = process.argv.slice(2);
const isFull = process.env.ACUERDO_COUNT !== "short";

/** Files elsewhere, with the settings that make them full. */
const ELSEWHERE = {
  attack: {
    files: ["property/guard-attack", "property/guard-mutants", "property/guard-honest"],
    env: { GUARD_CASES: "100000", GUARD_WORLDS: "100" },
  },
  faults: {
    files: ["property/relay", "property/room-sim"],
    env: { ACUERDO_RELAY_RUNS: "1000", ACUERDO_SIM_SEEDS: "10000" },
  },
};

const chosen = kind === "e2e" ? { files: [], env: {} } : ELSEWHERE[kind];
if (!chosen) {
  console.error("Which suites? attack, faults or e2e");
  process.exit(1);
}
const full = isFull ? { ACUERDO_COUNT: "full", ...chosen.env } : {};
const projects = ["property", kind].flatMap((name) => ["--project", name]);
const args = ["run", "--root", "test", ...projects, `${kind}/`, ...chosen.files, ...rest];
const env = { ...full, ...process.env, ...(isFull && { ACUERDO_COUNT: "full" }) };
process.exit(runScript(scriptOf("vitest"), args, { env }));
