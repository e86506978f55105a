import { selfCheck } from "./self-check.js";

/** The process that makes the load: runs one scenario against one server, says what it measured, ends. */

async function run(job) {
  await selfCheck(job.server?.dialect);
  const { run: scenario } = await import(`../scenarios/${job.scenario}.js`);
  return scenario({ ...job, ask });
}

/** Asks the parent for something that only it may do: to kill and restart the server that it started. */
function ask(what) {
  return new Promise((resolve) => {
    process.once("message", resolve);
    process.send({ ask: what });
  });
}

process.once("message", (job) => {
  run(job).then(
    (result) => process.send({ result }, () => process.exit(0)),
    (fault) => process.send({ fault: fault.stack ?? String(fault) }, () => process.exit(1)),
  );
});
