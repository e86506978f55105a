import type { BoardId, MemberId } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect, test, vi } from "vitest";
import { Attendance } from "../../../server/src/relay/attendance.ts";
import { CROWD, Crowd } from "../../../server/src/relay/crowd.ts";
import { cursorsOf } from "../../../server/src/relay/cursors.ts";
import { awareness } from "../../../server/src/relay/frames.ts";
import type { Seat } from "../../../server/src/relay/presence.ts";
import { HandClock } from "../../support/server/hand-clock.ts";

/** Presence where voices are anonymous. */

const seat = (name: string): Seat => ({ memberId: name as MemberId, person: () => null, client: null, compact: false });

test("[AN7] of those who are here only the number is told, from three on, and late", () => {
  const clock = new HandClock();
  let here = 2;
  const ask = vi.fn();
  const crowd = new Crowd(clock, () => here, ask);
  const state = JSON.stringify({ cursor: [1, 2], sel: ["shape:a"], user: { name: "Ana" } });
  const message = decoding.createDecoder(awareness([{ client: 77, clock: 1, state }]));
  decoding.readVarUint(message); // what kind of message it is
  const said = decoding.readVarUint8Array(message);
  const [ana, ciro] = [seat("ana"), seat("ciro")];
  crowd.receive(ana, said);
  clock.pass(CROWD.markMs);
  expect(crowd.news()).toBeNull();
  here = 5;
  crowd.point(ciro);
  expect(crowd.news()).toBeNull();
  clock.pass(10_000);
  const news = crowd.news();
  expect(news?.changed.map(({ about }) => about)).toEqual(['{"here":5}']);
  expect(news?.moved).toEqual([]);
  const bytes = Buffer.from(cursorsOf(crowd.all, [])).toString();
  for (const part of ["cursor", "sel", "Ana", "shape"]) expect(bytes).not.toContain(part);
  expect(crowd.all.map(({ client }) => client)).not.toContain(77);
  for (const fewer of [4, 3]) {
    here = fewer;
    clock.pass(10_000);
    expect(crowd.news()?.changed.map(({ about }) => about)).toEqual(['{"here":5}']);
  }
  here = 2;
  clock.pass(CROWD.markMs);
  expect(crowd.news()).toMatchObject({ changed: [], gone: [{ state: "null" }] });
  expect(crowd.all).toEqual([]);
  // told by the clock alone, whatever anybody's canvas says meanwhile, and to nobody once all have gone
  expect(ask).toHaveBeenCalledTimes((2 * CROWD.markMs + 30_000) / CROWD.tickMs);
  for (const one of [ana, ciro]) crowd.leave(one);
  clock.pass(CROWD.markMs);
  expect(ask).toHaveBeenCalledTimes((2 * CROWD.markMs + 30_000) / CROWD.tickMs);
});

test("[AN7] each person who has the board open is counted once, by whatever they have open of it", () => {
  const attendance = new Attendance();
  const [board, other] = ["board", "other"] as BoardId[] as [BoardId, BoardId];
  for (const name of ["phone", "laptop", "laptop"]) attendance.enter(board, name as MemberId);
  attendance.enter(other, "phone" as MemberId);
  expect([attendance.count(board), attendance.count(other)]).toEqual([2, 1]);
  expect(attendance.members(board)).toEqual(["phone", "laptop"]);
  const left = ["laptop", "phone", "laptop"].map((name) => {
    attendance.leave(board, name as MemberId);
    return attendance.count(board);
  });
  expect([...left, attendance.count(other)]).toEqual([2, 1, 0, 1]);
});

test("[AN7] what is no awareness ends its connection here too", () => {
  const crowd = new Crowd(
    new HandClock(),
    () => 0,
    () => undefined,
  );
  expect(() => crowd.receive(seat("ana"), Uint8Array.of(255, 255))).toThrow();
});
