import { join as joinPath } from "node:path";
import { type Place, RECORDS } from "@acuerdo/shared";
import Database from "libsql";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { openServer, type RunningServer } from "../../../server/src/app.ts";
import { readSettings } from "../../../server/src/config.ts";
import type { Random } from "../../sim/random.ts";
import {
  ask,
  type Door,
  get,
  join,
  newDevice,
  newId,
  openBoard,
  provide,
  type Seat,
  synced,
} from "../server/client.ts";
import { freshFolder } from "../server/server.ts";
import { JudgeClock } from "./clock.ts";
import { type Evidence, Listening, Observer, rowsOf } from "./evidence.ts";
import { type Guest, type Plan, planOf, type Step } from "./plan.ts";

/** Boards with anonymous voices that people use as people do, through the public contract, on a real server whose clock is ours. */

/** What is true of somebody, and what the judge is to find out. */
export interface Person extends Guest {
  readonly seat: Seat;
  /** The client ids of the documents in which they drew. */
  readonly clients: readonly number[];
}

export interface Played {
  readonly people: readonly Person[];
  readonly evidence: Evidence;
}

/** Browsers of before put cards on the canvas themselves. */
export interface Habits {
  readonly ownCards?: boolean;
}

const ENV = {
  HOST: "127.0.0.1",
  PORT: "0",
  ACUERDO_LOG_LEVEL: "silent",
  ...{ ACUERDO_MAX_BOARDS_PER_HOUR: "1000000", ACUERDO_MAX_EXPORTS_PER_MINUTE: "1000000" },
  ...{ ACUERDO_MAX_INTENTS_PER_SECOND: "1000000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000000" },
};

export class World {
  readonly clock: JudgeClock;
  readonly log: Listening;
  readonly #server: RunningServer;
  readonly #data: string;

  private constructor(server: RunningServer, data: string, clock: JudgeClock, log: Listening) {
    this.#server = server;
    this.#data = data;
    this.clock = clock;
    this.log = log;
  }

  static async open(): Promise<World> {
    const data = freshFolder();
    const settings = readSettings({ ...ENV, ACUERDO_DATA: data });
    if ("faults" in settings) throw new Error(settings.faults.join("; "));
    const clock = new JudgeClock();
    const log = new Listening(clock.now);
    return new World(
      await openServer(settings, () => log, undefined, { wall: clock, steady: clock }),
      data,
      clock,
      log,
    );
  }

  /** From here on the table of who was let in tells in which order they came. */
  keepOrder(): void {
    const database = new Database(this.#database);
    database.exec(`ALTER TABLE members RENAME TO members_apart; CREATE TABLE members AS SELECT * FROM members_apart;
      CREATE UNIQUE INDEX members_board ON members (board, member_id); DROP TABLE members_apart;`);
    database.close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.port}`;
  }

  get services(): RunningServer["services"] {
    return this.#server.services;
  }

  /** Whatever fell due has been stored and told: a write behind it, and a request behind what was told. */
  async settle(): Promise<void> {
    await this.services.store.probe(this.clock.now());
    await get(this.url, "/healthz");
  }

  get #database(): string {
    return joinPath(this.#data, "acuerdo.db");
  }

  async play(next: Random, habits: Habits = {}): Promise<Played> {
    const door = await openBoard(this.url, "anonymous");
    const observer = new Observer(this.url, door, await join(this.url, door, "observer"), this.clock.now);
    await observer.watch();
    const board = new Board(this, door, planOf(next), next, habits);
    const from = this.log.lines.length;
    await board.run();
    const evidence = {
      events: await observer.events(),
      heard: observer.heard,
      writings: observer.writings,
      cursors: observer.cursors,
      log: this.log.lines.slice(from),
      rows: rowsOf(this.#database, door.id),
      exported: await observer.exported(),
    };
    board.leave();
    observer.leave();
    return { people: board.people, evidence };
  }

  async close(): Promise<void> {
    await this.#server.close();
  }
}

const GRADES = ["endorse", "agree", "accept", "reserve", "object"] as const;

/** One board, and what its people do in turn. */
class Board {
  readonly #world: World;
  readonly #door: Door;
  readonly #plan: Plan;
  readonly #next: Random;
  readonly #habits: Habits;
  readonly #seats = new Map<number, Seat>();
  readonly #clients = new Map<number, number[]>();
  readonly #canvases = new Map<number, WebsocketProvider>();
  readonly #ledgers: WebsocketProvider[] = [];
  readonly #positions = new Map<number, string>();
  readonly #agreements = [newId(), newId()];
  readonly #version = newId();

  constructor(world: World, door: Door, plan: Plan, next: Random, habits: Habits) {
    this.#world = world;
    this.#door = door;
    this.#plan = plan;
    this.#next = next;
    this.#habits = habits;
  }

  get people(): Person[] {
    return this.#plan.guests.flatMap((guest, n) => {
      const seat = this.#seats.get(n);
      return seat ? [{ ...guest, seat, clients: this.#clients.get(n) ?? [] }] : [];
    });
  }

  async run(): Promise<void> {
    const begun = this.#world.clock.now();
    const settle = () => this.#world.settle();
    for (const step of this.#plan.steps) {
      await this.#world.clock.reach(begun + step.at, settle);
      await this.#do(step);
    }
    await this.#world.clock.reach(begun + this.#plan.end, settle);
  }

  leave(): void {
    for (const provider of [...this.#canvases.values(), ...this.#ledgers]) provider.destroy();
  }

  async #do({ guest, deed }: Step): Promise<void> {
    const position = "position" in deed ? this.#positions.get(deed.position) : undefined;
    switch (deed.kind) {
      case "come":
        return this.#come(guest);
      case "reload":
        return this.#openCanvas(guest);
      case "write":
        return this.#write(guest, deed.position);
      case "move":
        return position === undefined ? undefined : this.#move(guest, position);
      case "draw":
        return this.#draw(guest);
      case "answer":
        return position === undefined ? undefined : this.#ask(guest, this.#stance(position));
      case "phase":
        return this.#ask(guest, { kind: "phase.move", phase: "weigh" });
      case "word":
        return this.#word(guest);
      case "judge":
        return this.#ask(guest, this.#stance(this.#version));
      case "let-go":
        return this.#ask(guest, { kind: "agreement.let-go", agreementId: this.#agreements[1], why: "No" });
      case "commit":
        return this.#commit(guest);
    }
  }

  async #ask(guest: number, intent: object): Promise<void> {
    const answer = await ask(this.#world.url, this.#door, this.#seats.get(guest) as Seat, intent as never);
    if (answer.status !== 200) throw new Error(`${JSON.stringify(intent)}: ${JSON.stringify(answer.body)}`);
  }

  async #come(guest: number): Promise<void> {
    const { role, name, takesPart, isLaptop } = this.#plan.guests[guest] as Guest;
    const { url } = this.#world;
    const device = newDevice();
    const seat = await join(url, this.#door, role, name, device);
    this.#seats.set(guest, seat);
    if (role === "mediator" && takesPart) await this.#ask(guest, { kind: "member.change", takesPart });
    const ledger = provide(url, this.#door.id, "ledger", seat.token, new Y.Doc());
    this.#ledgers.push(ledger);
    await synced(ledger);
    if (isLaptop) await this.#openCanvas(guest);
  }

  /** A page that is opened has a document of its own, under a client id that is drawn anew. */
  async #openCanvas(guest: number): Promise<void> {
    this.#canvases.get(guest)?.destroy();
    const { token } = this.#seats.get(guest) as Seat;
    const provider = provide(this.#world.url, this.#door.id, "canvas", token, new Y.Doc());
    this.#canvases.set(guest, provider);
    this.#clients.set(guest, [...(this.#clients.get(guest) ?? []), provider.doc.clientID]);
    await synced(provider);
    // A program of somebody else may say who draws, whatever the board.
    provider.awareness.setLocalState({ name: this.#plan.guests[guest]?.name });
  }

  async #write(guest: number, position: number): Promise<void> {
    const positionId = newId();
    this.#positions.set(position, positionId);
    const canvas = this.#canvases.get(guest);
    const place: Place = [this.#next.below(2_000), this.#next.below(2_000)];
    const isAsked = canvas !== undefined && !this.#habits.ownCards;
    const placed = { kind: "position.place", positionId, positionKind: "need", text: `Posición ${positionId}` };
    // before it is said: else the server has put it already
    if (canvas && this.#habits.ownCards) canvas.doc.getMap(RECORDS).set(`shape:${positionId}|xy`, [...place]);
    if (canvas && this.#habits.ownCards) await this.#saved(`shape:${positionId}|xy`);
    await this.#ask(guest, { ...placed, ...(isAsked && { place }) });
    if (canvas) await this.#saved(`shape:${positionId}|xy`);
  }

  async #move(guest: number, positionId: string): Promise<void> {
    this.#canvases
      .get(guest)
      ?.doc.getMap(RECORDS)
      .set(`shape:${positionId}|xy`, [this.#next.below(2_000), 0]);
    await this.#saved(`shape:${positionId}|xy`);
  }

  async #draw(guest: number): Promise<void> {
    const clusterId = newId();
    this.#canvases
      .get(guest)
      ?.doc.getMap(RECORDS)
      .set(`shape:${clusterId}|xy`, [0, this.#next.below(2_000)]);
    await this.#ask(guest, { kind: "cluster.name", clusterId, sentence: "Lo que va junto" });
    await this.#saved(`shape:${clusterId}|xy`);
  }

  /** Until an export shows it: others have been told by then. */
  async #saved(key: string): Promise<void> {
    const { canvases } = this.#world.services;
    const room = await canvases.get(this.#door.id);
    while (!(key in room.records())) await new Promise((resolve) => setImmediate(resolve));
  }

  #stance(statementId: string): object {
    const grade = this.#next.pick(GRADES);
    return { kind: "stance.take", statementId, grade, reason: grade === "object" ? "Así no" : "", condition: "" };
  }

  async #word(guest: number): Promise<void> {
    for (const [n, agreementId] of this.#agreements.entries()) {
      await this.#ask(guest, { kind: "agreement.word", agreementId, clusterId: null, text: `Acordamos ${n}`, base: 0 });
      const versionId = n === 0 ? this.#version : newId();
      await this.#ask(guest, { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
    }
  }

  async #commit(guest: number): Promise<void> {
    const { name } = this.#plan.guests[guest] as Guest;
    const ids = { commitmentId: newId(), agreementId: this.#agreements[0] };
    await this.#ask(guest, { kind: "commitment.make", ...ids, hands: "do", text: "Lo hago", name });
  }
}
