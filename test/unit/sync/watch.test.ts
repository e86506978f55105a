import { beforeEach, describe, expect, type Mock, test, vi } from "vitest";
import { Watch } from "../../../client/src/sync/link/watch.ts";
import { weakly } from "../../support/weakening.ts";

/** Whether somebody is there, on a clock in the test's hands. */

let watch: Watch;
let asked: number[];
let unsent: number;
let isKnown: boolean;
let dead: Mock<() => void>;

/** A connection is there, and is watched. */
function begin(Kind = Watch): void {
  [asked, unsent, isKnown, dead] = [[], 0, true, vi.fn()];
  const ask = (n: number) => isKnown && asked.push(n) > 0;
  watch = new Kind({ ask, unsent: () => unsent, changed: () => undefined, dead }, () => Date.now());
  watch.begin();
}

beforeEach(() => {
  vi.useFakeTimers();
  begin();
  return () => vi.useRealTimers();
});

/** Whether somebody who has slept, and whose connection is dead, believes nothing at once and gives it up within seconds. */
function isGivenUp(): boolean {
  watch.doubt();
  const isBelieved = !watch.isDoubted;
  vi.advanceTimersByTime(2_100);
  return !isBelieved && dead.mock.calls.length === 1;
}

test("[OF15] whoever wakes and asks nobody is caught", async () => {
  expect(isGivenUp()).toBe(true);
  const file = "client/src/sync/link/watch.ts";
  const before = await weakly<{ Watch: typeof Watch }>(file, ["if (!this.#ask()) return;", "return;"]);
  begin(before.Watch);
  expect(isGivenUp()).toBe(false);
});

test("[OF15] a connection by which nothing comes that can be read is given up, by a clock that nobody sets", () => {
  isKnown = false;
  vi.advanceTimersByTime(29_000);
  watch.tick(false);
  watch.heard();
  vi.advanceTimersByTime(29_000);
  watch.tick(false);
  expect(dead).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  watch.tick(false);
  expect([dead.mock.calls.length, asked]).toEqual([1, []]);
});

/** Whether a connection by which others are heard, and nothing of ours is answered, is given up within a minute. */
function isFoundDeaf(): boolean {
  for (let n = 0; n < 60 && dead.mock.calls.length === 0; n += 1) {
    vi.advanceTimersByTime(1_000);
    watch.heard();
    watch.tick(true, true);
  }
  return dead.mock.calls.length > 0;
}

test("[OF15] a way that brings and takes nothing is found where something waits; whoever is content to hear is caught", async () => {
  expect(isFoundDeaf()).toBe(true);
  const content = ["isWhole && isWaiting ? this.#answeredAt : this.#heardAt", "this.#heardAt"] as const;
  const before = await weakly<{ Watch: typeof Watch }>("client/src/sync/link/watch.ts", content);
  begin(before.Watch);
  expect(isFoundDeaf()).toBe(false);
});

test("[OF13] [OF15] a server that is long about a document is waited for as long as it gives an echo", () => {
  for (let n = 0; n < 5; n += 1) {
    vi.advanceTimersByTime(31_000);
    for (let twice = 0; twice < 2; twice += 1) watch.tick(false);
    expect([asked.length, watch.isDoubted]).toEqual([n + 1, false]);
    watch.echoed(asked[n] as number);
  }
  expect(dead).not.toHaveBeenCalled();
  vi.advanceTimersByTime(31_000);
  watch.tick(false);
  vi.advanceTimersByTime(2_100);
  expect(dead).toHaveBeenCalledTimes(1);
});

describe("[OF15] whoever has reason to doubt asks", () => {
  test("and believes nothing until the echo of that very question has come", () => {
    watch.doubt();
    watch.doubt();
    expect(watch.isDoubted).toBe(true);
    watch.echoed(asked[0] as number);
    expect(watch.isDoubted).toBe(true);
    watch.echoed(asked[1] as number);
    vi.advanceTimersByTime(60_000);
    expect([watch.isDoubted, dead.mock.calls.length]).toEqual([false, 0]);
  });

  test("where none comes the connection is given up within seconds, once", () => {
    watch.doubt();
    vi.advanceTimersByTime(1_900);
    expect(dead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    watch.end();
    vi.advanceTimersByTime(60_000);
    expect(dead).toHaveBeenCalledTimes(1);
  });

  test("what came before the question was answered may be old: it does not count", () => {
    watch.doubt();
    vi.advanceTimersByTime(100);
    watch.heard();
    vi.advanceTimersByTime(2_000);
    expect(dead).toHaveBeenCalledTimes(1);
  });

  test.each<[string, () => void]>([
    [
      "what is sent leaves",
      () => {
        unsent -= 1;
      },
    ],
    ["something comes", () => watch.heard()],
  ])("a slow way is waited for while %s, and not for ever", (_, moves) => {
    unsent = 1_000;
    watch.doubt();
    for (let n = 0; n < 10; n += 1) {
      vi.advanceTimersByTime(1_400);
      moves();
    }
    expect(dead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(4_000);
    expect(dead).toHaveBeenCalledTimes(1);
  });

  test("silence alone is a reason to ask; a server that knows no echoes is not asked, nor given up", () => {
    watch.tick();
    vi.advanceTimersByTime(15_001);
    watch.tick();
    watch.tick();
    expect(asked.length).toBe(1);
    watch.begin();
    isKnown = false;
    watch.doubt();
    vi.advanceTimersByTime(60_000);
    watch.tick();
    expect([watch.isDoubted, dead.mock.calls.length]).toEqual([false, 0]);
  });
});
