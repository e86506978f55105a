import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
// @ts-expect-error a plain script without types
import { NODE_FLAGS } from "../../../server/scripts/server.mjs";
import { openServer, type RunningServer } from "../../../server/src/app.ts";
import type { Clocks } from "../../../server/src/clock.ts";
import { readSettings } from "../../../server/src/config.ts";
import { openLog } from "../../../server/src/log.ts";
import type { Weakness } from "../attack/weaken.ts";
import { argsFor, FROM_SOURCE, TEST_FOLDER } from "./command.ts";

/** A real server for a test: in this process, or in one of its own that can be killed. */

/** A machine with two cores and five other things to do. */
const START_MS = 30_000;

export interface ServerOptions {
  /** Given again, the server finds what was there. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** In place of the built client; only in this process. */
  readonly clientDir?: string;
  /** Which time it is; only in this process. */
  readonly clocks?: Clocks;
  /** A flaw that it is given; only in a process of its own. */
  readonly weakness?: Weakness;
}

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  stop(): Promise<void>;
}

export interface ServerProcess extends TestServer {
  readonly child: ChildProcess;
  /** Every line that it printed so far. */
  readonly lines: readonly string[];
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** Asks it to stop; gives its exit code. */
  terminate(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Among those of this run (`folders.ts`). */
export const freshFolder = (): string => mkdtempSync(join(process.env.TEST_FOLDERS ?? tmpdir(), "acuerdo-test-"));

/** Removes a folder that nobody else knows of. */
function clear({ dataDir }: ServerOptions, folder: string): void {
  if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
}

function environment(options: ServerOptions, dataDir: string): Record<string, string> {
  const limits = { ACUERDO_MAX_BOARDS_PER_HOUR: "100000" };
  return {
    HOST: "127.0.0.1",
    PORT: String(options.port ?? 0),
    ACUERDO_DATA: dataDir,
    ACUERDO_LOG_LEVEL: "silent",
    ...limits,
    ...options.env,
  };
}

/** In this process. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer & { running: RunningServer }> {
  const dataDir = options.dataDir ?? freshFolder();
  const settings = readSettings(environment(options, dataDir));
  if ("faults" in settings) throw new Error(settings.faults.join("; "));
  const running = await openServer(
    settings,
    (secret) => openLog(settings.logLevel || "silent", secret),
    options.clientDir,
    options.clocks,
  );
  return {
    url: `http://127.0.0.1:${running.port}`,
    port: running.port,
    dataDir,
    running,
    stop: () => running.close().then(() => clear(options, dataDir)),
  };
}

/** The port that a line of the log names, if it is that line. */
function portIn(line: string): number | null {
  if (!line.startsWith("{")) return null;
  const { event, port } = JSON.parse(line) as { event?: string; port?: number };
  return event === "listening" && port !== undefined ? port : null;
}

function untilListening(child: ChildProcess, lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no server after ${START_MS} ms: ${lines.join("\n")}`)), START_MS);
    const read = (line: string) => {
      lines.push(line);
      const port = portIn(line);
      if (port === null) return;
      clearTimeout(late);
      resolve(port);
    };
    if (child.stdout) createInterface(child.stdout).on("line", read);
    if (child.stderr) createInterface(child.stderr).on("line", read);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${lines.join("\n")}`)));
  });
}

/** With the flags that Node is given where it runs for people. */
const commandOf = (weakness?: Weakness): string[] => [
  ...(NODE_FLAGS as string[]),
  ...(weakness ? [...FROM_SOURCE, join(TEST_FOLDER, "support/attack/weak-main.ts"), weakness] : argsFor("main")),
];

/** In a process of its own. */
export async function startServerProcess(options: ServerOptions = {}): Promise<ServerProcess> {
  const dataDir = options.dataDir ?? freshFolder();
  const env = {
    ...process.env,
    ...environment(options, dataDir),
    ACUERDO_LOG_LEVEL: options.env?.ACUERDO_LOG_LEVEL ?? "info",
  };
  const child = spawn(process.execPath, commandOf(options.weakness), {
    cwd: TEST_FOLDER,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const port = await untilListening(child, lines).catch((fault: unknown) => {
    child.kill("SIGKILL");
    throw fault;
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const terminate = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  const kill = () => terminate("SIGKILL").then(() => undefined);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    child,
    lines,
    kill,
    terminate,
    stop: () => terminate().then(() => clear(options, dataDir)),
  };
}
