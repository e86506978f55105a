import { Rows } from "./numbers.js";

/** What our relay is to reach, beside its peers in the same run. */

const US = "acuerdo";
const OFFICIAL = "y-websocket";
const BATCH = "raw-ws-batch";
const HOCUSPOCUS = "hocuspocus4";
const OFFICIAL_FLAG = "y-websocket-flag";
const TLDRAW = "tldraw";

/** Never more than was offered: what came late from before the measurement is no speed. */
const rate = (result) => Math.min(result.deliveredPerSecond, result.offeredPerSecond);
const bytes = (result) => result.bytesPerClientPerSecond;
const cpu = (result) => result.cpuShare;
const memory = (result) => result.kibPerRoom;
const perMillion = (result) => result.cpuPerMillion;
const storm = (result) => result.cpuSeconds;

const median = (metric) => (rows) => rows.median(US, metric);
const versus = (other, metric) => (rows) => rows.ratio(US, other, metric);
const versusBest = (others, metric) => (rows) => {
  const ratios = others.map((other) => rows.ratio(US, other, metric)).filter((ratio) => ratio !== null);
  return ratios.length > 0 ? Math.max(...ratios) : null;
};
const atLeast = (bound) => ({ bound, sign: "≥", holds: (value) => value >= bound });
const atMost = (bound) => ({ bound, sign: "≤", holds: (value) => value <= bound });
/** No goal, shown beside them. */
const shown = { holds: () => null };

/** Writes that somebody should have in the end and has not; null where the backlog did not let us ask. */
const lacking = ({ reached, recorderLacks = 0, lateLacks = 0 }) =>
  reached === null ? null : reached ? recorderLacks + lateLacks : 1;

const GOALS = [
  ["updates-200", "share of the offered that is delivered", median((r) => r.share), atLeast(0.98)],
  ["updates-200", "writers whose last write somebody lacks", median(lacking), atMost(0)],
  ["updates-200", "rate × y-websocket", versus(OFFICIAL, rate), atLeast(5)],
  ["updates-200", "rate × raw ws batched", versus(BATCH, rate), atLeast(0.95)],
  ["updates-200", "p95 ms", median((r) => r.p95), atMost(20)],
  ["updates-200", "CPU per million × raw ws batched", versus(BATCH, perMillion), atMost(0.6)],
  ["updates-200", "rate × tldraw sync", versus(TLDRAW, rate), shown],
  ["updates-200", "CPU per million × tldraw sync", versus(TLDRAW, perMillion), shown],
  [
    "cursors-150",
    "share delivered or replaced within 100 ms",
    median((r) => r.share * (1 - r.lateShare)),
    atLeast(0.98),
  ],
  ["cursors-150", "rate × y-websocket", versus(OFFICIAL, rate), atLeast(6)],
  ["cursors-150", "p95 ms", median((r) => r.p95), atMost(25)],
  ["cursors-150", "bytes to each × y-protocols awareness", versus(BATCH, bytes), atMost(0.25)],
  ["cursors-150", "rate × tldraw sync", versus(TLDRAW, rate), shown],
  ["cursors-150", "bytes to each × tldraw sync", versus(TLDRAW, bytes), shown],
  ["cursors-50", "CPU × y-websocket", versus(OFFICIAL, cpu), atMost(0.4)],
  ["cursors-50", "CPU × Hocuspocus 4", versus(HOCUSPOCUS, cpu), atMost(0.4)],
  ["cursors-50", "CPU × tldraw sync", versus(TLDRAW, cpu), shown],
  ["storm", "CPU × best Yjs peer", versusBest([OFFICIAL, HOCUSPOCUS], storm), atMost(0.05)],
  ["storm", "last one complete × raw ws", versus("raw-ws", (r) => r.lastMs), atMost(1.1)],
  ["storm", "CPU × tldraw sync", versus(TLDRAW, storm), shown],
  ["rooms", "memory a board × y-websocket", versus(OFFICIAL, memory), atMost(0.8)],
  ["rooms", "memory a board × y-websocket, same flag", versus(OFFICIAL_FLAG, memory), shown],
  ["rooms", "memory a board × tldraw sync", versus(TLDRAW, memory), shown],
  ["rooms", "CPU × y-websocket", versus(OFFICIAL, cpu), atMost(0.7)],
  ["rooms", "CPU × y-websocket, same flag", versus(OFFICIAL_FLAG, cpu), shown],
  ["rooms", "CPU × tldraw sync", versus(TLDRAW, cpu), shown],
  ["slow", "memory grown, MiB", median((r) => r.grownMib), atMost(32)],
  ["slow", "others' p95 × before", median((r) => r.p95Ratio), atMost(1.5)],
  ["durability", "shown as saved and gone", (rows) => Math.max(...rows.of(US).map((r) => r.savedGone)), atMost(0)],
];

/** Each goal of the scenarios that were run, with what was reached: null where a peer is missing. */
export function reached(results) {
  return GOALS.map(([name, text, value, { bound, sign, holds }]) => {
    const rows = new Rows(results, name);
    const reach = rows.of(US).length > 0 ? value(rows) : null;
    return { name, text, goal: sign ? `${sign} ${bound}` : "–", reach, holds: reach === null ? null : holds(reach) };
  }).filter(({ reach }) => reach !== null);
}
