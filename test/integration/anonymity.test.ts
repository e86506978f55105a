import { join as joinPath } from "node:path";
import { checkChain, pathOf, ROUTES, type Role } from "@acuerdo/shared";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { verify } from "../../server/src/verify.ts";
import {
  ask,
  type Door,
  get,
  join,
  newDevice,
  newId,
  openBoard,
  place,
  post,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { freshFolder, startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** A board with anonymous voices through the public contract: what anybody gets of it, on the wire and on disk. */

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const NAMES = ["Nombre Reconocible", "Organización Reconocible", "Cosa Reconocible"] as const;

async function enter({ url }: TestServer, door: Door, role: Role, more: object = {}, device = newDevice()) {
  const [name, organization, brings] = NAMES;
  const body = { key: door.keys[role], secret: device, name, organization, brings, ...more };
  return post(url, pathOf("members", { id: door.id }), body);
}

/** Everything that a seat can ask for, as text. */
async function everything({ url }: TestServer, door: Door, { token }: Seat): Promise<string> {
  const path = (route: "me" | "events") => pathOf(route, { id: door.id });
  const exported = (format: string) => pathOf("export", { id: door.id, format });
  const paths = [path("me"), path("events"), exported("json"), exported("md")];
  const answers = await Promise.all(paths.map((each) => get(url, each, token)));
  const ledger = provide(url, door.id, "ledger", token);
  await synced(ledger);
  const roots = [...ledger.doc.share.keys()].map((root) => ledger.doc.getMap(root).toJSON());
  ledger.destroy();
  return JSON.stringify([answers.map(({ body }) => body), roots]);
}

describe("[AN1] who is on the board", () => {
  test("what a program says about somebody is not taken, and nobody is told that they came", async () => {
    const door = await openBoard(server.url, "anonymous");
    const entered = await enter(server, door, "participant");
    expect(entered.status).toBe(201);
    const seat = entered.body as Seat;
    const observer = await join(server.url, door, "observer");
    await place(server.url, door, seat, "Que pase el autobús");
    const change = { kind: "member.change", name: NAMES[0], brings: NAMES[2] } as const;
    expect((await ask(server.url, door, seat, change)).status).toBe(200);
    const told = await everything(server, door, observer);
    for (const secret of [...NAMES, seat.memberId, seat.signature]) expect(told).not.toContain(secret);
    expect(told).not.toContain("member.joined");
    const device = newDevice();
    const again = await enter(server, door, "participant", {}, device);
    const known = await post(server.url, pathOf("welcome", { id: door.id }), { secret: device });
    const nobody = { name: "", organization: null, brings: "", role: "participant" };
    expect(known.body).toMatchObject({ organizations: [], members: 0, member: nobody });
    expect((await enter(server, door, "participant", {}, device)).status).toBe(200);
    expect(again.body.takesPart).toBe(true);
  });

  test("whoever mediates says with the key, or later, whether they take part", async () => {
    const door = await openBoard(server.url, "anonymous");
    const device = newDevice();
    const first = await enter(server, door, "mediator", {}, device);
    expect(first.body).toMatchObject({ role: "mediator", takesPart: false });
    await place(server.url, door, first.body, "Como quien media");
    expect((await enter(server, door, "mediator", { takesPart: true }, device)).body.takesPart).toBe(true);
    const back = await post(server.url, pathOf("members", { id: door.id }), { secret: device });
    expect(back.body).toMatchObject({ role: "mediator", takesPart: true });
    const statementId = newId();
    await place(server.url, door, back.body, "Con mi voz", statementId);
    const answer = { kind: "stance.take", statementId, grade: "agree" } as never;
    expect((await ask(server.url, door, back.body, answer)).body).toMatchObject({ held: true });
    const { body } = await get(server.url, pathOf("events", { id: door.id }), back.body.token);
    expect(body.events.map(({ actor }: { actor: string }) => actor)).toEqual([
      ...["server", "wheel", back.body.voiceId, "server"],
    ]);
    const me = await get(server.url, pathOf("me", { id: door.id }), back.body.token);
    expect(me.body).toMatchObject({ member: null, takesPart: true, held: [{ kind: "stance.taken" }] });
  });
});

test("[AN5] no answer carries a moment that is finer than a day, but that of an export", async () => {
  const door = await openBoard(server.url, "anonymous");
  const seat = await join(server.url, door, "participant");
  await place(server.url, door, seat, "Que pase el autobús");
  const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
  const { exportedAt: _, ...rest } = body;
  const moments = [...JSON.stringify(rest).matchAll(/\b1[6-9]\d{11}\b/g)].map(([moment]) => Number(moment));
  expect(moments.length).toBeGreaterThan(3);
  expect(moments.filter((moment) => moment % 86_400_000 !== 0)).toEqual([]);
  expect(checkChain(body.events)).toBeNull();
  expect(verify(JSON.stringify(body))).toMatchObject({ ok: true });
});

/** Every text in every table. */
function rowsOf(path: string): { table: string; row: string }[] {
  const file = new Database(path);
  const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const rows = tables.flatMap(({ name }) =>
    (file.prepare(`SELECT * FROM "${name}"`).all() as object[]).map((row) => ({
      table: name,
      row: JSON.stringify(row, (_, value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString() : value)),
    })),
  );
  file.close();
  return rows;
}

test("[AN8] no two of a person's ids are in one row, and none but the seat's in a row of its own", async () => {
  const dataDir = freshFolder();
  const at = await startServer({ dataDir });
  const door = await openBoard(at.url, "anonymous");
  const seats = await Promise.all(Array.from({ length: 4 }, () => join(at.url, door, "participant")));
  for (const [n, seat] of seats.entries()) {
    const id = newId();
    await place(at.url, door, seat, `n${n}`, id);
    await ask(at.url, door, seat, { kind: "stance.take", statementId: id, grade: "agree" } as never, `intent-of-${n}`);
    const raw = await RawSocket.open(at.url, door.id, "canvas", seat.token);
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    doc.getMap("records").set(`shape:hand${n}|xy`, [n, n]);
    raw.sync(2, Y.encodeStateAsUpdate(doc));
    raw.mark(1);
    await raw.next(101);
    raw.socket.close();
  }
  await at.running.close();
  const rows = rowsOf(joinPath(dataDir, "acuerdo.db"));
  expect(rows.filter(({ table }) => table === "canvas_claims")).toHaveLength(4);
  expect(rows.filter(({ table }) => table === "held")).toHaveLength(4);
  for (const [n, { memberId, voiceId, signature }] of seats.entries()) {
    const holding = (id: string) => rows.filter(({ row }) => row.includes(id)).map(({ table }) => table);
    expect(new Set(holding(memberId))).toEqual(new Set(["members"]));
    expect(new Set(holding(voiceId))).toEqual(new Set(["events"]));
    expect(holding(signature)).toEqual([]);
    expect(holding(`intent-of-${n}`)).toEqual([]);
  }
});

test("[AN9] no line of the log says that somebody came, or when what was done", async () => {
  const at = await startServerProcess({ env: { ACUERDO_LOG_LEVEL: "debug" } });
  const [door, named] = [await openBoard(at.url, "anonymous"), await openBoard(at.url)];
  const lines = async (board: Door) => {
    const before = at.lines.length;
    const seat = await join(at.url, board, "participant");
    const id = newId();
    await place(at.url, board, seat, "Palabras", id);
    await ask(at.url, board, seat, { kind: "position.withdraw", positionId: id } as never);
    await ask(at.url, board, seat, { kind: "phase.move", phase: "weigh" });
    await get(at.url, pathOf("me", { id: board.id }), seat.token);
    await get(at.url, pathOf("export", { id: board.id, format: "md" }), seat.token);
    const chair = await join(at.url, board, "mediator");
    await post(at.url, pathOf("keys", { id: board.id }), { role: "observer" }, chair.token);
    const raw = await RawSocket.open(at.url, board.id, "canvas", seat.token);
    raw.socket.close();
    await raw.closed;
    return before;
  };
  await lines(door);
  await lines(named);
  expect(await at.terminate()).toBe(0);
  const said = at.lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const opened = said.filter(({ event }) => event === "board.opened").map(({ board }) => board);
  const about = (board: string) => said.filter((line) => line.board === board).map(({ event }) => event);
  expect(about(opened[0])).toEqual(["board.opened"]);
  expect(about(opened[1])).toEqual(
    expect.arrayContaining(["member.joined", "intent", "socket.open", "request", "export", "key.replaced"]),
  );
  const routes = said.flatMap(({ event, route }) => (event === "request" ? [route] : []));
  expect(routes.filter((route) => route === ROUTES.intents)).toHaveLength(3);
});

test("[WH9] to withhold an answer that waits tells nobody whether it is there", async () => {
  const door = await openBoard(server.url, "anonymous");
  const [ana, luis, quiet] = [
    await join(server.url, door, "participant"),
    await join(server.url, door, "participant"),
    await join(server.url, door, "participant"),
  ];
  const statementId = newId();
  await place(server.url, door, ana, "Más bancos", statementId);
  const answer = { kind: "stance.take", statementId, grade: "agree", reason: "Por algo" } as never;
  expect((await ask(server.url, door, luis, answer)).body).toMatchObject({ held: true });
  const asked = (by: string) => ask(server.url, door, ana, { kind: "words.withhold", about: statementId, by } as never);
  const [there, notThere] = [await asked(luis.voiceId), await asked(quiet.voiceId)];
  expect(there.body.error.code).toBe("no-such-words");
  expect(there).toEqual({ ...notThere, headers: expect.anything() });
});
