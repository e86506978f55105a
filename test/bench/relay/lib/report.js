import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { machine, table, writeSection } from "../../document.js";
import { reached } from "./goals.js";
import { median, Rows, say } from "./numbers.js";
import { SCENARIOS } from "./plan.js";
import { conditions } from "./processes.js";

/** The results as Markdown: goals and ratios first, then each scenario's numbers. */

/** Cores' worth of other work beside a measurement above which it counts as disturbed. */
const DISTURBED = 0.5;
/** Linux' number for a file system in memory, where to write to disk costs nothing. */
const TMPFS = 0x01021994;

/** The machine, what it was doing beside this, and how much was measured. */
export const setting = ({ rounds, seconds }) => ({
  machine: machine(["server", "shared"]),
  disk: statfsSync(tmpdir()).type === TMPFS ? "data in memory" : "data on disk",
  ...conditions,
  rounds,
  seconds,
});

const percent = (metric) => (r) => (metric(r) === null || metric(r) === undefined ? null : metric(r) * 100);
const TRAFFIC = [
  ["delivered/s", (r) => r.deliveredPerSecond],
  ["of offered %", percent((r) => r.share)],
  ["p50 ms", (r) => r.p50],
  ["p95 ms", (r) => r.p95],
  ["p99 ms", (r) => r.p99],
  ["CPU %", percent((r) => r.cpuShare)],
  ["CPU s per 1M", (r) => r.cpuPerMillion],
  ["kB/s to each", (r) => r.bytesPerClientPerSecond / 1_000],
  ["peak MiB", (r) => r.peakMib],
];
const COLUMNS = {
  updates: TRAFFIC,
  cursors: [...TRAFFIC, ["shown %", percent((r) => r.shownShare)], ["late %", percent((r) => r.lateShare)]],
  storm: [
    ["last one has all, ms", (r) => r.lastMs],
    ["join p50 ms", (r) => r.p50],
    ["join p95 ms", (r) => r.p95],
    ["CPU s", (r) => r.cpuSeconds],
    ["peak MiB", (r) => r.peakMib],
    ["records lacking", (r) => r.lacks],
  ],
  rooms: [
    ["KiB a board", (r) => r.kibPerRoom],
    ["CPU s to connect", (r) => r.connectSeconds],
    ["steady CPU %", percent((r) => r.cpuShare)],
    ["p50 ms", (r) => r.p50],
    ["p99 ms", (r) => r.p99],
  ],
  slow: [
    ["MiB before", (r) => r.rssBefore],
    ["most during", (r) => r.rssDuring],
    ["others' p95 before", (r) => r.p95Before],
    ["during", (r) => r.p95],
    ["sleeper was dropped", (r) => Number(r.dropped)],
    ["lacks on return", (r) => r.lateLacks],
  ],
  durability: [
    ["sent", (r) => r.sent],
    ["seen by others", (r) => r.seen],
    ["of it gone", (r) => r.seenGone],
    ["shown as saved", (r) => r.saved],
    ["of it gone", (r) => r.savedGone],
  ],
};

/** What somebody should know who compares. */
const CONDITIONS = [
  "Acuerdo runs as in production: its Node flags, storage, guard and content limits; what limits people and messages is raised. All others run with Node's defaults and, but for *same flag*, none of its flags.",
  'Acuerdo and what stands beside a "+" keep what they hold; raw ws, y-websocket and tldraw sync hold it in memory. No server compresses.',
  "Acuerdo's boards and members are made over HTTP before the clock starts; the others have neither.",
  "tldraw sync is sent the same moves as JSON records; its cursors carry the whole presence of a person once, then what differs.",
  "Hocuspocus 4 declares Node 22; y-websocket 0.1.5 runs on the pre-release of Yjs that it depends on.",
];

/** Rounds, and how many of them had other work beside them. */
function count(runs) {
  const disturbed = runs.filter((run) => run.othersShare > DISTURBED).length;
  return disturbed > 0 ? `${runs.length} (${disturbed} disturbed)` : `${runs.length}`;
}

function scenarioTable(results, name, known) {
  const rows = new Rows(results, name);
  if (rows.targets().length === 0) return "";
  const { scenario, targets: order } = SCENARIOS[name];
  const columns = COLUMNS[scenario];
  const sorted = rows.targets().sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const body = sorted.map((target) => {
    const runs = rows.of(target);
    const over = runs.some((run) => run.over) ? " *over*" : "";
    const values = columns.map(([, metric]) => say(median(runs.map(metric))));
    return [known[target].label + over, count(runs), ...values];
  });
  return `\n### ${name}\n${table(["server", "n", ...columns.map(([head]) => head)], body)}\n`;
}

/** Null: a ratio that is only shown. */
const HOLDS = new Map([
  [true, "yes"],
  [false, "**no**"],
  [null, "–"],
]);

function goalTable(results) {
  const rows = reached(results).map(({ name, text, goal, reach, holds }) => [
    ...[name, text, goal, say(reach)],
    HOLDS.get(holds),
  ]);
  return rows.length > 0 ? table(["scenario", "Acuerdo's", "goal", "reached", "holds"], rows) : "";
}

export function report(results, about, known) {
  const how = `${about.pinned ? "server and load on a core each" : "not pinned"}, ${about.preferred ? "before other work" : "beside other work"}, ${about.disk}`;
  const where = `${about.machine}; ${how}.`;
  const faults = results
    .filter((result) => result.fault)
    .map((r) => `- ${r.name} ${r.target}: ${r.fault.split("\n")[0]}`);
  return [
    "## Relay",
    `${where} Medians of the rounds; ratios within a round. *over*: less was delivered than offered, so the rate is capacity and the times only queueing. *disturbed*: half a core or more of other work beside it.\n`,
    ...CONDITIONS.map((condition) => `- ${condition}`),
    "",
    goalTable(results),
    ...Object.keys(SCENARIOS).map((name) => scenarioTable(results, name, known)),
    ...faults,
    "",
  ].join("\n");
}

/** Puts the report in its place in docs/bench.md. */
export const writeDocs = (text) => writeSection("relay", "npm run bench:relay -- --write", text);
