import { readFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { pathOf, RECORDS, SOMEBODY, WHEEL } from "@acuerdo/shared";
import Database from "libsql";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { backUp } from "../../server/src/backup.ts";
import { restore } from "../../server/src/restore.ts";
import { card } from "../support/guard/samples.ts";
import {
  ask,
  type Door,
  get,
  join,
  openBoard,
  post,
  provide,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { freshFolder, startServer } from "../support/server/server.ts";

/** The canvas of earlier over HTTP: who may have it, what the record says of it, and what becomes of it on the disk. */

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const open: WebsocketProvider[] = [];
afterEach(() => {
  for (const provider of open.splice(0)) provider.destroy();
});

class Table {
  readonly door: Door;
  readonly chair: Seat;
  readonly ana: Seat;
  readonly mallory: Seat;
  url: string;

  constructor(url: string, door: Door, [chair, ana, mallory]: readonly Seat[]) {
    this.url = url;
    this.door = door;
    this.chair = chair as Seat;
    this.ana = ana as Seat;
    this.mallory = mallory as Seat;
  }

  static async open(voices: "named" | "anonymous" = "named", { url } = server): Promise<Table> {
    const door = await openBoard(url, voices);
    const roles = ["mediator", "participant", "participant"] as const;
    return new Table(url, door, await Promise.all(roles.map((role) => join(url, door, role))));
  }

  async canvas(seat: Seat): Promise<Y.Map<unknown>> {
    const provider = provide(this.url, this.door.id, "canvas", seat.token);
    open.push(provider);
    await synced(provider);
    return provider.doc.getMap(RECORDS);
  }

  /** Twelve cards of Ana's. */
  async work(): Promise<Y.Map<unknown>> {
    const records = await this.canvas(this.ana);
    for (let n = 0; n < 12; n += 1) {
      records.set(`shape:k${n}`, card(`k${n}`));
      records.set(`shape:k${n}|xy`, [n, n]);
    }
    return records;
  }

  /** Mallory takes all of them away. */
  async wipe(): Promise<void> {
    const records = await this.canvas(this.mallory);
    await until(records.doc as Y.Doc, () => records.size === 24);
    for (const key of [...records.keys()]) records.delete(key);
  }

  history(seat: Seat = this.chair, at: number | string = "") {
    const query = at === "" ? "" : `?at=${at}`;
    return get(this.url, pathOf("history", { id: this.door.id }) + query, seat.token);
  }

  restore(wanted: unknown, seat: Seat = this.chair) {
    return post(this.url, pathOf("restore", { id: this.door.id }), wanted, seat.token);
  }

  async events(kind: string) {
    const { body } = await get(this.url, pathOf("events", { id: this.door.id }), this.ana.token);
    return (body.events as { kind: string; actor: string; data: unknown }[]).filter((event) => event.kind === kind);
  }

  /** The moment before Mallory's wiping, once it is kept. */
  async cleared(): Promise<number> {
    await expect.poll(() => this.events("canvas.cleared"), { interval: 500, timeout: 20_000 }).toHaveLength(1);
    const { body } = await this.history();
    return body.moments.find(({ why }: { why: string }) => why === "cleared").at;
  }
}

let table: Table;
const errorOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];
const NONE = { cards: 0, clusters: 0, drawings: 0 };

describe("[EC5] the canvas of earlier is for whoever holds the wheel", () => {
  beforeEach(async () => {
    table = await Table.open();
  });
  test("[EC8] what goes through whole canvases is done for one at a time of those behind one address", async () => {
    const { history } = await server.running.services.canvases.get(table.door.id);
    let [running, most] = [0, 0];
    const slowly = async () => {
      running += 1;
      most = Math.max(most, running);
      for (let turns = 0; turns < 5; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return null;
    };
    Object.assign(history as object, { compare: slowly, restore: slowly });
    const other = await join(server.url, table.door, "mediator");
    const asked = [table.chair, other, table.chair].flatMap((seat) => [
      table.history(seat, 5),
      table.restore({ at: 5 }, seat),
    ]);
    expect((await Promise.all(asked)).map(errorOf)).toEqual(asked.map(() => [404, "no-such-moment"]));
    expect(most).toBe(1);
  });
  test("nobody else asks for it, and what is asked in other words is refused", async () => {
    const observer = await join(server.url, table.door, "observer");
    for (const seat of [table.ana, observer]) {
      expect(errorOf(await table.history(seat))).toEqual([403, "not-the-wheel"]);
      expect(errorOf(await table.restore({ at: 1 }, seat))).toEqual([403, "not-the-wheel"]);
    }
    expect((await table.history()).body).toEqual({ now: NONE, moments: [], doings: [], added: [] });
    expect(errorOf(await table.restore({ at: 1 }))).toEqual([404, "no-such-moment"]);
    expect(errorOf(await table.restore({ doing: "nobody" }))).toEqual([404, "no-such-moment"]);
    expect(errorOf(await table.restore({ added: "nobody" }))).toEqual([404, "no-such-moment"]);
    expect(errorOf(await table.history(table.chair, 5))).toEqual([404, "no-such-moment"]);
    for (const odd of [
      {},
      { at: -1 },
      { at: "1" },
      { at: 1.5 },
      { at: 1, only: "all" },
      { at: 1, doing: "x" },
      { added: 5 },
      [],
      7,
    ])
      expect((await table.restore(odd)).status).toBe(400);
    for (const odd of ["x", "-1", "1e9", "1".repeat(16)])
      expect((await table.history(table.chair, odd)).status).toBe(400);
    expect(await table.events("canvas.restored")).toEqual([]);
  });
  test("and not as often as a program can ask", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) statuses.push((await table.history()).status);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("[EC5] what was taken away is brought back, and the record says what happened", () => {
  test("with names where voices are named", async () => {
    table = await Table.open();
    const records = await table.work();
    const before = records.toJSON();
    await table.wipe();
    const at = await table.cleared();
    const [event] = await table.events("canvas.cleared");
    expect(event).toMatchObject({ actor: table.mallory.memberId, data: { ...NONE, cards: 12 } });
    expect((await table.history(table.chair, at)).body).toEqual({
      gone: { ...NONE, cards: 12 },
      changed: NONE,
      added: NONE,
    });
    const [doing] = (await table.history()).body.doings;
    expect(doing).toMatchObject({ member: table.mallory.memberId, gone: { cards: 12 }, moved: 0 });

    const restored = await table.restore({ at, only: "missing" });
    expect(restored.body).toMatchObject({ counted: { ...NONE, cards: 12 } });
    await until(records.doc as Y.Doc, () => records.size === 24);
    expect(records.toJSON()).toEqual(before);
    expect((await table.history()).body.doings).toEqual([]);
    expect((await table.restore({ at: restored.body.before })).status).toBe(200);
    await until(records.doc as Y.Doc, () => records.size === 0);
    expect(await table.events("canvas.restored")).toMatchObject([
      { actor: table.chair.memberId, data: { at, what: "missing" } },
      { actor: table.chair.memberId, data: { at: restored.body.before, what: "all" } },
    ]);
  });
  test("and nobody is named, nor any time told, where voices are anonymous", async () => {
    table = await Table.open("anonymous");
    const records = await table.work();
    await table.wipe();
    await table.cleared();
    const { doings, moments } = (await table.history()).body;
    const [doing, ...others] = doings;
    expect([doing.member, others]).toEqual([null, []]);
    for (const { at } of moments) expect(at % 600_000).toBeLessThan(moments.length); // AN14: marks, and an order within them
    expect((await table.restore({ doing: doing.id })).status).toBe(200);
    await until(records.doc as Y.Doc, () => records.size === 24);
    expect(await table.events("canvas.cleared")).toMatchObject([{ actor: SOMEBODY, data: { ...NONE, cards: 12 } }]);
    expect(await table.events("canvas.restored")).toMatchObject([{ actor: WHEEL, data: { at: null, what: "doings" } }]);
    const all = JSON.stringify((await get(server.url, pathOf("events", { id: table.door.id }), table.ana.token)).body);
    const told = all.split('"canvas.').slice(1).join("");
    for (const { memberId, voiceId } of [table.ana, table.mallory]) {
      expect(told).not.toContain(memberId);
      expect(told).not.toContain(voiceId);
    }
  });
});

describe("[EC7] what somebody has added is taken away in one step", () => {
  test.each(["named", "anonymous"] as const)(
    "also of somebody who was taken off the board: voices are %s",
    async (voices) => {
      table = await Table.open(voices);
      const named = voices === "named";
      const own = await table.canvas(table.mallory);
      for (let n = 0; n < 14; n += 1) own.set(`shape:m${n}`, card(`m${n}`));
      own.set("shape:m0|xy", [1, 1]);
      const records = await table.work();
      await until(records.doc as Y.Doc, () => records.size === 24 + 15);
      if (named) {
        const asked = { kind: "member.remove", memberId: table.mallory.memberId, reason: "Inventada" } as const;
        expect((await ask(table.url, table.door, table.chair, asked as never)).status).toBe(200);
      }
      expect(errorOf(await table.restore({ added: "x" }, table.ana))).toEqual([403, "not-the-wheel"]);
      const { added } = (await table.history()).body;
      const [first, second] = added;
      expect(added).toHaveLength(2);
      expect([first, second].map(({ cards }) => cards)).toEqual([14, 12]);
      expect([first.member, second.member]).toEqual(
        named ? [table.mallory.memberId, table.ana.memberId] : [null, null],
      );
      const taken = await table.restore({ added: first.id });
      expect(taken.body).toEqual({ before: expect.any(Number), counted: { ...NONE, cards: 14 } });
      await until(records.doc as Y.Doc, () => records.size === 24);
      const [event] = await table.events("canvas.restored");
      const whose = named ? { of: table.mallory.memberId } : {};
      expect(event?.data).toEqual({ at: null, what: "added", taken: { ...NONE, cards: 14 }, ...whose });
      expect(event?.actor).toBe(named ? table.chair.memberId : WHEEL);
      expect((await table.restore({ at: taken.body.before })).status).toBe(200);
      await until(records.doc as Y.Doc, () => records.size === 24 + 15);
    },
  );
});

describe("[EC6] moments on the disk", () => {
  test("are there after a stop and in a backup; one that is damaged is named, and the others are read", async () => {
    const own = await startServer();
    table = await Table.open("named", own);
    const records = await table.work();
    await until(records.doc as Y.Doc, () => records.size === 24);
    await table.wipe();
    const at = await table.cleared();
    const { before } = (await table.restore({ at, only: "missing" })).body;
    await own.running.close();
    const file = joinPath(freshFolder(), "copy.db");
    await backUp(own.dataDir, file);
    const elsewhere = freshFolder();
    await restore(elsewhere, file, false);

    const database = new Database(joinPath(own.dataDir, "acuerdo.db"));
    database.prepare("UPDATE canvas_history SET data = randomblob(length(data)) WHERE at = ?").run(before);
    database.close();
    const again = await startServer({ dataDir: own.dataDir });
    table.url = again.url;
    expect(errorOf(await table.history(table.chair, before))).toEqual([409, "moment-damaged"]);
    expect(errorOf(await table.restore({ at: before }))).toEqual([409, "moment-damaged"]);
    expect((await table.restore({ at })).status).toBe(200);
    await again.stop();

    const secret = { ACUERDO_SECRET: readFileSync(joinPath(own.dataDir, "secret"), "utf8").trim() };
    const copy = await startServer({ dataDir: elsewhere, env: secret });
    table.url = copy.url;
    const { moments } = (await table.history()).body;
    expect(moments.map((moment: { at: number }) => moment.at)).toEqual([at, before].sort());
    expect((await table.restore({ at: before })).status).toBe(200);
    await copy.stop();
  });
});
