import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { connect } from "node:net";
import { join as joinPath } from "node:path";
import { pathToFileURL } from "node:url";
import { RECORDS } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import { count, report } from "../support/attack/attack.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { drawOn, stored, Tally } from "../support/faults/load.ts";
import { testInFull } from "../support/in-full.ts";
import { join, openBoard } from "../support/server/client.ts";
import { freshFolder, type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** What may hold up a server's end, each of them while people write: it ends all the same. */

const ROUNDS = count(1, 20);
const FILE = "acuerdo.db";
/** A pipe of the system's holds some hundred kilobytes; a request is a line of more than a hundred bytes. */
const REQUESTS = 4_000;
/** After this a supervisor would have killed it. */
const PATIENCE_MS = 10_000;
/** Long enough for a server that ends by itself. */
const BRIEF_MS = 4_000;
const AGAIN_MS = 1_000;

type End = number | NodeJS.Signals | "still there";

/** How the process ends, or that it is still there after `ms`. */
function end({ child }: ServerProcess, ms = PATIENCE_MS): Promise<End> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      resolve("still there");
      child.kill("SIGKILL");
    }, ms);
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      resolve(code ?? signal ?? "still there");
    });
  });
}

/** Asks so often on one connection, each of which is a line of the log; resolves when the last is answered. */
function fillLog({ port }: ServerProcess): Promise<void> {
  const last = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  const asked = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(REQUESTS) + last;
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(asked));
    socket.on("error", reject).on("close", () => resolve());
    socket.resume();
  });
}

/** Takes hold of something of a running server; gives how to let it go. */
type Hold = (server: ServerProcess) => Promise<() => void>;

const HOLDS = {
  "nobody reads its log any more, and the pipe is full": async (server) => {
    server.child.stdout?.pause();
    await fillLog(server);
    return () => undefined;
  },
  "whoever read its log is gone": async (server) => {
    for (const output of [server.child.stdout, server.child.stderr]) output?.destroy();
    await fillLog(server);
    return () => undefined;
  },
  "another process is in the middle of a long transaction": async (server) => {
    const other = new Database(joinPath(server.dataDir, FILE));
    other.pragma(`busy_timeout = ${PATIENCE_MS}`); // people are writing
    other.exec("BEGIN IMMEDIATE");
    return () => {
      other.exec("COMMIT");
      other.close();
    };
  },
} satisfies Record<string, Hold>;

interface Outcome {
  readonly ends: readonly End[];
  readonly lost: number;
}
interface Asked {
  /** A second time. */
  readonly again?: boolean;
  readonly patienceMs?: number;
  readonly weakness?: Weakness;
}

/** Stops a server on which people draw, with something held of it. */
async function stopped(rounds: number, hold: Hold, { again, patienceMs, weakness }: Asked = {}): Promise<Outcome> {
  const options = { dataDir: freshFolder(), ...(weakness && { weakness }) };
  const ends = new Set<End>();
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await startServerProcess(options);
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const tally = new Tally();
    const enough = tally.more(5, 0);
    const drawing = drawOn(server.url, door, seat, `r${round}`, tally);
    await enough;
    const letGo = await hold(server);
    const ended = end(server, patienceMs);
    server.child.kill("SIGTERM");
    // The same wish twice is one wish: the second one comes when the first was heard.
    const second = again ? setTimeout(() => server.child.kill("SIGTERM"), AGAIN_MS) : undefined;
    ends.add(await ended);
    clearTimeout(second);
    letGo();
    await drawing;
    const there = (await stored(joinPath(options.dataDir, FILE), door.id)).getMap(RECORDS);
    lost += [...tally.saved].filter((key) => !there.has(key)).length;
  }
  return { ends: [...ends], lost };
}

const play = async (held: keyof typeof HOLDS, asked?: Asked): Promise<Outcome> => {
  const outcome = await stopped(ROUNDS, HOLDS[held], asked);
  report(`27 stop: ${held}`, { rounds: ROUNDS, ends: outcome.ends.join(" "), lost: outcome.lost });
  return outcome;
};

test.each(["nobody reads its log any more, and the pipe is full", "whoever read its log is gone"] as const)(
  "[SL8] %s: it ends with 0, and nothing that was saved is lost",
  async (held) => {
    expect(await play(held)).toEqual({ ends: [0], lost: 0 });
  },
);

// A single signal takes the five seconds that there are for a goodbye: in the short count only the second one is played.
test.each(count<readonly boolean[]>([true], [true, false]))(
  "[SL8] another process is in the middle of a long transaction, asked again %s: it ends before a supervisor would kill it",
  async (again) => {
    const { ends, lost } = await play("another process is in the middle of a long transaction", { again });
    expect([ends.includes("still there"), lost]).toEqual([false, 0]);
  },
);

testInFull(
  "[SL8] something that no line of ours reaches holds it at its very end: it is ended from outside",
  async () => {
    const outcome = await stopped(1, async () => () => undefined, {
      weakness: "is held up by something at its very end",
    });
    expect(outcome).toEqual({ ends: ["SIGKILL"], lost: 0 });
  },
);

testInFull("[SL8] a server that writes its last lines whatever it takes is caught", async () => {
  const asked = { weakness: "writes its last lines whatever it takes", patienceMs: BRIEF_MS } as const;
  expect((await stopped(1, HOLDS["nobody reads its log any more, and the pipe is full"], asked)).ends).not.toEqual([0]);
});

/** Logs for a while, then ends as the server does. */
const LOGGING = `
  import { openLog } from ${JSON.stringify(pathToFileURL(joinPath(import.meta.dirname, "../../server/src/log.ts")).href)};
  const log = openLog("info", "secret");
  for (let n = 0; n < 200; n += 1) log.info("line", { n });
  setTimeout(() => { log.info("last"); process.exit(0); }, 300);
`;

/** What every write is told there that the disk is full, on systems that have it. */
const FULL = "/dev/full";
if (existsSync(FULL))
  test("[SL8] the disk of its log is full: it goes on without one, and ends", () => {
    const output = openSync(FULL, "w");
    const args = ["--import", "tsx", "--conditions=source", "--input-type=module", "-e", LOGGING];
    const options = { stdio: ["ignore", output, "pipe"] as const, timeout: PATIENCE_MS, encoding: "utf8" as const };
    const { status, signal, stderr } = spawnSync(process.execPath, args, {
      cwd: import.meta.dirname,
      ...options,
    } as never);
    closeSync(output);
    expect({ status, signal, stderr: String(stderr) }).toEqual({ status: 0, signal: null, stderr: "" });
  });
