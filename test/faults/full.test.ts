import { copyFileSync, existsSync } from "node:fs";
import { join as joinPath } from "node:path";
import { CLOSE, pathOf } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { SqliteFile } from "../../server/src/store/dialect.ts";
import { count, report } from "../support/attack/attack.ts";
import {
  type Answer,
  type Door,
  get,
  join,
  newDevice,
  newId,
  openBoard,
  place,
  post,
  RawSocket,
  type Seat,
} from "../support/server/client.ts";
import { freshFolder, startServer } from "../support/server/server.ts";

/** A disk that is full, and then is not: SQLite itself says so, at a bound that it is given. */

const ROUNDS = count(1, 20);
/** Refused requests of each round, and a second for each: the disk is tried no more often. */
const REFUSED = count(3, 12);
const FILE = "acuerdo.db";
const SPARE_PAGES = 12;
const MOST_IN_A_PAGE = 50;
const NO_BOUND = 1_000_000_000;

type Running = Awaited<ReturnType<typeof startServer>>;

/** A server, and its own connection to the database. */
async function watched(): Promise<{ server: Running; file: SqliteFile }> {
  const files = new Set<SqliteFile>();
  const { prepare } = SqliteFile.prototype;
  SqliteFile.prototype.prepare = function (this: SqliteFile, sql) {
    files.add(this);
    return prepare.call(this, sql);
  };
  const server = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "100000" } });
  SqliteFile.prototype.prepare = prepare;
  const [file] = files;
  if (!file || files.size > 1) throw new Error("the store has one connection");
  return { server, file };
}

/** No page more than these from now on. */
function fill(file: SqliteFile): void {
  const [{ page_count } = { page_count: 0 }] = file.pragma("page_count") as { page_count: number }[];
  file.pragma(`max_page_count = ${page_count + SPARE_PAGES}`);
}
const makeRoom = (file: SqliteFile) => file.pragma(`max_page_count = ${NO_BOUND}`);

/** What is on disk at this moment, as a kill would leave it. */
function killed({ dataDir }: Running): string {
  const folder = freshFolder();
  for (const name of [FILE, `${FILE}-wal`, "secret"])
    if (existsSync(joinPath(dataDir, name))) copyFileSync(joinPath(dataDir, name), joinPath(folder, name));
  return folder;
}

const isReady = async ({ url }: Running) => (await get(url, "/readyz")).status === 200;

interface Tally {
  readonly told: string[];
  refused: number;
  /** Times that it was called ready although the last request could not be carried out. */
  falselyReady: number;
}

/** Places positions until so many could not be; looks after each at what the server says of itself. */
async function placeUntilRefused(server: Running, door: Door, seat: Seat, tally: Tally): Promise<void> {
  for (let refused = 0; refused < REFUSED; ) {
    const id = newId();
    const { status } = await place(server.url, door, seat, `Una posición que ocupa su sitio. ${"x".repeat(200)}`, id);
    expect([200, 503]).toContain(status);
    if (status === 200) {
      tally.told.push(id);
      continue;
    }
    refused += 1;
    tally.refused += 1;
    if (await isReady(server)) tally.falselyReady += 1;
  }
}

/** The first answer that grants nothing: a little still finds room in the last page. */
async function firstRefused(ask: () => Promise<Answer>): Promise<Answer> {
  for (let n = 0; n < MOST_IN_A_PAGE; n += 1) {
    const answer = await ask();
    if (answer.status !== 201) return answer;
  }
  throw new Error("there is still room");
}

const positionsOf = async (url: string, door: Door, { token }: Seat): Promise<Set<string>> => {
  const { body } = await get(url, pathOf("export", { id: door.id, format: "json" }), token);
  return new Set(body.ledger.positions.map(({ id }: { id: string }) => id));
};

async function full(rounds: number, weaken: (server: Running) => void = () => undefined) {
  const { server, file } = await watched();
  weaken(server);
  const faults: (readonly [event: string, code: unknown])[] = [];
  Object.assign(server.running.services.log, {
    error: (event: string, fault: unknown) => faults.push([event, (fault as { code?: unknown }).code]),
  });
  const door = await openBoard(server.url);
  const tally: Tally = { told: [], refused: 0, falselyReady: 0 };
  let [lost, lostAtKill] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const seat = await join(server.url, door, "participant");
    fill(file);
    await placeUntilRefused(server, door, seat, tally);
    const copy = await startServer({ dataDir: killed(server) });
    const there = await positionsOf(copy.url, door, seat);
    lostAtKill += tally.told.filter((id) => !there.has(id)).length;
    await copy.stop();
    makeRoom(file);
    expect(await isReady(server)).toBe(true);
    expect((await place(server.url, door, seat, "Vuelve a haber sitio")).status).toBe(200);
    const now = await positionsOf(server.url, door, seat);
    lost += tally.told.filter((id) => !now.has(id)).length;
  }
  await server.stop();
  return { ...tally, lost: lost + lostAtKill, faults };
}

test(`[OP11] ${ROUNDS} times the disk is full: not ready from the first refusal on, told as what it is, nothing lost that was answered; with room it goes on`, async () => {
  const { told, refused, falselyReady, lost, faults } = await full(ROUNDS);
  report("35 full disk", { rounds: ROUNDS, answered: told.length, refused, "falsely ready": falselyReady, lost });
  expect({ falselyReady, lost }).toEqual({ falselyReady: 0, lost: 0 });
  expect(new Set(faults.map(([event, code]) => `${event} ${code}`))).toEqual(
    new Set(["store.not-writable SQLITE_FULL"]),
  );
});

test("[OP11] everything else that writes says the same, and what only reads goes on", async () => {
  const { server, file } = await watched();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  fill(file);
  await placeUntilRefused(server, door, seat, { told: [], refused: 0, falselyReady: 0 });
  file.pragma("max_page_count = 1");
  const entry = () => ({ key: door.keys.participant, secret: newDevice() });
  const about = { title: "T", objective: "O", language: "es", voices: "named" };
  const refusals = [
    await firstRefused(() => post(server.url, pathOf("members", { id: door.id }), entry())),
    await firstRefused(() => post(server.url, pathOf("boards"), about)),
  ];
  for (const { status, body } of refusals) expect([status, body.error?.code]).toEqual([503, "try-again"]);
  expect((await get(server.url, pathOf("me", { id: door.id }), seat.token)).status).toBe(200);
  expect((await get(server.url, "/healthz")).status).toBe(200);
  const raw = await RawSocket.open(server.url, door.id, "ledger", seat.token);
  expect(await get(server.url, "/metrics").then(({ body }) => /^acuerdo_store_failing 1$/m.test(body))).toBe(true);
  raw.socket.close();
  expect(await raw.closed).not.toBe(CLOSE.tryAgain);
  makeRoom(file);
  await server.stop();
});

test("[OP11] a server that asks its store for one row alone is caught", async () => {
  const { falselyReady } = await full(1, ({ running }) => {
    const { store } = running.services;
    const { probe } = store;
    Object.assign(store, { probe: (now: number) => probe(now) });
  });
  expect(falselyReady).toBeGreaterThan(0);
});
