import { FRAME, pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { freshFolder, type ServerProcess, startServerProcess } from "../support/server.ts";
import {
  change,
  type Door,
  get,
  join,
  newDevice,
  newId,
  openBoard,
  place,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server-client.ts";

/** kill -9 of the real server under load: what was said to be saved is there, and an intent that was answered is in the record. */

const ROUNDS = Number(process.env.ACUERDO_KILLS ?? 5);
const WRITERS = 4;
/** Six starts of the server on a machine that is busy with other tests. */
const PATIENCE_MS = 240_000 + ROUNDS * 10_000;
/** Marks that may be on their way at once. */
const WINDOW = 8;

/** What the server acknowledged, and somebody who waits for there to be enough of it. */
class Tally {
  /** Keys whose mark came back. */
  readonly saved = new Set<string>();
  /** Positions whose intent was answered 200. */
  readonly answered = new Set<string>();
  #goal = { saved: 0, answered: 0, reached: () => {} };

  add(kind: "saved" | "answered", name: string): void {
    this[kind].add(name);
    const { saved, answered, reached } = this.#goal;
    if (this.saved.size >= saved && this.answered.size >= answered) reached();
  }

  more(saved: number, answered: number): Promise<void> {
    return new Promise((reached) => {
      this.#goal = { saved: this.saved.size + saved, answered: this.answered.size + answered, reached };
    });
  }
}

/** Writes until the connection breaks. */
async function draw(url: string, door: Door, seat: Seat, name: string, tally: Tally): Promise<void> {
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
    if (mark === null) return;
    const upTo = decoding.readVarUint(mark.decoder);
    for (const known of sent.slice(0, upTo)) tally.add("saved", known);
  }
}

/** Places positions until nobody answers. */
async function speak(url: string, door: Door, seat: Seat, tally: Tally): Promise<void> {
  for (;;) {
    const id = newId();
    const answer = await place(url, door, seat, `Posición ${id}`, id).catch(() => null);
    if (answer === null) return;
    if (answer.status === 200) tally.add("answered", id);
  }
}

/** A server that ends by itself is a failure of its own. */
const ended = (server: ServerProcess): Promise<never> =>
  new Promise((_, reject) => server.child.once("exit", () => reject(new Error("the server ended by itself"))));

describe("[SV1] nothing that was acknowledged is lost", () => {
  test(
    `${ROUNDS} × kill -9 under load`,
    async () => {
      const dataDir = freshFolder();
      const env = { ACUERDO_MAX_INTENTS_AT_ONCE: "100000", ACUERDO_LOG_LEVEL: "info" };
      const tally = new Tally();
      const devices = Array.from({ length: WRITERS }, newDevice);
      let server = await startServerProcess({ dataDir, env });
      const door = await openBoard(server.url);
      for (let round = 0; round < ROUNDS; round += 1) {
        const seats = await Promise.all(
          devices.map((device) => join(server.url, door, "participant", undefined, device)),
        );
        const enough = tally.more(40 + round * 17, 3);
        const work = seats.flatMap((seat, index) => [
          draw(server.url, door, seat, `r${round}w${index}`, tally),
          speak(server.url, door, seat, tally),
        ]);
        await Promise.race([enough, ended(server)]);
        await server.kill();
        await Promise.all(work);
        server = await startServerProcess({ dataDir, env });
      }
      const seat = await join(server.url, door, "participant", undefined, devices[0]);
      const canvas = provide(server.url, door.id, "canvas", seat.token);
      await synced(canvas);
      const there = canvas.doc.getMap(RECORDS);
      const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
      const placed = new Set(body.ledger.positions.map((position: { id: string }) => position.id));
      const lost = [
        ...[...tally.saved].filter((key) => !there.has(key)),
        ...[...tally.answered].filter((id) => !placed.has(id)),
      ];
      console.log(
        `${ROUNDS} kills: ${tally.saved.size} canvas changes said to be saved, ${tally.answered.size} intents answered, ${lost.length} lost`,
      );
      expect(lost).toEqual([]);
      expect(tally.saved.size).toBeGreaterThan(ROUNDS * 40);
      canvas.destroy();
      await server.stop();
    },
    PATIENCE_MS,
  );
});
