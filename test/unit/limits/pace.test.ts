import { describe, expect, test } from "vitest";
import { FairPace } from "../../../server/src/limits/fair-pace.ts";
import { NetworkPace } from "../../../server/src/limits/network-pace.ts";
import { Pace, type PaceSetup } from "../../../server/src/limits/pace.ts";
import { Random } from "../../sim/random.ts";
import { replace } from "../../support/server/replace.ts";
import { weakly } from "../../support/weakening.ts";

const SECOND = 1_000;

/** Time in the test's hands. */
class Hand {
  at = 1_000_000;
  readonly now = (): number => this.at;
}

/** What a bucket of tokens would say, written the plain way. */
class Bucket {
  #level: number;
  #at: number;
  readonly #setup: PaceSetup;

  constructor(setup: PaceSetup, at: number) {
    this.#setup = setup;
    this.#level = setup.atOnce;
    this.#at = at;
  }

  take(now: number): boolean {
    const { atOnce, count, inMs } = this.#setup;
    this.#level = Math.min(atOnce, this.#level + ((now - this.#at) * count) / inMs);
    this.#at = now;
    if (this.#level < 1 - 1e-9) return false;
    this.#level -= 1;
    return true;
  }
}

describe("[HT31] so many at once, so many over time", () => {
  for (const seed of [1, 2, 3, 4]) {
    test(`seed ${seed}: as a bucket of tokens would have it`, () => {
      const random = new Random(seed);
      const hand = new Hand();
      const setup = { atOnce: 1 + random.below(20), count: 1 + random.below(50), inMs: 1_000 };
      const pace = new Pace(setup, hand.now);
      const bucket = new Bucket(setup, hand.at);
      for (let n = 0; n < 3_000; n += 1) {
        hand.at += random.below(4) === 0 ? random.below(400) : 0;
        expect(pace.take("a") !== null, `take ${n}`).toBe(bucket.take(hand.at));
      }
    });
  }
  test("who may wait is given their turn, one after the other; beyond the longest wait it is no", () => {
    const hand = new Hand();
    const pace = new Pace({ atOnce: 2, count: 2, inMs: SECOND, maxWaitMs: 1_500 }, hand.now);
    expect(Array.from({ length: 6 }, () => pace.take("a"))).toEqual([0, 0, 500, 1_000, 1_500, null]);
    hand.at += 500;
    expect([pace.take("a"), pace.take("a")]).toEqual([1_500, null]);
    pace.giveBack("a");
    expect(pace.take("a")).toBe(1_500);
  });
  test("what weighs more takes more, and what is given back is there again", () => {
    const hand = new Hand();
    const pace = new Pace({ atOnce: 10, count: 10, inMs: SECOND }, hand.now);
    expect(pace.take("a", 9)).toBe(0);
    expect(pace.take("a", 5)).toBe(0);
    expect(pace.take("a")).toBeNull();
    hand.at += 450;
    expect(pace.take("a")).toBeNull();
    pace.giveBack("a", 5);
    expect(pace.take("a")).toBe(0);
  });
});

/** Whether somebody behind an address may ask again, once they could have all that there is at once, after one has named a weight. */
function isFreeAgain(weight: number): boolean {
  const hand = new Hand();
  const [pace, house] = [
    new Pace({ atOnce: 10, count: 10, inMs: SECOND }, hand.now),
    new NetworkPace({ atOnce: 10, count: 10, inMs: SECOND }, hand.now),
  ];
  pace.take("a", weight);
  house.take("203.0.113.9", "", weight);
  hand.at += 2 * SECOND;
  return pace.take("a") === 0 && house.take("203.0.113.9") === 0;
}

/** Whether a house that has spent all on what never came may ask as if nothing had been, and has no more than before. */
function isAsBefore(fair: FairPace): boolean {
  const address = "203.0.113.9";
  for (const who of ["a", "b"]) fair.spend(address, who, 10)?.(10);
  const taken = Array.from({ length: 15 }, () => fair.spend(address, "c", 1)).filter((one) => one !== null).length;
  return taken === 12;
}

describe("[HT41] what was taken for what never came is given back, to whom it was taken from", () => {
  const fair = () => {
    const hand = new Hand();
    return new FairPace({ atOnce: 10, count: 1, inMs: SECOND }, { atOnce: 2, count: 1, inMs: SECOND }, hand.now);
  };
  test("to the house, or to the little of one's own", () => {
    expect(isAsBefore(fair())).toBe(true);
    const spent = fair();
    for (let n = 0; n < 10; n += 1) spent.spend("203.0.113.9", "a", 1);
    spent.spend("203.0.113.9", "b", 2)?.(2);
    expect([0, 1, 2].map(() => spent.spend("203.0.113.9", "b", 1) !== null)).toEqual([true, true, false]);
  });
  test("a pace that keeps it is caught", async () => {
    const before = await weakly<{ FairPace: typeof FairPace }>("server/src/limits/fair-pace.ts", [
      'return (less) => this.#house.giveBack(address, "", less);',
      "return () => undefined;",
    ]);
    const hand = new Hand();
    const setup = { count: 1, inMs: SECOND };
    expect(isAsBefore(new before.FairPace({ atOnce: 10, ...setup }, { atOnce: 2, ...setup }, hand.now))).toBe(false);
  });
});

describe("[HT41] nobody names a weight that keeps a house waiting", () => {
  test.each([1, 10, 11, 1e6, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])("%d", (weight) => {
    expect(isFreeAgain(weight)).toBe(true);
  });
  test("a pace that takes whatever weight is named is caught", () => {
    const strengthen = replace(Pace.prototype, "take", (own) => {
      return function (this: Pace, key, weight = 1) {
        const wait = own.call(this, key);
        for (let rest = weight - 1; wait !== null && rest > 0; rest -= 1) this.giveBack(key, -1);
        return wait;
      };
    });
    expect(isFreeAgain(1e4)).toBe(false);
    strengthen();
    expect(isFreeAgain(1e4)).toBe(true);
  });
});

/** Sends one of each of so many keys that were never seen. */
function flood(pace: Pace, keys: number, from: number): void {
  for (let n = 0; n < keys; n += 1) pace.take(`flood ${from + n}`);
}

describe("[HT31] no number of other keys makes one forget what it has spent", () => {
  const setup = { atOnce: 5, count: 5, inMs: 600_000, maxKeys: 200 };
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    test(`seed ${seed}: the spent stay spent until their time, whatever floods in`, () => {
      const random = new Random(seed);
      const hand = new Hand();
      const pace = new Pace(setup, hand.now);
      const bucket = new Map<string, Bucket>();
      for (let round = 0; round < 60; round += 1) {
        hand.at += random.below(30_000);
        flood(pace, random.below(400), round * 1_000);
        for (let n = 0; n < 20; n += 1) {
          const key = `watched ${random.below(8)}`;
          const own = bucket.get(key) ?? new Bucket(setup, hand.at);
          bucket.set(key, own);
          // One that has spent all gets nothing; one that has not may be forgotten, and then has as much as a stranger.
          const isSpent = !own.take(hand.at);
          if (isSpent) expect(pace.take(key), key).toBeNull();
          else for (let rest = 0; rest < 5 && pace.take(key) !== null; rest += 1) own.take(hand.at);
        }
        expect(pace.size).toBeLessThanOrEqual(setup.maxKeys);
      }
    });
  }
  test("where all are spent, a few make room, those that would be free first", () => {
    const hand = new Hand();
    const pace = new Pace(setup, hand.now);
    for (let n = 0; n < 200; n += 1) {
      hand.at += 10;
      for (let rest = 0; rest < 5; rest += 1) pace.take(`k${n}`);
    }
    expect(pace.take("new")).toBe(0);
    const free = Array.from({ length: 200 }, (_, n) => n).filter((n) => pace.ask(`k${n}`) !== null);
    expect(free).toEqual([0, 1, 2, 3]);
  });
});

describe("[HT31] an address is a network", () => {
  const hand = new Hand();
  const paceOf = () => new NetworkPace({ atOnce: 3, count: 3, inMs: 600_000 }, hand.now);
  const takes = (pace: NetworkPace, addresses: readonly string[]) =>
    addresses.filter((one) => pace.take(one) !== null).length;

  test("IPv4 is taken whole, also where it is written as IPv6", () => {
    const pace = paceOf();
    expect(takes(pace, Array(5).fill("203.0.113.9"))).toBe(3);
    expect(takes(pace, ["::ffff:203.0.113.9", "::FFFF:cb00:7109", "203.0.113.9:4711"])).toBe(0);
    expect(takes(pace, ["203.0.113.10"])).toBe(1);
  });
  test("of IPv6 a line is its /64, however many addresses it has", () => {
    const pace = paceOf();
    expect(
      takes(
        pace,
        Array.from({ length: 500 }, (_, n) => `2001:db8:1:2::${n.toString(16)}`),
      ),
    ).toBe(3);
    expect(takes(pace, ["2001:db8:1:3::1"])).toBe(1);
  });
  test("and a site its /48, with ten times as much", () => {
    const pace = paceOf();
    const lines = Array.from({ length: 500 }, (_, n) => `2001:db8:1:${n.toString(16)}::1`);
    expect(takes(pace, lines)).toBe(30);
    expect(takes(pace, ["2001:db8:2:1::1"])).toBe(1);
  });
  test("what is no address at all shares one allowance", () => {
    const pace = paceOf();
    expect(takes(pace, ["", "unknown", "no.host", "1.2.3.4.5", "fe80::1%eth0"])).toBe(4);
  });
  test("what the site has no room for is not taken from the line", () => {
    const pace = paceOf();
    takes(
      pace,
      Array.from({ length: 30 }, (_, n) => `2001:db8:1:${n.toString(16)}::1`),
    );
    expect(pace.take("2001:db8:1:ffff::1")).toBeNull();
    for (let n = 0; n < 10; n += 1) pace.giveBack("2001:db8:1:0::1");
    expect(takes(pace, Array(5).fill("2001:db8:1:ffff::1"))).toBe(3);
  });
});
