import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Servers on one core, the load on another. Only what was started here is ended here, by its pid. */

const SERVER_CORE = "0";
const LOAD_CORE = "1";
const START_MS = 20_000;
const HERE = join(import.meta.dirname, "..");

const canPin = spawnSync("taskset", ["-c", `${SERVER_CORE},${LOAD_CORE}`, "true"]).status === 0;
/** Before what else runs on this machine, where that is allowed: less noise, the same for every server. */
const PRIORITY = "-10";
export const conditions = { pinned: canPin, preferred: false };

/** A session of its own is what Linux schedules by; its weight can be set by root. */
function prefer(pid) {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, PRIORITY);
    conditions.preferred = true;
  } catch {
    // Another system, or not root: then all processes weigh the same, and the results say so.
  }
}

const running = new Set();

function start(core, args, options) {
  const [command, ...rest] = [...(canPin ? ["taskset", "-c", core] : []), process.execPath, ...args];
  const child = spawn(command, rest, { cwd: HERE, detached: true, ...options });
  prefer(child.pid);
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

function stop(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}

/** For when the benchmark itself is stopped. */
export function endAll() {
  for (const child of running) child.kill("SIGKILL");
}

/** The port, from the line that every server prints. */
function untilListening(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`not listening after ${START_MS} ms: ${said}`)), START_MS);
    createInterface(child.stdout).on("line", (line) => {
      const port = line.startsWith("{") ? /"port":(\d+)/.exec(line) : null;
      if (!port || !line.includes('"listening"')) return;
      clearTimeout(late);
      resolve(Number(port[1]));
    });
    child.stderr.on("data", (text) => {
      said = `${said}${text}`.slice(-2_000);
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

export class ServerProcess {
  #target;
  #options;
  #child = null;
  #data = mkdtempSync(join(tmpdir(), "bench-relay-"));
  port = 0;

  /** @param options `flags` for Node, `env` on top of the target's. */
  constructor(target, options) {
    this.#target = target;
    this.#options = options;
  }

  get pid() {
    return this.#child.pid;
  }

  async start() {
    const { flags, env } = this.#options;
    const { node = [], args } = this.#target;
    const all = { ...process.env, NODE_ENV: "production", ...this.#target.env(this.#data), ...env };
    this.#child = start(SERVER_CORE, [...node, ...flags, ...args], { env: all, stdio: ["ignore", "pipe", "pipe"] });
    this.port = await untilListening(this.#child);
    return this;
  }

  kill() {
    return stop(this.#child, "SIGKILL");
  }

  /** Ends it and forgets what it kept. A profile is written only when it may end by itself. */
  async end() {
    await stop(this.#child, this.#options.flags.length > 0 ? "SIGTERM" : "SIGKILL");
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** Runs one job in a load process; `answer` does what it asks for. @throws Error when it fails or takes too long. */
export function runLoad(job, patienceMs, answer) {
  const child = start(LOAD_CORE, [join(HERE, "load/worker.js")], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`not done after ${Math.round(patienceMs / 1_000)} s`));
      child.kill("SIGKILL");
    }, patienceMs);
    child.on("message", async (message) => {
      if ("ask" in message) child.send(await answer(message.ask));
      else if ("fault" in message) reject(new Error(message.fault));
      else resolve(message.result);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the load ended with ${code}`));
    });
    child.send(job);
  });
}
