import type { BoardId } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { COSTS } from "../../../server/src/limits/costs.ts";
import { Loads } from "../../../server/src/loads.ts";
import { type Lodging, Rooms } from "../../../server/src/rooms.ts";

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Loads that end when they are told to. */
class Bench {
  readonly begun: string[] = [];
  readonly #ends = new Map<string, (fault?: Error) => void>();

  work(name: string): () => Promise<string> {
    return () =>
      new Promise((resolve, reject) => {
        this.begun.push(name);
        this.#ends.set(name, (fault) => (fault ? reject(fault) : resolve(name)));
      });
  }

  async end(name: string, fault?: Error): Promise<void> {
    this.#ends.get(name)?.(fault);
    await settle();
  }
}

describe("[WS34] boards on their way into memory", () => {
  test("small ones do not wait for large ones; of each kind so many at a time", async () => {
    const [loads, bench] = [new Loads(), new Bench()];
    const asked = ["large1", "large2", ...Array.from({ length: 6 }, (_, n) => `small${n}`)];
    const loading = asked.map((name) => loads.run(name.startsWith("large") ? 300_000 : 10, bench.work(name)));
    await settle();
    expect(bench.begun).toEqual(["large1", "small0", "small1", "small2", "small3"]);
    await bench.end("small1");
    expect(bench.begun.at(-1)).toBe("small4");
    await bench.end("large1");
    expect(bench.begun.at(-1)).toBe("large2");
    for (const name of asked) await bench.end(name);
    expect(await Promise.all(loading)).toEqual(asked);
  });
  test("one that fails lets the next begin", async () => {
    const [loads, bench] = [new Loads(), new Bench()];
    const failing = expect(loads.run(1e9, bench.work("a"))).rejects.toThrow("damaged");
    const next = loads.run(1e9, bench.work("b"));
    await settle();
    await bench.end("a", new Error("damaged"));
    await failing;
    await bench.end("b");
    expect(await next).toBe("b");
    expect(await loads.run(COSTS.smallLoad, async () => "c")).toBe("c");
  });
});

/** A room of so many bytes that somebody is in, or nobody. */
class Room implements Lodging {
  readonly failed = false;
  readonly bytes: number;
  busy = false;
  freed = false;

  constructor(bytes: number) {
    this.bytes = bytes;
  }

  async free(): Promise<void> {
    this.freed = true;
  }
}

test("[WS35] what nobody needs stays a minute in memory, and less where it is more than 32 MiB: the longest idle goes first", async () => {
  let now = 0;
  const made = new Map<string, Room>();
  const load = async (board: BoardId) => {
    const room = new Room(10 * 2 ** 20);
    made.set(board, room);
    return room;
  };
  const rooms = new Rooms(load, () => now, COSTS.idleCanvasBytes);
  const names = ["a", "b", "c", "d", "e", "f"] as unknown as BoardId[];
  for (const name of names) {
    const room = await rooms.get(name);
    if ((name as string) === "b") room.busy = true;
    now += 3_000;
  }
  rooms.sweep();
  const freed = () => names.filter((name) => made.get(name)?.freed);
  expect(freed()).toEqual(["a", "c"]);
  now += 60_000;
  rooms.sweep();
  expect(freed()).toEqual(["a", "c", "d", "e", "f"]);
  await rooms.close();
});
