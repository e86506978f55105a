import { describe, expect, test } from "vitest";
import { type Around, Backoff } from "../../../client/src/sync/link/backoff.ts";

/** A clock in the test's hands, for as many devices as are given it. */
class World {
  #now = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  around(random: () => number): Around {
    return {
      now: () => this.#now,
      wall: () => this.#now,
      later: (ms, run) => {
        const timer = { at: this.#now + ms, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer);
        };
      },
      random,
    };
  }

  get now(): number {
    return this.#now;
  }

  runUntil(ms: number): void {
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > ms) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = ms;
  }
}

/** Chance from a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** When each of so many devices is back, if their server is gone from 0 to `gone`. */
function comeBack(devices: number, gone: number, seed: number): number[] {
  const world = new World();
  const random = chance(seed);
  const back: number[] = [];
  for (let n = 0; n < devices; n += 1) {
    const backoff: Backoff = new Backoff(
      () => {
        if (world.now < gone) backoff.failed();
        else {
          backoff.worked();
          back.push(world.now);
        }
      },
      10_000,
      world.around(random),
    );
    backoff.failed();
  }
  world.runUntil(gone + 8_000);
  return back;
}

const busiestSecond = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

describe("[OF1] devices come back apart", () => {
  test.each([
    [0, 130],
    [3_000, 80],
    [60_000, 60],
  ])("200 devices whose server was gone for %i ms: at most %i in any second, all within 8 s", (gone, most) => {
    for (const seed of [1, 2, 3]) {
      const back = comeBack(200, gone, seed);
      expect(back.length).toBe(200);
      expect(busiestSecond(back), `seed ${seed}`).toBeLessThanOrEqual(most);
    }
  });

  test("the bound doubles from 2 s to 8 s, and any moment before it may be the one", () => {
    const world = new World();
    const waits: number[] = [];
    const { later, ...rest } = world.around(() => 0.999_999);
    const backoff = new Backoff(() => undefined, 10_000, {
      ...rest,
      later: (ms, run) => {
        waits.push(Math.round(ms));
        return later(ms, run);
      },
    });
    for (let n = 0; n < 5; n += 1) backoff.failed();
    expect(waits).toEqual([2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  test("only a connection that held makes the bound small again", () => {
    const world = new World();
    const backoff = new Backoff(
      () => undefined,
      10_000,
      world.around(() => 0.5),
    );
    for (let n = 0; n < 3; n += 1) backoff.failed();
    backoff.worked();
    world.runUntil(9_000);
    backoff.failed();
    expect(backoff.failures).toBe(4);
    backoff.worked();
    world.runUntil(20_000);
    backoff.failed();
    expect(backoff.failures).toBe(1);
  });

  test("a network that is back is tried within the first bound; one that was stopped, never", () => {
    const world = new World();
    let attempts = 0;
    const backoff = new Backoff(
      () => attempts++,
      10_000,
      world.around(() => 0.9),
    );
    for (let n = 0; n < 4; n += 1) backoff.failed();
    backoff.soon();
    world.runUntil(2_000);
    expect(attempts).toBe(1);
    backoff.failed();
    backoff.stop();
    world.runUntil(60_000);
    expect(attempts).toBe(1);
  });
});
