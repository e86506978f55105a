import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join as joinPath } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import Database from "libsql";
import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { backUp } from "../../server/src/backup.ts";
import { readSettings, type Settings } from "../../server/src/config.ts";
import { explainStart } from "../../server/src/explain.ts";
import { openLog } from "../../server/src/log.ts";
import { restore } from "../../server/src/restore.ts";
import { openBoard } from "../support/server/client.ts";
import { runCommand } from "../support/server/command.ts";
import { freshFolder, startServer, startServerProcess } from "../support/server/server.ts";
import { weakly } from "../support/weakening.ts";

/** Starts that fail, what they say, and what they leave behind: nothing. And whose files are. */

const ROOT = joinPath(import.meta.dirname, "../..");
const DATABASE = "acuerdo.db";
const modeOf = (...path: string[]): number => statSync(joinPath(...path)).mode & 0o777;

/** For the first thread alone: others have no mask of their own. */
const OPEN_MASK = `import { isMainThread } from "node:worker_threads"; if (isMainThread) { process.umask(0o022); process.umask = () => 0o022; }`;

/** Every file of a folder, by its name, with a hash of what is in it. */
function contents(folder: string): Record<string, string> {
  const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  const files = readdirSync(folder).filter((name) => statSync(joinPath(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, hash(joinPath(folder, name))]));
}

/** What whoever started it reads. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const settings = readSettings({ HOST: "127.0.0.1", PORT: "0", ...environment }) as Settings;
  const { ACUERDO_DATA: dataDir = "", ...env } = environment;
  try {
    await (await startServer({ dataDir, env })).stop();
    return "it started";
  } catch (fault) {
    return explainStart(fault, settings);
  }
}

describe("[SL1] a start that fails names what was in its way, and leaves everything as it was", () => {
  test("a port, an address, a name", async () => {
    const server = await startServer();
    const folder = freshFolder();
    const fresh = joinPath(folder, "not/yet/there");
    for (const ACUERDO_DATA of [folder, fresh]) {
      const taken = await refusal({ ACUERDO_DATA, PORT: String(server.port) });
      expect(taken).toBe(`Port ${server.port} is in use. Set PORT to another one.`);
      expect(await refusal({ ACUERDO_DATA, HOST: "192.0.2.77" })).toMatch(/does not have the address 192\.0\.2\.77/);
      expect(await refusal({ ACUERDO_DATA, HOST: "no-such-host.invalid" })).toMatch(/no-such-host\.invalid/);
    }
    expect(readdirSync(folder)).toEqual([]);
    await server.stop();
  });
  test("one that leaves what it had begun is caught", async () => {
    const [server, dataDir] = [await startServer(), freshFolder()];
    const begins = await weakly<typeof import("../../server/src/app.ts")>("server/src/app.ts", [
      "folder.discard();",
      "",
    ]);
    const settings = readSettings({ ACUERDO_DATA: dataDir, HOST: "127.0.0.1", PORT: String(server.port) }) as Settings;
    await expect(begins.openServer(settings, (secret) => openLog("silent", secret))).rejects.toThrow();
    expect(readdirSync(dataDir)).not.toEqual([]);
    await server.stop();
  });
  test("a file where a folder or a file of another kind should be", async () => {
    const folder = freshFolder();
    const file = joinPath(folder, "file");
    writeFileSync(file, "words");
    expect(await refusal({ ACUERDO_DATA: file })).toBe(
      `${file} is a file, and a folder is needed there: set ACUERDO_DATA to another place.`,
    );
    expect(await refusal({ ACUERDO_DATA: joinPath(file, "below", "it") })).toMatch(
      `cannot be made: ${file} is a file.`,
    );
    symlinkSync(joinPath(folder, "gone"), joinPath(folder, "link"));
    expect(await refusal({ ACUERDO_DATA: joinPath(folder, "link") })).toMatch(/there is a link that leads nowhere/);
    rmSync(joinPath(folder, "link"));
    mkdirSync(joinPath(folder, DATABASE));
    expect(await refusal({ ACUERDO_DATA: folder })).toMatch(`${joinPath(folder, DATABASE)} is not a file`);
    expect(readdirSync(folder)).toEqual([DATABASE, "file"]);
  });
  test.runIf(process.platform === "linux")("a place where nobody makes folders", async () => {
    expect(await refusal({ ACUERDO_DATA: "/proc/acuerdo/data" })).toMatch(
      /^The data folder \/proc\/acuerdo\/data cannot be made: the folder \/proc cannot be used/,
    );
  });
  test("a secret that is none, a database that is none", async () => {
    const folder = freshFolder();
    writeFileSync(joinPath(folder, "secret"), "");
    expect(await refusal({ ACUERDO_DATA: folder })).toMatch(/secret is too short to be a secret/);
    expect(readdirSync(folder)).toEqual(["secret"]);
    const other = freshFolder();
    writeFileSync(joinPath(other, DATABASE), "just some words, and no database of any kind\n".repeat(50));
    const before = contents(other);
    expect(await refusal({ ACUERDO_DATA: other })).toMatch(/acuerdo\.db cannot be read, it is not a database/);
    expect(contents(other)).toEqual(before);
  });
  test("a disk that is full: no half-made database, no empty secret", () => {
    const data = joinPath(freshFolder(), "data");
    const env = { ACUERDO_DATA: data, PORT: "0", HOST: "127.0.0.1" };
    const { status, stderr } = runCommand("main", [], env, 16);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^The server could not start: .*full/)]);
    expect(existsSync(data)).toBe(false);
  });
});

let alone: string | null = null;

/** The part of the server that looks at the folder, in a file that anybody may read. */
function folderAlone(): string {
  if (alone !== null) return alone;
  const out = freshFolder();
  chmodSync(out, 0o755);
  const outfile = joinPath(out, "folder.mjs");
  const entryPoints = [joinPath(ROOT, "server/src/folder.ts")];
  buildSync({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", conditions: ["source"] });
  chmodSync(outfile, 0o644);
  alone = outfile;
  return outfile;
}

/** Run by somebody else than its owner where the tests' own user may do that. */
function asAnother(folder: string): string {
  const outfile = folderAlone();
  const run = `import(process.argv[1]).then(({ openFolder }) => openFolder(process.argv[2])).catch((fault) => console.log(fault.message))`;
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const args = ["-e", run, pathToFileURL(outfile).href, folder];
  return spawnSync(process.execPath, args, { cwd: dirname(outfile), encoding: "utf8", ...other }).stdout.trim();
}

test("[SL1] a folder or file that is not ours to use is named, with its owner and who asks", () => {
  const isRoot = process.getuid?.() === 0;
  const mine = isRoot
    ? /it belongs to root \(mode \d{3}\), and this runs as (nobody|user 65534)/
    : /as whom this runs, but with mode 000/;
  const folder = freshFolder();
  for (const name of [DATABASE, "secret", "lock"]) {
    chmodSync(folder, 0o700);
    const own = joinPath(folder, `data-${name}`);
    mkdirSync(own);
    writeFileSync(joinPath(own, name), "");
    chmodSync(joinPath(own, name), 0o000);
    if (isRoot) chownSync(own, 65_534, 65_534);
    chmodSync(folder, 0o755);
    const said = asAnother(own);
    expect(said).toContain(`The file ${joinPath(own, name)} cannot be used (EACCES)`);
    expect(said).toMatch(mine);
    expect(readdirSync(own)).toEqual([name]);
  }
  const closed = joinPath(folder, "closed");
  mkdirSync(closed, { mode: 0o000 });
  chmodSync(closed, 0o000);
  expect(asAnother(closed)).toContain(`The data folder ${closed} cannot be used (EACCES)`);
  expect(asAnother(joinPath(closed, "below"))).toMatch(/cannot be made: the folder .*closed cannot be used \(EACCES\)/);
  chmodSync(closed, 0o700);
});

/** What a server prints that finds itself in these networks. */
async function announced(
  interfaces: Record<string, string[]>,
  HOST = "0.0.0.0",
): Promise<{ said: string; port: number }> {
  const one = (address: string) => ({ address, family: address.includes(":") ? "IPv6" : "IPv4", internal: false });
  const all = Object.entries(interfaces).map(([name, addresses]) => [name, addresses.map(one)]);
  const env = {
    ...{ HOST, TEST_INTERFACES: JSON.stringify(Object.fromEntries(all)) },
    NODE_OPTIONS: `--import=${pathToFileURL(joinPath(ROOT, "test/support/server/interfaces.mjs")).href}`,
  };
  const server = await startServerProcess({ env });
  await server.terminate();
  return { said: server.lines.filter((line) => !line.startsWith("{")).join("\n"), port: server.port };
}

const qrOf = async (url: string) => (await QRCode.toString(url, { type: "terminal", small: true })).trim();

describe("[SL7] a server says where it is found, and shows the likeliest address as a picture", () => {
  test("a laptop with containers and a tunnel", async () => {
    const networks = { docker0: ["172.17.0.1"], tailscale0: ["100.96.198.122"], wlp2s0: ["192.168.1.20", "fe80::1"] };
    const { said, port } = await announced(networks);
    const addresses = [...said.matchAll(/^ {2}http:\/\/([\d.]+):\d+$/gm)].map(([, address]) => address);
    expect(addresses).toEqual(["192.168.1.20", "172.17.0.1", "100.96.198.122"]);
    expect(said).toContain(await qrOf(`http://192.168.1.20:${port}`));
  });
  test("a network of IPv6 alone", async () => {
    const { said, port } = await announced({ wlan0: ["2001:db8::5", "fe80::5"] });
    expect(said).toContain(`\n  http://[2001:db8::5]:${port}\n`);
    expect(said).not.toContain("fe80");
    expect(said).toContain(await qrOf(`http://[2001:db8::5]:${port}`));
  });
});

describe("[OP8] what is kept is its owner's alone", () => {
  test("also in a folder that is open to others, which is told", async () => {
    const dataDir = freshFolder();
    chmodSync(dataDir, 0o755);
    const server = await startServerProcess({ dataDir });
    await openBoard(server.url);
    expect(server.lines.join("\n")).toContain(`Others on this machine may look into the data folder ${dataDir}`);
    for (const name of [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, "secret", "lock"])
      expect([name, modeOf(dataDir, name)]).toEqual([name, 0o600]);
    expect(await server.terminate()).toBe(0);
  });
  test("what makes files as the system would, and leaves those of before as they are, is caught", async () => {
    const dataDir = freshFolder();
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(OPEN_MASK)}`;
    const server = await startServerProcess({ dataDir, env: { NODE_OPTIONS } });
    expect(modeOf(dataDir, DATABASE)).toBe(0o644);
    await server.terminate();
    const folder = await weakly<typeof import("../../server/src/folder.ts")>("server/src/folder.ts", [
      "    chmodSync(path, 0o600);\n",
      "",
    ]);
    folder.openFolder(dataDir);
    expect(modeOf(dataDir, DATABASE)).toBe(0o644);
  });
  test("what was open before is closed: the database, its log, the lock, the secret, and what a restore has put aside", async () => {
    const server = await startServer();
    const { dataDir } = server;
    await server.running.close();
    const aside = `${DATABASE}.before-2026-01-01`;
    writeFileSync(joinPath(dataDir, aside), "");
    const files = [DATABASE, "secret", "lock", aside];
    for (const name of files) chmodSync(joinPath(dataDir, name), 0o644);
    const again = await startServer({ dataDir });
    expect(files.map((name) => modeOf(dataDir, name))).toEqual(files.map(() => 0o600));
    expect(again.running.warnings).toEqual([]);
    await again.running.close();
    chmodSync(joinPath(dataDir, DATABASE), 0o644);
    const file = joinPath(freshFolder(), "copy.db");
    await backUp(dataDir, file);
    chmodSync(file, 0o644);
    await restore(dataDir, file, true);
    const kept = readdirSync(dataDir).filter((name) => name.startsWith(DATABASE));
    expect(kept.map((name) => modeOf(dataDir, name))).toEqual(kept.map(() => 0o600));
  });
});

describe("[OP10] where a newer version has been, everything stays as it was", () => {
  const NEWER = /a newer version of Acuerdo has been here \(0999-later\).*npm run restore/;
  async function visited() {
    const server = await startServer();
    await openBoard(server.url);
    const file = joinPath(freshFolder(), "before.db");
    await backUp(server.dataDir, file);
    await server.running.close();
    const database = new Database(joinPath(server.dataDir, DATABASE));
    database.exec("INSERT INTO kysely_migration VALUES ('0999-later', '2030-01-01'); PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    return { dataDir: server.dataDir, file };
  }
  test("the server and the commands say so, and how to go back", async () => {
    const { dataDir, file } = await visited();
    const before = contents(dataDir);
    expect(await refusal({ ACUERDO_DATA: dataDir })).toMatch(NEWER);
    expect(contents(dataDir)).toEqual(before);
    const copy = joinPath(freshFolder(), "copy.db");
    await expect(backUp(dataDir, copy)).rejects.toThrow(NEWER);
    expect([contents(dataDir), existsSync(copy)]).toEqual([before, false]);
    const elsewhere = freshFolder();
    await expect(restore(elsewhere, joinPath(dataDir, DATABASE), false)).rejects.toThrow(NEWER);
    expect(readdirSync(elsewhere)).toEqual([]);
    await restore(dataDir, file, true);
    await (await startServer({ dataDir })).running.close();
  });
  test("a store that is opened without looking is caught", async () => {
    const { dataDir } = await visited();
    type Opens = Pick<typeof import("../../server/src/store/sql.ts"), "openSqlite">;
    const { openSqlite } = await weakly<Opens>("server/src/store/sql.ts", ["  refuseNewer(path);\n", ""]);
    await expect(openSqlite(joinPath(dataDir, DATABASE))).rejects.toThrow(/^corrupted migrations/);
  });
  test("also where it was killed, and its newest work is still in the log", async () => {
    const { dataDir } = await visited();
    const database = new Database(joinPath(dataDir, DATABASE));
    database.exec("INSERT INTO probes VALUES (77, 1)");
    const before = contents(dataDir);
    expect(await refusal({ ACUERDO_DATA: dataDir })).toMatch(NEWER);
    for (const name of [DATABASE, `${DATABASE}-wal`]) expect(contents(dataDir)[name]).toBe(before[name]);
    database.close();
  });
});
