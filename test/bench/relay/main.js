import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HELP, readOptions } from "./lib/options.js";
import { planOf } from "./lib/plan.js";
import { endAll, runLoad, ServerProcess } from "./lib/processes.js";
import { report, setting, writeDocs } from "./lib/report.js";
import { buildOurs, installPeers } from "./lib/setup.js";
import { targets } from "./targets.js";

/**
 * Our relay beside its peers, each in a process of its own, one after the other in the same run. Sets itself up, ends by
 * itself, talks to this machine alone.
 */

const RESULTS = join(import.meta.dirname, "results");
/** The join storm's board, made once a run. */
const SEED = { updates: join(RESULTS, "seed.updates"), answer: join(RESULTS, "seed.answer") };
const SEED_MS = 60_000;
/** A job that takes so much longer than planned has failed. */
const PATIENCE = (job) => (job.seconds + job.cost) * 3_000 + 30_000;

/** One server, one load, one result. */
async function measure(job, known, flags) {
  const target = known[job.target];
  const server = new ServerProcess(target, { flags, env: { SNAPSHOT: job.scenario === "storm" ? SEED.answer : "" } });
  await server.start();
  const about = () => ({ pid: server.pid, port: server.port, dialect: target.dialect });
  const answer = async (what) => {
    if (what === "kill") await server.kill();
    else await server.start();
    return about();
  };
  try {
    return await runLoad({ ...job, seed: SEED, server: about() }, PATIENCE(job), answer);
  } finally {
    await server.end();
  }
}

const planned = (job) => (job.seconds + job.cost) * 1_000;

async function runAll(jobs, known, { flags, minutes }) {
  const end = performance.now() + minutes * 60_000;
  const done = [];
  for (const [i, job] of jobs.entries()) {
    if (performance.now() + planned(job) > end) {
      console.log(`${jobs.length - i} measurements are left out: ${minutes} minutes are over`);
      break;
    }
    const about = `${job.name} ${job.target}, round ${job.round + 1}`;
    const start = performance.now();
    const result = await measure(job, known, flags).catch((fault) => ({ fault: fault.message }));
    const took = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(`${about}: ${result.fault ?? "measured"} (${took} s)`);
    done.push({ name: job.name, target: job.target, round: job.round, took: Number(took), ...result });
  }
  return done;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(HELP);
  installPeers();
  if (!options.entry) buildOurs();
  const known = await targets(options.entry);
  const jobs = planOf(options, known);
  if (jobs.some((job) => job.scenario === "storm")) await runLoad({ scenario: "seed", seed: SEED }, SEED_MS);
  const results = await runAll(jobs, known, options);
  const about = setting(options);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, "latest.json"), `${JSON.stringify({ ...about, results }, null, 1)}\n`);
  const text = report(results, about, known);
  writeFileSync(join(RESULTS, "latest.md"), text);
  console.log(`\n${text}\nAll numbers: ${join(RESULTS, "latest.json")}`);
  if (options.write) writeDocs(text);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}
await main();
