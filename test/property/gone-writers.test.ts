import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { lackingIn, putBack } from "../../client/src/sync/canvas/aside.ts";
import { Random } from "../sim/random.ts";
import { count } from "../support/attack/attack.ts";
import { BOARD, RoomStage, told } from "../support/browser/room-stage.ts";
import { card } from "../support/guard/samples.ts";

/**
 * Boards that are loaded again and again without those who have nothing on them, and people who come back to them with copies
 * from before: everybody's things stay as they are, what others took away stays away, and what was done offline arrives.
 */

const SEEDS = count(15, 400);
const STEPS = 40;
const SHARED = 6;

/** A weakened server, to see whether this notices. */
interface Flaws {
  /** It remembers nobody whom it does not name any more. */
  readonly forgets?: boolean;
  /** Whoever comes with a copy from before is not told what was in it. */
  readonly tellsNothing?: boolean;
}

/** What a board should hold: each thing with how often it was made anew. */
type Model = Map<string, { readonly version: number; readonly index: string }>;

/** A copy on somebody's device, and what was done there without a connection. */
interface Copy {
  readonly name: string;
  readonly doc: Y.Doc;
  /** Things of their own that nobody else touches. */
  readonly own: string[];
  /** What was taken away, as it was then. */
  readonly away: Map<string, number>;
}

const recordsOf = (doc: Y.Doc) => doc.getMap<unknown>("records");

class World {
  readonly stage = new RoomStage({ alwaysReclaims: true });
  readonly #model: Model = new Map();
  readonly #random: Random;
  readonly #flaws: Flaws;
  #copies: Copy[] = [];
  #people = 0;
  #versions = 0;
  /** How often somebody came with a copy from before. */
  afresh = 0;

  constructor(seed: number, flaws: Flaws) {
    this.#random = new Random(seed);
    this.#flaws = flaws;
  }

  async run(): Promise<void> {
    await this.stage.load();
    for (let step = 0; step < STEPS; step += 1) {
      const what = this.#random.weighted({ write: 8, leave: 3, offline: 5, reload: 2, back: 2 });
      if (what === "write") await this.#write();
      else if (what === "reload") await this.#reload();
      else if (what === "back") await this.#back();
      else if (what === "leave") this.#leave();
      else this.#offline();
      this.#check();
    }
    while (this.#copies.length > 0) await this.#back();
    await this.#reload();
    this.#check();
  }

  #check(): void {
    const shown = Object.entries(this.stage.room.records()).map(([key, value]) => [
      key,
      (value as { index: string }).index,
    ]);
    const expected = [...this.#model].map(([key, { index }]) => [key, index]);
    expect(new Map(shown as [string, string][])).toEqual(new Map(expected as [string, string][]));
  }

  #card(key: string): Record<string, unknown> {
    this.#versions += 1;
    const index = `a${this.#random.pick(["1", "2", "3V", "4x", "5"])}`;
    this.#model.set(key, { version: this.#versions, index });
    return { ...card(key.slice("shape:".length)), index };
  }

  /** Somebody comes, does something to what all share, and goes: a page load. */
  async #write(): Promise<void> {
    this.#people += 1;
    const guest = this.stage.enter(`guest${this.#people % 9}`);
    const key = `shape:s${this.#random.below(SHARED)}`;
    const isAway = this.#random.chance(0.45);
    const refused = await guest.write((records) => {
      if (isAway) records.delete(key);
      else records.set(key, this.#card(key));
    });
    if (isAway) this.#model.delete(key);
    expect(refused).toBeNull();
    this.stage.room.leave(guest);
  }

  async #reload(): Promise<void> {
    await this.stage.done(this.stage.room.free());
    if (this.#flaws.forgets) {
      const rows = this.stage.store.rows(BOARD);
      const { clients } = this.stage.store.replay(BOARD).store;
      const known = rows.cleared ? Y.decodeStateVector(rows.cleared) : new Map<number, number>();
      if (rows.cleared) rows.cleared = Y.encodeStateVector(new Map([...known].filter(([id]) => clients.has(id))));
    }
    await this.stage.done(this.stage.load());
  }

  /** Somebody loads the board and loses the connection. */
  #leave(): void {
    this.#people += 1;
    const guest = this.stage.enter(`away${this.#people}`);
    this.stage.room.leave(guest);
    this.#copies.push({ name: guest.name, doc: guest.doc, own: [], away: new Map() });
  }

  #offline(): void {
    const copy = this.#copies.length > 0 ? this.#random.pick(this.#copies) : null;
    if (!copy) return;
    const records = recordsOf(copy.doc);
    const key = this.#random.pick([...records.keys(), ""]);
    if (key.startsWith("shape:s") && this.#random.chance(0.6)) {
      copy.away.set(key, this.#versionIn(copy, key));
      records.delete(key);
      return;
    }
    const own = `shape:o${copy.name}-${copy.own.length}`;
    copy.own.push(own);
    records.set(own, { ...card(own.slice("shape:".length)), index: "a1" });
  }

  /** Whether what is there is still what the copy holds: each making has a struct of its own. */
  #versionIn(copy: Copy, key: string): number {
    const item = recordsOf(copy.doc)._map.get(key);
    const now = recordsOf(this.stage.store.replay(BOARD))._map.get(key);
    const isSame = item && now && !now.deleted && Y.compareIDs(item.id, now.id);
    return isSame ? (this.#model.get(key)?.version ?? -1) : -1;
  }

  /** As a browser does it: with what it has, or afresh where it is told so. */
  async #back(): Promise<void> {
    const copy = this.#copies.shift();
    if (!copy) return;
    const { room } = this.stage;
    const gone = room.before(Y.encodeStateVector(copy.doc), [copy.doc.clientID]);
    let { doc } = copy;
    if (gone) {
      this.afresh += 1;
      doc = new Y.Doc();
      this.#tell(doc, Uint8Array.of(0));
      const known = this.#flaws.tellsNothing ? new Map<number, number>() : gone;
      putBack(doc, lackingIn(doc, Y.encodeStateAsUpdate(copy.doc), Y.encodeStateVector(new Map(known))));
    } else this.#tell(doc, Y.encodeStateVector(doc));
    await this.#bring(copy, doc);
    for (const own of copy.own) this.#model.set(own, { version: 0, index: "a1" });
    for (const [key, version] of copy.away) if (this.#model.get(key)?.version === version) this.#model.delete(key);
  }

  #tell(doc: Y.Doc, vector: Uint8Array): void {
    const guest = { doc, seat: {} };
    for (const batch of told(this.stage.room.missing(vector))) {
      for (const { bytes } of batch.messages) {
        let at = 2; // past the type and the step
        while ((bytes[at] as number) >= 0x80) at += 1;
        Y.applyUpdate(guest.doc, bytes.subarray(at + 1), "remote");
      }
    }
  }

  async #bring({ name }: Copy, doc: Y.Doc): Promise<void> {
    const { room, store } = this.stage;
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(store.replay(BOARD)));
    const writer = { memberId: name, role: "participant", named: true } as never;
    expect(room.admit(writer, [doc.clientID])).toBeNull();
    const from = { memberId: name, person: () => null, client: null, compact: false } as never;
    const judged = new Promise((tell) => room.write({ from, writer, update, judged: tell }));
    expect(await this.stage.judged(judged)).toMatchObject({ ok: true, waits: false });
  }
}

async function play(seeds: number, flaws: Flaws = {}): Promise<number> {
  let afresh = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const world = new World(seed, flaws);
    await world.run().catch((fault: Error) => {
      throw new Error(`seed ${seed}: ${fault.message}`);
    });
    afresh += world.afresh;
  }
  return afresh;
}

test(`[WS36] seeds 1 to ${SEEDS}: what is there stays, what was taken away stays away, what was done offline arrives`, async () => {
  expect(await play(SEEDS)).toBeGreaterThan(SEEDS);
}, 240_000);

describe("[WS36] a weakened server is caught, one that", () => {
  test.each<[string, Flaws]>([
    ["remembers nobody whom it does not name any more", { forgets: true }],
    ["does not tell what it had of a copy from before", { tellsNothing: true }],
  ])("%s", async (_, flaws) => {
    await expect(play(SEEDS, flaws)).rejects.toThrow(/seed \d/);
  });
});
