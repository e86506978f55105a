import { expect, test } from "vitest";
import * as Y from "yjs";
import { Answers } from "../../../server/src/relay/answers.ts";
import { Asking } from "../../../server/src/relay/asking.ts";
import type { Batch } from "../../../server/src/relay/batch.ts";
import { pointerGap } from "../../../server/src/relay/gaps.ts";
import { Joiners } from "../../../server/src/relay/joiners.ts";
import { Pulse } from "../../../server/src/relay/pulse.ts";
import { Tempo } from "../../../server/src/relay/tempo.ts";
import { Throttle } from "../../../server/src/relay/throttle.ts";
import { type Entrance, Turnstile } from "../../../server/src/relay/turnstile.ts";
import { HandClock } from "../../support/server/hand-clock.ts";
import { messagesOf } from "../../support/server/told.ts";

test("[WS13] a pulse beats at once after a pause, and never more often than its gap", () => {
  const clock = new HandClock();
  const beats: number[] = [];
  const start = clock.now();
  const pulse = new Pulse(
    clock,
    () => 8,
    () => beats.push(clock.now() - start),
  );
  pulse.ask();
  clock.pass(0);
  expect(beats).toEqual([0]);
  for (let ms = 0; ms < 40; ms += 1) {
    pulse.ask();
    clock.pass(1);
  }
  expect(beats).toEqual([0, 8, 16, 24, 32, 40]);
  clock.pass(100);
  expect(beats).toHaveLength(6);
});

test("[WS13] a beat that is taken early is not made again, and the next keeps its gap", () => {
  const clock = new HandClock();
  let beats = 0;
  const pulse = new Pulse(
    clock,
    () => 8,
    () => {
      beats += 1;
    },
  );
  expect(pulse.take()).toBe(false);
  pulse.ask();
  expect(pulse.take()).toBe(true);
  expect(pulse.take()).toBe(false);
  clock.pass(0);
  expect(beats).toBe(0);
  pulse.ask();
  expect(pulse.take()).toBe(false);
  clock.pass(7);
  expect(beats).toBe(0);
  clock.pass(1);
  expect(beats).toBe(1);
});

test("[WS13] rooms beat together: at once where few are here, within 8 ms where thousands are", () => {
  const clock = new HandClock();
  const start = clock.now();
  let sockets = 200;
  const tempo = new Tempo(clock, () => sockets);
  const ran: string[] = [];
  const ask = (name: string) => tempo.soon(() => ran.push(`${name} ${clock.now() - start}`));
  ask("a");
  ask("b");
  clock.pass(0);
  ask("c");
  clock.pass(0);
  expect(ran.splice(0)).toEqual(["a 0", "b 0", "c 0"]);
  sockets = 5_000;
  ask("d");
  clock.pass(3);
  ask("e");
  clock.pass(50);
  expect(ran).toEqual(["d 8", "e 8"]);
});

test("[WS16] cursors come more slowly the more people are there", () => {
  expect([1, 50, 150, 250, 500, 1_000, 5_000].map((members) => Math.round(pointerGap(members)))).toEqual([
    0, 16, 16, 16, 31, 63, 66,
  ]);
});

test("[WS15] who sends within bounds is never held up; beyond them, for as long as it owes", () => {
  const flow = { messagesPerSecond: 100, messagesAtOnce: 200, bytesPerSecond: 1_000, bytesAtOnce: 16_000 };
  const sent = (throttle: Throttle, bytes: number, now: number) => {
    throttle.take(1, bytes, now);
    return throttle.owed(now);
  };
  const steady = new Throttle(flow, 0);
  for (let ms = 0; ms < 60_000; ms += 10) expect(sent(steady, 9, ms)).toBe(0);
  const burst = new Throttle(flow, 0);
  const waits = Array.from({ length: 250 }, () => sent(burst, 1, 0));
  expect(waits.slice(0, 200).every((wait) => wait === 0)).toBe(true);
  expect(waits[249]).toBe(500);
  expect(burst.owed(400)).toBe(100);
  expect(burst.owed(500)).toBe(0);
  const large = new Throttle(flow, 0);
  expect(sent(large, 16_000, 0)).toBe(0);
  expect(sent(large, 500, 0)).toBe(500);
});

test("[WS15] all sockets of a member share what they may send, and take turns once it is spent", () => {
  const clock = new HandClock();
  const start = clock.now();
  const flow = { messagesPerSecond: 100, messagesAtOnce: 10, bytesPerSecond: 1_000, bytesAtOnce: 16_000 };
  const turnstile = new Turnstile(flow, clock);
  const inside: string[] = [];
  const entrance = (name: string, messages: number): Entrance => {
    let left = messages;
    return {
      next: () => {
        turnstile.count(1, 1);
        inside.push(name);
        left -= 1;
        return left > 0;
      },
    };
  };
  const pass = (): boolean => {
    if (!turnstile.isOpen) return false;
    turnstile.count(1, 1);
    return true;
  };
  const passed = Array.from({ length: 20 }, pass).filter(Boolean);
  expect(passed).toHaveLength(11);
  turnstile.queue(entrance("a", 30));
  turnstile.queue(entrance("b", 3));
  clock.pass(200);
  expect(inside.slice(0, 7).join("")).toBe("abababa");
  expect(inside.length).toBeLessThanOrEqual(21);
  expect(pass()).toBe(false);
  clock.pass(1_000);
  expect(inside).toHaveLength(33);
  expect(clock.now() - start).toBe(1_200);
  expect(pass()).toBe(true);
});

/** What somebody has who was told this. */
function joined(messages: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const bytes of messages) {
    // Past the type, the step and the length.
    let at = 2;
    while ((bytes[at] as number) >= 0x80) at += 1;
    Y.applyUpdate(doc, bytes.subarray(at + 1));
  }
  return doc;
}

test("[WS17] two hundred who join while others write cost one encoding, and each gets everything", () => {
  const clock = new HandClock();
  const [doc, writer] = [new Y.Doc(), new Y.Doc()];
  const joiners = new Joiners(() => doc, clock);
  writer.on("update", (update: Uint8Array) => {
    Y.applyUpdate(doc, update);
    joiners.applied(update);
  });
  const records = writer.getMap("records");
  const nothing = Uint8Array.of(0);
  const first = () => (joiners.answer(nothing).next(1) as readonly Batch[]).map(({ bytes }) => bytes.buffer);
  for (let n = 0; n < 3_000; n += 1) records.set(`shape:${n}`, [n, n]);
  const slow = joiners.answer(nothing);
  const heard = (slow.next(1) as readonly Batch[]).flatMap((batch) => batch.messages);
  messagesOf(joiners.answer(nothing));
  records.set("shape:since", 1);
  const [kept] = first();
  for (let n = 0; n < 200; n += 1) {
    records.set(`shape:${n}`, [0, n]);
    expect(first()[0]).toBe(kept);
    if (n % 40 > 0) continue;
    expect(
      joined(messagesOf(joiners.answer(nothing)))
        .getMap("records")
        .toJSON(),
    ).toEqual(records.toJSON());
  }
  for (let n = 0; n < 300; n += 1) records.set("shape:long", [n, n]);
  expect(first()[0]).not.toBe(kept);
  messagesOf(joiners.answer(nothing));
  records.set("shape:since", 2);
  const [next] = first();
  clock.pass(60_000);
  expect(first()[0]).not.toBe(next);
  // Whoever was in the middle of what is kept no more goes on where they were.
  const rest = messagesOf(slow);
  expect(
    joined([...heard.map(({ bytes }) => bytes), ...rest])
      .getMap("records")
      .toJSON(),
  ).toEqual(records.toJSON());
  expect(rest.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1.2 * Y.encodeStateAsUpdate(doc).length);
});

test("[WS11] what is missing is asked for at once, then ever more rarely", () => {
  const clock = new HandClock();
  const start = clock.now();
  const asked: number[] = [];
  const asking = new Asking(clock, () => asked.push(clock.now() - start));
  asking.want();
  asking.want();
  for (let n = 0; n < 4; n += 1) {
    asking.want();
    asking.answered();
    clock.pass(10_000);
  }
  expect(asked).toEqual([0, 1_000, 12_000, 24_000, 38_000]);
  expect([asking.waits, asking.isInVain]).toEqual([true, false]);
  asking.answered();
  expect(asking.waits).toBe(false);
  asking.want();
  expect(asked).toHaveLength(6);
});

test("[WS11] only a question asked after something was left out settles it", () => {
  const asking = new Asking(new HandClock(), () => undefined);
  asking.open();
  asking.want(); // a piece of the first answer
  asking.answered(); // its last piece, which says nothing of it
  expect(asking.waits).toBe(true);
  asking.answered();
  expect(asking.waits).toBe(false);
});

test("[WS11] it is in vain after half a minute and seven answers", () => {
  const clock = new HandClock();
  const start = clock.now();
  const asking = new Asking(clock, () => undefined);
  asking.want();
  while (!asking.isInVain) {
    asking.want();
    asking.answered();
    clock.pass(250);
  }
  expect(clock.now() - start).toBeGreaterThan(30_000);
  expect(clock.now() - start).toBeLessThan(45_000);
});

test("[WS21] the first question is answered at once, others ever more rarely, the newest alone", () => {
  const clock = new HandClock();
  const start = clock.now();
  const answered: (readonly [number, number | undefined])[] = [];
  const answers = new Answers(clock, ([which]) => void answered.push([clock.now() - start, which]));
  for (let n = 0; n < 64; n += 1) {
    answers.asked(Uint8Array.of(n));
    clock.pass(100);
  }
  expect(answered).toEqual([
    [0, 0],
    [500, 4],
    [1_500, 14],
    [3_500, 34],
  ]);
  answers.close();
  clock.pass(60_000);
  expect(answered).toHaveLength(4);
});
