/** What is run in which order: the scenarios with their servers, one after the other, round by round. */

const YJS = ["acuerdo", "raw-ws-batch", "y-websocket", "hocuspocus4"];
const ALL = ["acuerdo", "raw-ws", "raw-ws-batch", "y-websocket", "hocuspocus4"];
const SAVERS_AND_OFFICIAL = ["acuerdo", "y-websocket", "hocuspocus4"];
const without = (list, name) => list.filter((other) => other !== name);

/**
 * `cost`: seconds beside the measurement itself, for the plan. `rounds`: when fewer than asked for are enough.
 * `seconds`: when the measurement has a length of its own.
 */
export const SCENARIOS = {
  "updates-200": { scenario: "updates", clients: 200, writers: 100, targets: ALL, cost: 4 },
  "updates-50": { scenario: "updates", clients: 50, writers: 10, targets: YJS, cost: 3 },
  "cursors-150": { scenario: "cursors", clients: 150, targets: ALL, cost: 3 },
  "cursors-50": { scenario: "cursors", clients: 50, targets: YJS, cost: 3 },
  storm: { scenario: "storm", clients: 200, targets: without(ALL, "raw-ws-batch"), cost: 8, seconds: 1 },
  "storm-busy": {
    scenario: "storm",
    clients: 200,
    writers: 10,
    targets: SAVERS_AND_OFFICIAL,
    cost: 8,
    seconds: 1,
    rounds: 1,
  },
  rooms: { scenario: "rooms", rooms: 500, size: 4, targets: without(YJS, "raw-ws-batch"), cost: 9 },
  slow: { scenario: "slow", clients: 51, targets: ["acuerdo", "y-websocket"], cost: 12, seconds: 60, rounds: 1 },
  durability: { scenario: "durability", writers: 10, targets: ["acuerdo", "hocuspocus4"], cost: 3, seconds: 5 },
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
  const names = only ?? Object.keys(SCENARIOS);
  const jobs = [];
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const { targets: usual, rounds: enough = rounds, seconds: length = seconds, ...rest } = SCENARIOS[name];
      if (round >= enough) continue;
      for (const target of turned(targets ?? usual, round))
        jobs.push({ ...rest, name, target, round, seconds: length });
    }
  }
  return jobs;
}
