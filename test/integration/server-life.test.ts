import { copyFileSync, renameSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { FRAME, pathOf, SYNC } from "@acuerdo/shared";
import Database from "libsql";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { weaken } from "../support/attack/weaken.ts";
import {
  change,
  get,
  join,
  newDevice,
  openBoard,
  place,
  post,
  provide,
  RawSocket,
  synced,
} from "../support/server/client.ts";
import { runCommand } from "../support/server/command.ts";
import { freshFolder, startServer, startServerProcess } from "../support/server/server.ts";

/** From start to stop: settings, the log, a goodbye, and what is found again. */

describe("[SL1] settings that do not work are named, and the server does not start", () => {
  test("each on its line, without a stack", () => {
    const env = { ACUERDO_DATA: freshFolder(), PORT: "http", DATABASE_URL: "postgres://localhost/acuerdo" };
    const { status, stderr } = runCommand("main", [], env);
    expect(status).toBe(1);
    expect(stderr).toMatch(/\n {2}PORT: a whole number from 0 to 65535\n {2}DATABASE_URL: is not supported yet/);
    expect(stderr).not.toContain("    at ");
  });
  test("a port that is taken", async () => {
    const server = await startServer();
    const { status, stderr } = runCommand("main", [], {
      ACUERDO_DATA: freshFolder(),
      PORT: String(server.port),
      HOST: "127.0.0.1",
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining(`Port ${server.port} is in use`)]);
    await server.stop();
  });
});

describe("[SL2] asked to stop, it says goodbye and is gone within five seconds", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s", async (signal) => {
    const server = await startServerProcess();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
    const before = Date.now();
    const code = server.terminate(signal);
    expect(await raw.closed).toBe(1012);
    expect(await code).toBe(0);
    expect(Date.now() - before).toBeLessThan(5_000);
  });
});

test("[SL3] after a stop everything is found again: record, tokens, canvas, door, answers", async () => {
  const dataDir = freshFolder();
  const first = await startServer({ dataDir });
  const door = await openBoard(first.url);
  const device = newDevice();
  const seat = await join(first.url, door, "mediator", "Irene", device);
  const id = "intent00001";
  const intent = { id, kind: "position.place", positionId: "position01", positionKind: "need", text: "Un ascensor" };
  const answer = await post(first.url, pathOf("intents", { id: door.id }), intent, seat.token);
  const canvas = provide(first.url, door.id, "canvas", seat.token);
  await synced(canvas);
  canvas.doc.getMap("records").set("shape:a|xy", [1, 2]);
  const json = pathOf("export", { id: door.id, format: "json" });
  while ((await get(first.url, json, seat.token)).body.canvas["shape:a|xy"] === undefined);
  canvas.destroy();
  await first.stop();

  const second = await startServer({ dataDir });
  expect((await post(second.url, pathOf("intents", { id: door.id }), intent, seat.token)).body).toEqual(answer.body);
  const { body } = await get(second.url, json, seat.token);
  expect(body.canvas).toEqual({ "shape:a|xy": [1, 2] });
  expect(body.ledger.positions).toHaveLength(1);
  expect((await post(second.url, pathOf("members", { id: door.id }), { secret: device })).body.memberId).toBe(
    seat.memberId,
  );
  expect(statSync(joinPath(dataDir, "secret")).mode & 0o777).toBe(0o600);
  await second.stop();
});

test("[SL4] no key, token, code, secret or word of anybody is in the log", async () => {
  const server = await startServerProcess({ env: { ACUERDO_LOG_LEVEL: "debug" } });
  const door = await openBoard(server.url);
  const device = newDevice();
  const seat = await join(server.url, door, "participant", "Nombre Reconocible", device);
  await place(server.url, door, seat, "Palabras reconocibles");
  await get(server.url, `/${door.code}`);
  await get(server.url, `/b/${door.id}`);
  await post(server.url, pathOf("codes"), { code: door.code });
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
  raw.socket.close();
  await raw.closed;
  await server.terminate();
  const log = server.lines.join("\n");
  expect(log).toContain('"event":"intent"');
  for (const secret of [
    ...Object.values(door.keys),
    door.code,
    seat.token,
    device,
    "Reconocible",
    "reconocibles",
    door.id,
    seat.memberId,
  ])
    expect(log).not.toContain(secret);
  for (const line of server.lines.filter((text) => text.startsWith("{")))
    expect(JSON.parse(line)).toHaveProperty("event");
});

test("[SL5] a canvas that cannot be read is not replaced by an empty one; other boards go on", async () => {
  const dataDir = freshFolder();
  const first = await startServer({ dataDir });
  const [door, other] = [await openBoard(first.url), await openBoard(first.url)];
  const seats = [await join(first.url, door, "participant"), await join(first.url, other, "participant")] as const;
  for (const [index, seat] of seats.entries()) {
    const raw = await RawSocket.open(first.url, index === 0 ? door.id : other.id, "canvas", seat.token);
    raw.hello();
    raw.sync(SYNC.update, change(new Y.Doc(), "shape:a|xy", [1, 2]));
    raw.mark(1);
    await raw.next(FRAME.mark);
    raw.socket.close();
  }
  await first.stop();
  const db = new Database(joinPath(dataDir, "acuerdo.db"));
  const rows = (where: string) =>
    db.prepare(`SELECT count(*) AS n FROM canvas_updates WHERE ${where}`).all() as { n: number }[];
  db.exec(`UPDATE canvas_updates SET data = x'0000' WHERE board = '${door.id}'`);
  const before = rows(`board = '${door.id}'`);
  const second = await startServer({ dataDir });
  const damaged = await RawSocket.open(second.url, door.id, "canvas", seats[0].token);
  expect(await damaged.closed).toBe(4503);
  const sound = provide(second.url, other.id, "canvas", seats[1].token);
  await synced(sound);
  expect(sound.doc.getMap("records").toJSON()).toEqual({ "shape:a|xy": [1, 2] });
  sound.destroy();
  await second.stop();
  expect(rows(`board = '${door.id}'`)).toEqual(before);
  db.close();
});

test("[SL6] the verifier is a command that ends with 0 or 1", async () => {
  const server = await startServer();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant", "Ana");
  const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
  const path = joinPath(freshFolder(), "export.json");
  writeFileSync(path, JSON.stringify(body));
  const good = runCommand("verify", [path], {});
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining(body.last.hash)]);
  body.events[1].data.name = "Eva";
  writeFileSync(path, JSON.stringify(body));
  expect(runCommand("verify", [path], {}).status).toBe(1);
  await server.stop();
});

describe("[OP14] a database that was taken away or replaced while it is open", () => {
  /** What is told while one of its files is away, while another is in its place, and once it is back. */
  async function takeAway(name: string): Promise<{ told: number[][]; texts: string[] }> {
    const server = await startServer();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const file = joinPath(server.dataDir, name);
    const told: number[][] = [];
    const ask = async (text: string) => {
      const { status } = await place(server.url, door, seat, text);
      told.push([status, (await get(server.url, "/readyz")).status]);
    };
    await ask("Antes");
    renameSync(file, `${file}.away`);
    await ask("Sin archivo");
    writeFileSync(file, "");
    await ask("Con otro archivo");
    renameSync(`${file}.away`, file);
    await ask("Después");
    const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
    await server.stop();
    return { told, texts: body.ledger.positions.map(({ text }: { text: string }) => text) };
  }

  test.each(["acuerdo.db", "acuerdo.db-wal"])(
    "%s: takes nothing that would be called saved; back in its place it goes on",
    async (name) => {
      const { told, texts } = await takeAway(name);
      const [yes, no] = [
        [200, 200],
        [503, 503],
      ];
      expect(told).toEqual([yes, no, no, yes]);
      expect(texts).toEqual(["Antes", "Después"]);
    },
  );

  /** What is told before and after its files were changed in their places. */
  async function spoil(change: (file: string) => void): Promise<number[][]> {
    const server = await startServer();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const told: number[][] = [];
    const ask = async (text: string) => {
      const { status } = await place(server.url, door, seat, text);
      told.push([status, (await get(server.url, "/readyz")).status]);
    };
    await ask("Antes");
    change(joinPath(server.dataDir, "acuerdo.db"));
    await ask("Después");
    await ask("Y aún");
    await server.stop().catch(() => undefined);
    return told;
  }

  /** Another server's, with more in it than this one's. */
  async function another(): Promise<string> {
    const dataDir = freshFolder();
    const server = await startServer({ dataDir });
    for (let n = 0; n < 20; n += 1) await openBoard(server.url);
    await server.stop();
    return joinPath(dataDir, "acuerdo.db");
  }

  const backupOf = (file: string): string => {
    const copy = joinPath(freshFolder(), "backup.db");
    const db = new Database(file);
    db.prepare("VACUUM INTO ?").run(copy);
    db.close();
    return copy;
  };

  test("emptied, cut short or written over in its place, it takes nothing that would be called saved either", async () => {
    const other = await another();
    const ways: Record<string, (file: string) => void> = {
      emptied: (file) => truncateSync(file, 0),
      "cut short": (file) => truncateSync(file, statSync(file).size - 4_096),
      "its log emptied": (file) => truncateSync(`${file}-wal`, 0),
      "its log cut short": (file) => truncateSync(`${file}-wal`, 100),
      "another's copied onto it": (file) => copyFileSync(other, file),
      "its own backup copied onto it": (file) => copyFileSync(backupOf(file), file),
      "something else copied onto it": (file) => writeFileSync(file, "x".repeat(1_000_000)),
    };
    const saved = [200, 200];
    const refused = [503, 503];
    for (const [way, change] of Object.entries(ways))
      expect([way, ...(await spoil(change))]).toEqual([way, saved, refused, refused]);
  });

  test("what SQLite itself does with them is no such thing: a log that another process has emptied, a backup under way", async () => {
    const emptied = await spoil((file) => {
      const db = new Database(file);
      db.pragma("wal_checkpoint(TRUNCATE)");
      db.close();
    });
    const read = await spoil((file) => void backupOf(file));
    for (const told of [emptied, read]) expect(told.flat()).not.toContain(503);
  });

  test("a server that does not look whether it is there is caught", async () => {
    const strengthen = weaken("writes on a database that was taken away");
    const { told } = await takeAway("acuerdo.db");
    const cut = await spoil((file) => truncateSync(`${file}-wal`, 0));
    strengthen();
    expect([...told, ...cut].flat()).not.toContain(503);
  });
});
