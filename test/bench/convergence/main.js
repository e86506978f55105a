import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun, scriptOf } from "../../../server/scripts/programs.mjs";
import { machine, table, writeSection } from "../document.js";

/** `npm run bench:convergence`: runs the benches of this folder; with `-- --write` the table goes into docs/bench.md. */

const folder = mkdtempSync(join(tmpdir(), "acuerdo-bench-"));
const file = join(folder, "results.json");

/** In the unit that can be read: three figures, as ms or s. */
function say(ms) {
  const [value, unit] = ms >= 1_000 ? [ms / 1_000, "s"] : [ms, "ms"];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

/** `a > b > c` of the runner: a bench stands under the group that describes its size. */
const rowsOf = ({ fullName, benchmarks }) =>
  benchmarks.map(({ name, median, p99, sampleCount }) => [
    fullName.split(" > ").at(-1),
    name,
    say(median),
    say(p99),
    String(sampleCount),
  ]);

const args = ["bench", "--root", "test", "--run", "--project", "bench", "convergence", "--outputJson", file];
mustRun(scriptOf("vitest"), args);
const { files } = JSON.parse(readFileSync(file, "utf8"));
rmSync(folder, { recursive: true });

const rows = files.flatMap(({ groups }) => groups.flatMap(rowsOf));
const text = [
  "## Convergence",
  `${machine(["shared"])}; one thread. Seeded stances; what a bench computes is what the product computes.`,
  "",
  table(["on", "what", "median", "p99", "runs"], rows),
].join("\n");
console.log(`\n${text}`);
if (process.argv.includes("--write")) writeSection("convergence", "npm run bench:convergence -- --write", text);
