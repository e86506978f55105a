/** What the command line says. */

export const HELP = `npm run bench:relay -- [options]
  --only a,b       scenarios to run (all but storm-busy)
  --targets a,b    servers to measure (those that each scenario names)
  --rounds n       rounds of each scenario (3; of some peers one, see lib/plan.js)
  --seconds n      seconds of each measurement (3)
  --minutes n      begin no measurement that would end later than this (9.5)
  --entry file     the main file of another build of our server
  --flags "…"      flags for the servers' Node, e.g. "--cpu-prof --cpu-prof-dir=/tmp/p"
  --write          write the table into docs/bench.md`;

const list = (text) => text.split(",").filter(Boolean);

const OPTIONS = {
  only: list,
  targets: list,
  rounds: Number,
  seconds: Number,
  minutes: Number,
  entry: String,
  flags: (text) => text.split(" ").filter(Boolean),
};
const STANDARD = {
  only: null,
  targets: null,
  rounds: 3,
  seconds: 3,
  minutes: 9.5,
  flags: [],
  write: false,
  help: false,
};

/** @throws Error on an option that is not known. */
export function readOptions(words) {
  const options = { ...STANDARD };
  for (let i = 0; i < words.length; i++) {
    const name = words[i].replace(/^--/, "");
    if (name === "write" || name === "help") options[name] = true;
    else if (name in OPTIONS && words[i + 1] !== undefined) options[name] = OPTIONS[name](words[++i]);
    else throw new Error(`${words[i]} is not an option, or lacks its value\n${HELP}`);
  }
  return options;
}
