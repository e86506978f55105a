import { refuse } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { readSettings, type Settings } from "../../../server/src/config.ts";
import { Entries } from "../../../server/src/limits/entries.ts";
import { Joins } from "../../../server/src/limits/joins.ts";
import { Slots } from "../../../server/src/limits/slots.ts";
import { Writes } from "../../../server/src/limits/writes.ts";

/** Time in the test's hands: whoever waits is told how long, and time goes on only when the test says so. */
class Stage {
  at = 0;
  readonly waits: number[] = [];
  readonly now = (): number => this.at;
  readonly later = async (ms: number): Promise<void> => {
    this.waits.push(Math.round(ms));
  };
}

const settingsOf = (environment: Record<string, string> = {}): Settings => {
  const settings = readSettings(environment);
  if ("faults" in settings) throw new Error(settings.faults.join());
  return settings;
};
const no = refuse("key-invalid");
const HOUSE = "203.0.113.1";

describe("[HT32] codes", () => {
  test("wrong ones are told so up to the limit; beyond it each waits before it is looked at, right or wrong", async () => {
    const stage = new Stage();
    const entries = new Entries(3, stage.now, stage.later);
    for (let n = 0; n < 3; n += 1) expect((await entries.attempt(HOUSE))?.isSlowed).toBe(false);
    expect(stage.waits).toEqual([]);
    const slowed = [await entries.attempt(HOUSE), await entries.attempt(HOUSE), await entries.attempt(HOUSE)];
    expect(slowed.map((attempt) => attempt?.isSlowed)).toEqual([true, true, true]);
    // The first of them at once, then two a second: what it turns out to be comes after.
    expect(stage.waits).toEqual([500, 1_000]);
  });
  test("right ones do not count, however many", async () => {
    const stage = new Stage();
    const entries = new Entries(3, stage.now, stage.later);
    for (let n = 0; n < 1_000; n += 1) (await entries.attempt(HOUSE))?.right();
    expect(stage.waits).toEqual([]);
    expect((await entries.attempt(HOUSE))?.isSlowed).toBe(false);
  });
  test("for a board that they name they stand in a line of their own: who guesses at all boards holds up nobody at the door of one", async () => {
    const stage = new Stage();
    const entries = new Entries(3, stage.now, stage.later);
    await Promise.all(Array.from({ length: 100 }, () => entries.attempt(HOUSE)));
    expect(await entries.attempt(HOUSE)).toBeNull();
    stage.waits.length = 0;
    const board = "board" as never;
    expect((await entries.attempt(HOUSE, board))?.isSlowed).toBe(true);
    await entries.attempt(HOUSE, board);
    expect(stage.waits).toEqual([500]);
  });
  test("a thousand at once are not all looked at: the line is ten seconds long", async () => {
    const stage = new Stage();
    const entries = new Entries(200, stage.now, stage.later);
    const attempts = await Promise.all(Array.from({ length: 1_000 }, () => entries.attempt(HOUSE)));
    expect(attempts.filter((attempt) => attempt !== null)).toHaveLength(200 + 21);
  });
  test("from however many addresses: 50 a second of the whole server, after 250 in one go, and none once ten seconds wait", async () => {
    const stage = new Stage();
    const entries = new Entries(200, stage.now, stage.later);
    const guess = (n: number) => entries.attempt(`2001:db8:${(n % 65_536).toString(16)}::1`);
    const all = await Promise.all(Array.from({ length: 2_000 }, (_, n) => guess(n)));
    expect(all.filter((attempt) => attempt !== null)).toHaveLength(250 + 500);
    expect(all.filter((attempt) => attempt && !attempt.isSlowed)).toHaveLength(250);
    stage.at = 1_000;
    const next = await Promise.all(Array.from({ length: 200 }, (_, n) => guess(n)));
    expect(next.filter((attempt) => attempt !== null)).toHaveLength(50);
  });
});

test("[HT32] wrong keys are told so up to the limit, and never slow a code of another address", async () => {
  const stage = new Stage();
  const entries = new Entries(2, stage.now, stage.later);
  const answers = [1, 2, 3, 4].map(() => entries.wrong(HOUSE, no).refused);
  expect(answers).toEqual(["key-invalid", "key-invalid", "slow-down", "slow-down"]);
  expect((await entries.attempt("203.0.113.2"))?.isSlowed).toBe(false);
  expect(stage.waits).toEqual([]);
});

describe("[HT34] who comes in", () => {
  const board = "board" as never;
  const come = async (joins: Joins, people: number, role: "participant" | "mediator", address = HOUSE) => {
    const taken = await Promise.all(Array.from({ length: people }, () => joins.take(address, board, role)));
    return taken.filter((place) => place !== null).length;
  };

  test("two hundred at once from one address, nobody waiting longer than fifteen seconds", async () => {
    const stage = new Stage();
    const joins = new Joins(settingsOf(), stage.now, stage.later);
    expect(await come(joins, 200, "participant")).toBe(200);
    expect(Math.max(...stage.waits)).toBeLessThanOrEqual(15_000);
    expect(stage.waits).toHaveLength(50);
  });
  test("not a thousand in twelve seconds, nor in an hour; of a site half of the board's places at most", async () => {
    const stage = new Stage();
    const joins = new Joins(settingsOf(), stage.now, stage.later);
    let twelve = 0;
    for (; stage.at < 12_000; stage.at += 100) twelve += await come(joins, 10, "participant");
    expect(twelve).toBeLessThan(300);
    let hour = twelve;
    for (; stage.at < 600_000; stage.at += 5_000) hour += await come(joins, 50, "participant");
    expect(hour).toBeLessThan(470);
    const lines = Array.from({ length: 40 }, (_, n) => `2001:db8:1:${n}::1`);
    let site = 0;
    for (const line of lines) site += await come(joins, 100, "participant", line);
    expect(site).toBe(500);
    expect(await come(joins, 1, "participant", "198.51.100.7")).toBe(1);
  });
  test("mediators come in all the same, and who did not come in after all has taken nothing", async () => {
    const stage = new Stage();
    const joins = new Joins(settingsOf({ ACUERDO_MAX_JOINS_PER_HOUR: "4" }), stage.now, stage.later);
    const back = await joins.take(HOUSE, board, "participant");
    back?.();
    expect(await come(joins, 30, "participant")).toBe(4);
    expect(await come(joins, 3, "mediator")).toBe(3);
  });
});

describe("[HT35] who writes", () => {
  const writer = (member: string, address = HOUSE) => ({ address, board: "board" as never, member: member as never });
  const write = async (writes: Writes, times: number, who: (n: number) => ReturnType<typeof writer>) => {
    let count = 0;
    for (let n = 0; n < times; n += 1) if (await writes.take(who(n))) count += 1;
    return count;
  };

  test("a member twenty in one go, ten a second, two thousand in an hour more than that", async () => {
    const stage = new Stage();
    const writes = new Writes(settingsOf(), stage.now, stage.later);
    expect(await write(writes, 100, () => writer("a"))).toBe(20);
    let count = 20;
    for (; stage.at < 3_600_000; stage.at += 10_000) count += await write(writes, 200, () => writer("a"));
    expect(count).toBeGreaterThan(3_000);
    expect(count).toBeLessThanOrEqual(4_001);
    expect(await write(writes, 1, () => writer("b"))).toBe(1);
  });
  test("an address as ten members do, some after a wait; and whoever behind it has written little a little more", async () => {
    const stage = new Stage();
    const writes = new Writes(settingsOf(), stage.now, stage.later);
    const members = 100;
    expect(await write(writes, members * 30, (n) => writer(`m${n % members}`))).toBe(200 + 10 * members + 300);
    expect(Math.max(...stage.waits)).toBe(3_000);
    expect(await write(writes, 12, () => writer("late"))).toBe(10);
    expect(await write(writes, 12, () => writer("elsewhere", "198.51.100.7"))).toBe(12);
  });
  test("words about oneself change ten times in one go and thirty in an hour", () => {
    const stage = new Stage();
    const writes = new Writes(settingsOf(), stage.now, stage.later);
    const change = (times: number) =>
      Array.from({ length: times }, () => writes.takeWords(writer("a"))).filter(Boolean);
    expect(change(50)).toHaveLength(10);
    stage.at = 3_600_000;
    expect(change(50)).toHaveLength(10);
  });
});

describe("[HT37] turns", () => {
  const asker = (member: string, address = HOUSE) => ({ member, address });
  /** Work that ends when it is told to. */
  function works() {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const work = (name: string) => () =>
      new Promise<string>((resolve) => {
        begun.push(name);
        ends.set(name, () => resolve(name));
      });
    const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
    const end = async (name: string) => {
      ends.get(name)?.();
      await settle();
    };
    return { begun, work, end, settle };
  }

  test("a member has one at a time, an address never all of them, and whoever waits goes in turn", async () => {
    const slots = new Slots({ atOnce: 4, ofNetwork: 2, waiting: 10 });
    const { begun, work, end, settle } = works();
    const asked = [
      ...["a1", "a2", "b1", "c1"].map((name) => [name, asker(name[0] as string)] as const),
      ...["d1", "e1"].map((name) => [name, asker(name[0] as string, "198.51.100.7")] as const),
    ];
    const answers = asked.map(([name, who]) => slots.run(who, work(name)));
    await settle();
    expect(begun).toEqual(["a1", "b1", "d1", "e1"]);
    await end("b1");
    expect(begun.at(-1)).toBe("c1");
    await end("a1");
    expect(begun.at(-1)).toBe("a2");
    for (const name of ["a2", "c1", "d1", "e1"]) await end(name);
    expect(await Promise.all(answers)).toEqual(["a1", "a2", "b1", "c1", "d1", "e1"]);
  });
  test("where too many of an address wait, whoever waits already is told to come later, and nobody else; a fault frees its place", async () => {
    const slots = new Slots({ atOnce: 1, ofNetwork: 1, waiting: 2 });
    const { work, end } = works();
    const first = slots.run(asker("a"), work("a"));
    const failing = expect(slots.run(asker("b"), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const third = slots.run(asker("c"), work("c"));
    expect(await slots.run(asker("c"), work("c2"))).toEqual(refuse("slow-down"));
    const fourth = slots.run(asker("d"), work("d"));
    expect(await slots.run(asker("d"), work("d2"))).toEqual(refuse("slow-down"));
    await end("a");
    await failing;
    await end("c");
    await end("d");
    expect([await first, await third, await fourth]).toEqual(["a", "c", "d"]);
  });
});
