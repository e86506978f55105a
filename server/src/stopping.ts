import { spawn } from "node:child_process";
import type { RunningServer } from "./app.ts";

/** The end of the process: with a goodbye where there is time for it, and for sure. */

/** Longer than any goodbye takes; a supervisor kills after ten. */
const STOP_MS = 5_000;
/** From the outside, a little later: something may hold the process where no line of ours runs any more. */
const SURE_MS = 6_500;
/** npm passes on a Ctrl-C that the terminal has given to everybody: what comes at once is the same wish twice. */
const SAME_WISH_MS = 300;

/**
 * Ends the process that holds the other end of its input, unless that has ended by itself. It counts from when it was asked for: on a
 * machine with much to do it takes seconds to begin.
 */
const WATCH = `
  const [pid, ms, asked] = process.argv.slice(1).map(Number);
  process.stdin.on("close", () => process.exit()).on("error", () => process.exit()).resume();
  setTimeout(() => process.kill(pid, "SIGKILL"), Math.min(ms, Math.max(0, asked + ms - Date.now())));
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);
`;

/**
 * Kills this process after `SURE_MS`, whatever it does then. From another process, because a thread of this one ends before what may hold
 * the end up: native code of the database that waits for its own threads, or a reader of the log that has stopped reading.
 */
function watch(): void {
  const args = [process.pid, SURE_MS, Date.now()].map(String);
  const child = spawn(process.execPath, ["-e", WATCH, ...args], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    windowsHide: true,
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  // A machine that starts no process more: then the timer of this one is all there is.
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
}

/** At once: what was said to be saved is on disk, and `process.exit` would wait for the store's thread. */
const kill = () => process.kill(process.pid, "SIGKILL");

/** At the first signal everybody is told and what was taken is written; at a second one it ends with what is on disk. */
export function stopOnSignal({ close, services }: RunningServer): void {
  let askedAt: number | null = null;
  const goodbye = () => {
    watch();
    setTimeout(kill, STOP_MS).unref();
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        services.log.error("stop.failed", fault);
        process.exit(1);
      },
    );
  };
  const stop = () => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      goodbye();
    } else if (now - askedAt > SAME_WISH_MS) {
      kill();
    }
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The terminal was closed: Node would end at once, also under nohup.
  process.on("SIGHUP", stop);
}
