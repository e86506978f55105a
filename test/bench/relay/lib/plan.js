/** What is run in which order: the scenarios with their servers, one after the other, round by round. */

const US = "acuerdo";
const RAW = "raw-ws";
const BATCH = "raw-ws-batch";
const OFFICIAL = "y-websocket";
const OFFICIAL_FLAG = "y-websocket-flag";
const HOCUSPOCUS = "hocuspocus4";
const TLDRAW = "tldraw";
const TLDRAW_KEPT = "tldraw-kept";

/**
 * `once`: servers that no goal here names, measured in the first round alone. `cost`: seconds beside the measurement
 * itself, for the plan. `rounds`: when fewer than asked for are enough. `seconds`: when the measurement has a length of
 * its own. `extra`: only when it is named.
 */
export const SCENARIOS = {
  "updates-200": {
    scenario: "updates",
    clients: 200,
    writers: 100,
    targets: [US, RAW, BATCH, OFFICIAL, HOCUSPOCUS, TLDRAW],
    once: [RAW, HOCUSPOCUS, TLDRAW],
    cost: 4,
  },
  "updates-50": {
    scenario: "updates",
    clients: 50,
    writers: 10,
    targets: [US, BATCH, OFFICIAL, HOCUSPOCUS, TLDRAW],
    cost: 4,
    seconds: 2,
    rounds: 1,
  },
  "cursors-150": {
    scenario: "cursors",
    clients: 150,
    targets: [US, BATCH, OFFICIAL, HOCUSPOCUS, TLDRAW],
    once: [HOCUSPOCUS, TLDRAW],
    cost: 4,
  },
  "cursors-50": {
    scenario: "cursors",
    clients: 50,
    targets: [US, OFFICIAL, HOCUSPOCUS, TLDRAW],
    once: [TLDRAW],
    cost: 4,
  },
  storm: {
    scenario: "storm",
    clients: 200,
    targets: [US, RAW, OFFICIAL, HOCUSPOCUS, TLDRAW],
    once: [TLDRAW],
    cost: 8,
    seconds: 1,
  },
  "storm-busy": {
    scenario: "storm",
    clients: 200,
    writers: 10,
    targets: [US, OFFICIAL, HOCUSPOCUS, TLDRAW],
    cost: 14,
    seconds: 1,
    extra: true,
  },
  rooms: {
    scenario: "rooms",
    rooms: 500,
    size: 4,
    targets: [US, OFFICIAL, OFFICIAL_FLAG, TLDRAW],
    once: [OFFICIAL_FLAG, TLDRAW],
    cost: 10,
  },
  slow: { scenario: "slow", clients: 51, targets: [US], cost: 22, seconds: 60, rounds: 1 },
  durability: {
    scenario: "durability",
    writers: 10,
    targets: [US, HOCUSPOCUS, TLDRAW_KEPT],
    once: [HOCUSPOCUS, TLDRAW_KEPT],
    cost: 4,
    seconds: 5,
  },
};

/** Each round begins with another server, so that none is always first. */
function turned(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** The jobs in their order. @throws Error for a scenario or server that is not known. */
export function planOf({ only, targets, rounds, seconds }, known) {
  for (const name of only ?? []) if (!(name in SCENARIOS)) throw new Error(`no scenario ${name}`);
  for (const name of targets ?? []) if (!(name in known)) throw new Error(`no server ${name}`);
  const names = only ?? Object.keys(SCENARIOS).filter((name) => !SCENARIOS[name].extra);
  const jobs = [];
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const {
        targets: usual,
        once = [],
        rounds: enough = rounds,
        seconds: length = seconds,
        ...rest
      } = SCENARIOS[name];
      if (round >= enough) continue;
      const standard = usual.filter((target) => round === 0 || !once.includes(target));
      for (const target of turned(targets ?? standard, round))
        jobs.push({ ...rest, name, target, round, seconds: length });
    }
  }
  return jobs;
}
