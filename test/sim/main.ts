import { parseArgs } from "node:util";
import { MUTANTS } from "./mutants.ts";
import { play, playMany, summary } from "./play.ts";

/** `npm run test:sim -- --seeds 100000`; `--seed N` plays one again and tells what happens; `--mutants` weakens the server. */

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    first: { type: "string", default: "1" },
    seed: { type: "string" },
    mutants: { type: "boolean", default: false },
  },
});

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Returns whether all went well. */
async function one(seed: number): Promise<boolean> {
  try {
    say(JSON.stringify(await play(seed, { trace: (text) => say(`  ${text}`) })));
    return true;
  } catch (fault) {
    say((fault as Error).message);
    say(String(((fault as Error).cause as Error | undefined)?.stack));
    return false;
  }
}

async function many(first: number, count: number): Promise<boolean> {
  const start = performance.now();
  const progress = (worlds: number) => worlds % 5_000 === 0 && say(`${worlds} …`);
  const outcome = await playMany({ first, count, progress });
  const ms = performance.now() - start;
  for (const failure of outcome.failures.slice(0, 20)) say(failure);
  say(`seeds ${first} to ${first + count - 1}, ${summary(outcome)}; ${(ms / count).toFixed(1)} ms a seed`);
  return outcome.failures.length === 0;
}

async function weakened(first: number, count: number): Promise<boolean> {
  let survived = 0;
  for (const [name, flaws] of Object.entries(MUTANTS)) {
    const { worlds, failures } = await playMany({ first, count, flaws, untilFailure: true });
    if (failures.length === 0) survived += 1;
    say(`a server that ${name}: ${failures[0] ? `caught after ${worlds}: ${failures[0]}` : `not caught in ${worlds}`}`);
  }
  return survived === 0;
}

const [first, seeds] = [Number(values.first), Number(values.seeds)];
const well = values.seed ? one(Number(values.seed)) : values.mutants ? weakened(first, seeds) : many(first, seeds);
process.exitCode = (await well) ? 0 : 1;
