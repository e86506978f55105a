import type { BoardId, MemberId } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { readSettings, type Settings } from "../../../server/src/config.ts";
import { COSTS } from "../../../server/src/limits/costs.ts";
import { Census, type Guest } from "../../../server/src/relay/census.ts";
import { Unfinished } from "../../../server/src/relay/house.ts";

const settingsOf = (environment: Record<string, string> = {}): Settings => {
  const settings = readSettings(environment);
  if ("faults" in settings) throw new Error(settings.faults.join());
  return settings;
};

const guest = (board: string, member: string, address: string): Guest => ({
  board: board as BoardId,
  member: member as MemberId,
  address,
});
/** How many of so many get in. */
const enter = (census: Census, count: number, who: (n: number) => Guest): number =>
  Array.from({ length: count }, (_, n) => census.enter(who(n))).filter((counted) => counted !== null).length;
const house = (n: number): string => `203.0.113.${n}`;

describe("[WS30] sockets by address", () => {
  test("one address gets a sixth of the server, and everybody else the rest", () => {
    const census = new Census(settingsOf());
    expect(enter(census, 5_000, (n) => guest(`b${n % 80}`, `m${n}`, house(1)))).toBeLessThanOrEqual(833);
    expect(enter(census, 10, (n) => guest("honest", `h${n}`, house(2)))).toBe(10);
  });
  test("a house of three hundred people with two sockets each is in, on one board", () => {
    const census = new Census(settingsOf());
    expect(enter(census, 660, (n) => guest("board", `m${n >> 1}`, house(1)))).toBe(660);
  });
  test("of IPv6 by line and by site", () => {
    const census = new Census(settingsOf({ ACUERDO_MAX_SOCKETS_PER_ADDRESS: "10" }));
    expect(enter(census, 50, (n) => guest("b", `m${n}`, `2001:db8:1:1::${n}`))).toBe(8);
    expect(enter(census, 200, (n) => guest("b", `s${n}`, `2001:db8:1:${(n + 2).toString(16)}::1`))).toBe(92);
    expect(enter(census, 1, () => guest("b", "other", "2001:db8:2::1"))).toBe(1);
  });
  test("the last tenth of the server is for boards in use and houses that have few", () => {
    const census = new Census(settingsOf({ ACUERDO_MAX_SOCKETS: "1000", ACUERDO_MAX_SOCKETS_PER_ADDRESS: "100" }));
    expect(enter(census, 3, (n) => guest("honest", `h${n}`, house(200)))).toBe(3);
    const taken = Array.from({ length: 20 }, (_, n) =>
      enter(census, 100, (m) => guest(`own${n}`, `m${m}`, house(n + 1))),
    ).reduce((a, b) => a + b, 0);
    expect(taken).toBe(930);
    expect(enter(census, 40, (n) => guest("honest", `late${n}`, house(201)))).toBe(40);
    expect(enter(census, 5, (n) => guest("another", `x${n}`, house(202)))).toBe(0);
  });
  test("the last tenth of a board is for houses that have few", () => {
    const census = new Census(
      settingsOf({ ACUERDO_MAX_SOCKETS_PER_BOARD: "100", ACUERDO_MAX_SOCKETS_PER_ADDRESS: "120" }),
    );
    expect(enter(census, 95, (n) => guest("b", `m${n}`, house(1)))).toBe(90);
    expect(enter(census, 10, (n) => guest("b", `h${n}`, house(2)))).toBe(10);
  });
  test("of the last fifth of an address no board takes all, whether they come evenly or one after the other", () => {
    const even = new Census(settingsOf());
    expect(enter(even, 5_000, (n) => guest(`own${n % 5}`, `m${n}`, house(1)))).toBeGreaterThan(660);
    expect(enter(even, 100, (n) => guest("honest", `h${n}`, house(1)))).toBeGreaterThanOrEqual(40);
    const greedy = new Census(settingsOf());
    for (let board = 0; board < 5; board += 1) enter(greedy, 1_000, (n) => guest(`own${board}`, `m${n}`, house(1)));
    expect(enter(greedy, 100, (n) => guest("honest", `h${n}`, house(1)))).toBeGreaterThanOrEqual(10);
  });
  test("and so many boards", () => {
    const census = new Census(settingsOf());
    expect(enter(census, 200, (n) => guest(`b${n}`, "m", house(1)))).toBe(104);
    expect(enter(census, 2, () => guest("b1", "m", house(1)))).toBe(2);
  });
});

describe("[WS35] what an address keeps in memory", () => {
  const bytes = (board: string): number => (board.startsWith("full") ? 16 * 2 ** 20 : 100_000);
  test("two full boards, however many are asked for; small ones as many as it likes", () => {
    const census = new Census(settingsOf(), bytes);
    expect(enter(census, 5, (n) => guest(`full${n}`, "m", house(1)))).toBe(2);
    expect(enter(census, 3, (n) => guest("full0", `m${n}`, house(1)))).toBe(3);
    expect(enter(census, 50, (n) => guest(`small${n}`, "m", house(2)))).toBe(50);
  });
  test("and where it has its fill, small boards all the same", () => {
    const census = new Census(settingsOf(), bytes);
    enter(census, 2, (n) => guest(`full${n}`, "m", house(1)));
    expect(enter(census, 3, (n) => guest(`small${n}`, "ana", house(1)))).toBe(3);
  });
  test("a board that many are on counts for each of them in part", () => {
    const census = new Census(settingsOf(), bytes);
    for (let n = 0; n < 5; n += 1) enter(census, 10, (m) => guest(`full${n}`, `m${m}`, house(100 + m)));
    expect(enter(census, 5, (n) => guest(`full${n}`, "late", house(1)))).toBe(5);
  });
  test("boards that grow while it is on them: its heaviest is to be left, never its only one", () => {
    let grown = 0;
    const census = new Census(settingsOf(), (board) => (board === "b" ? grown * 2 : grown));
    enter(census, 1, () => guest("only", "m", house(2)));
    enter(census, 3, (n) => guest(["a", "b", "c"][n] as string, "m", house(1)));
    expect(census.overweight()).toEqual([]);
    grown = 12 * 2 ** 20;
    expect(census.overweight()).toEqual([{ network: house(1), board: "b" }]);
    census.leave(guest("b", "m", house(1)));
    expect(census.overweight()).toEqual([]);
    grown = 2 ** 30;
    expect(census.overweight().map(({ network }) => network)).toEqual([house(1)]);
  });
});

describe("[WS33] what was spent", () => {
  test("is not given back by hanging up, by a member nor by a house, and is forgotten once it has grown back", () => {
    const census = new Census(settingsOf({ ACUERDO_MAX_MESSAGES_PER_SECOND: "1000000" }));
    const [ana, eva] = [guest("b", "ana", house(1)), guest("b", "eva", house(1))];
    const first = census.enter(ana);
    first?.turnstile.count(0, 10 * 2 ** 20);
    census.leave(ana);
    census.forget();
    expect(census.enter(ana)?.turnstile.isOpen).toBe(false);
    expect(census.enter(eva)?.turnstile.isOpen).toBe(true);
  });
  test("by a house is shared by its members; whoever sends little goes on", () => {
    const census = new Census(settingsOf({ ACUERDO_MAX_BYTES_PER_SECOND: "1000000" }));
    const many = census.enter(guest("b", "many", house(1)))?.turnstile;
    const few = census.enter(guest("other", "few", house(1)))?.turnstile;
    many?.count(0, 10 * 2 ** 20);
    expect([many?.isOpen, few?.isOpen]).toEqual([true, true]);
    for (let n = 0; n < 6; n += 1) census.enter(guest("b", `m${n}`, house(1)))?.turnstile.count(0, 10 * 2 ** 20);
    expect([many?.isOpen, few?.isOpen]).toEqual([true, true]);
    many?.count(0, 300_000);
    expect([many?.isOpen, few?.isOpen]).toEqual([false, true]);
    expect(census.enter(guest("other", "new", house(2)))?.turnstile.isOpen).toBe(true);
  });
});

test("[WS31] of messages that have begun and not ended an address holds 32 MiB; the one at it longest is cut", () => {
  const unfinished = new Unfinished();
  const cut: number[] = [];
  const speakers = Array.from({ length: 100 }, (_, n) => ({ cut: () => void cut.push(n) }));
  const share = COSTS.unfinishedBytes / 32;
  speakers.slice(0, 32).forEach((speaker) => {
    unfinished.grow(speaker, share);
  });
  expect(cut).toEqual([]);
  unfinished.end(speakers[5] as (typeof speakers)[0]);
  unfinished.grow(speakers[40] as (typeof speakers)[0], share);
  expect(cut).toEqual([]);
  unfinished.grow(speakers[41] as (typeof speakers)[0], share);
  unfinished.grow(speakers[41] as (typeof speakers)[0], 2 * share);
  expect(cut).toEqual([0, 1]);
});
