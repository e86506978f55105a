import type { BoardId } from "@acuerdo/shared";
import { FRAME, pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../../../server/src/store/sql.ts";
import {
  ask,
  change,
  type Door,
  get,
  join,
  newId,
  place,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../server/client.ts";

/** People at work while something goes wrong, and an account of what the server told them is safe. */

/** Marks that may be on their way at once. */
const WINDOW = 8;

/** Draws `n` records, each saved before the next; gives their keys. */
export async function draw(url: string, door: Door, token: string, name: string, n: number): Promise<string[]> {
  const raw = await RawSocket.open(url, door.id, "canvas", token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const keys: string[] = [];
  for (let at = 1; at <= n; at += 1) {
    const key = `shape:${name}${at}|xy`;
    raw.sync(SYNC.update, change(doc, key, [at, at]));
    raw.mark(at);
    const { decoder } = await raw.next(FRAME.mark);
    expect(decoding.readVarUint(decoder)).toBe(at);
    keys.push(key);
  }
  raw.socket.close();
  return keys;
}

/** A board's canvas as a database file holds it. */
export async function stored(path: string, board: string): Promise<Y.Doc> {
  const store = await openSqlite(path);
  try {
    const doc = new Y.Doc();
    for (const update of (await store.canvas(board as BoardId)).updates) Y.applyUpdate(doc, update);
    return doc;
  } finally {
    await store.close();
  }
}

/** What the server said is safe, and somebody who waits until there is enough of it. */
export class Tally {
  /** Keys of canvas records whose mark came back. */
  readonly saved = new Set<string>();
  /** Ids of positions whose intent was answered 200. */
  readonly answered = new Set<string>();
  #goal = { saved: 0, answered: 0, reached: () => {} };

  add(kind: "saved" | "answered", name: string): void {
    this[kind].add(name);
    const { saved, answered, reached } = this.#goal;
    if (this.saved.size >= saved && this.answered.size >= answered) reached();
  }

  /** Resolves once so many more have been told. */
  more(saved: number, answered: number): Promise<void> {
    return new Promise((reached) => {
      this.#goal = { saved: this.saved.size + saved, answered: this.answered.size + answered, reached };
    });
  }
}

/** Draws until the connection ends; gives the code with which it did. */
export async function drawOn(url: string, door: Door, seat: Seat, name: string, tally: Tally): Promise<number> {
  const raw = await RawSocket.open(url, door.id, "canvas", seat.token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const sent: string[] = [];
  for (let n = 1; raw.socket.readyState === raw.socket.OPEN; n += 1) {
    const key = `shape:${name}-${n}|xy`;
    sent.push(key);
    raw.sync(SYNC.update, change(doc, key, [n, n]));
    raw.mark(n);
    if (n <= WINDOW) continue;
    const mark = await raw.next(FRAME.mark).catch(() => null);
    if (mark === null) break;
    const upTo = decoding.readVarUint(mark.decoder);
    for (const known of sent.slice(0, upTo)) tally.add("saved", known);
  }
  return raw.closed;
}

/** Places positions until nobody answers. */
export async function speakOn(url: string, door: Door, seat: Seat, tally: Tally): Promise<void> {
  for (;;) {
    const id = newId();
    const answer = await place(url, door, seat, `Posición ${id}`, id).catch(() => null);
    if (answer === null) return;
    if (answer.status === 200) tally.add("answered", id);
  }
}

/** Places positions and answers them, alone, until nobody answers: on a board with anonymous voices every answer is held. */
export async function answerOn(url: string, door: Door, seat: Seat, held: Set<string>): Promise<void> {
  for (;;) {
    const id = newId();
    const placed = await place(url, door, seat, `Posición ${id}`, id).catch(() => null);
    const asked = { kind: "stance.take", statementId: id, grade: "object" } as never;
    const answer = placed && (await ask(url, door, seat, asked).catch(() => null));
    if (!answer) return;
    if (answer.status === 200) held.add(id);
  }
}

/** Which of these somebody's answers the server does not hold any more. */
export async function lostAnswers(url: string, door: Door, { token }: Seat, held: Iterable<string>): Promise<string[]> {
  const { body } = await get(url, pathOf("me", { id: door.id }), token);
  const there = new Set(body.held.map(({ data }: { data: { statementId: string } }) => data.statementId));
  return [...held].filter((id) => !there.has(id));
}

/** What was said to be safe and is not there. */
export async function lost(url: string, door: Door, { saved, answered }: Tally): Promise<string[]> {
  const seat = await join(url, door, "participant");
  const canvas = provide(url, door.id, "canvas", seat.token);
  await synced(canvas);
  const there = canvas.doc.getMap(RECORDS);
  const { body } = await get(url, pathOf("export", { id: door.id, format: "json" }), seat.token);
  const placed = new Set(body.ledger.positions.map(({ id }: { id: string }) => id));
  canvas.destroy();
  return [...[...saved].filter((key) => !there.has(key)), ...[...answered].filter((id) => !placed.has(id))];
}
