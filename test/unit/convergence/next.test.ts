import { describe, expect, test } from "vitest";
import { judge } from "../../../shared/src/convergence/judge.ts";
import { askedOf, drawInCrowd, queueInRoom, type Waiting, weightOf } from "../../../shared/src/convergence/next.ts";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import type { Tally } from "../../../shared/src/convergence/tally.ts";
import { crowd, room } from "./rooms.ts";

const waiting = (id: string, tally: Tally): Waiting => ({ id, tally, judgement: judge(tally) });

describe("in a room", () => {
  const statements = [
    waiting("holds already", room("2 2 1 1 1 0 1 1 .")),
    waiting("out of reach", room("-2 -2 -1 -1 -1 1 1 1 .")),
    waiting("mine decides", room("2 1 1 1 0 -1 . . .")),
    waiting("nobody yet", room(". . . . . . . . .")),
  ];

  test("[CV30] first what one answer brings nearer, then the least answered", () => {
    const queue = queueInRoom(statements, null, randomOf("board/ana"));
    expect(queue.slice(0, 2)).toEqual(["nobody yet", "mine decides"]);
    expect(queue.slice(2).sort()).toEqual(["holds already", "out of reach"]);
  });

  test("[CV30] among equals chance decides, the same for the same person", () => {
    const equal = Array.from({ length: 8 }, (_, i) => waiting(`s${i}`, room(". . . . .")));
    const once = queueInRoom(equal, null, randomOf("board/ana"));
    expect(queueInRoom([...equal].reverse(), null, randomOf("board/ana"))).toEqual(once);
    expect(queueInRoom(equal, null, randomOf("board/luis"))).not.toEqual(once);
    expect([...once].sort()).toEqual(equal.map(({ id }) => id));
  });
});

describe("in a crowd", () => {
  test.each([
    ["new", 0, 0, 0, 0.5, 0.5, 11.3906],
    ["near agreement, my group hardly heard", 40, 3, 2, 0.6, 0.75, 0.5251],
    ["near agreement, my group heard", 40, 3, 20, 0.6, 0.75, 0.0082],
    ["decided against", 60, 2, 5, 0.02, 0.4, 0.0028],
    ["settled", 200, 10, 80, 0.99, 0.85, 0.0002],
  ])("[CV31] weight of a statement: %s", (_, graded, abstained, gradedInGroup, chance, bridge, weight) => {
    expect(weightOf({ chance, graded, abstained, gradedInGroup, bridge })).toBeCloseTo(weight, 4);
  });

  const statements = [
    waiting("new", crowd("0 0 0 0 0 / 0 0 0 0 0", [600, 400])),
    waiting("contested", crowd("0 5 20 200 120 / 30 40 20 10 0", [600, 400])),
    waiting("settled", crowd("2 10 20 80 40 / 3 12 25 50 10", [600, 400])),
  ];

  test("[CV32] four draws in five follow the weights, one in five asks anything", () => {
    const random = randomOf("board/ana");
    const drawn = new Map<string | undefined, number>();
    for (let i = 0; i < 6000; i++) {
      const id = drawInCrowd(statements, "g0", random);
      drawn.set(id, (drawn.get(id) ?? 0) + 1);
    }
    expect(drawn.get("contested")).toBeGreaterThan(320);
    expect(drawn.get("settled")).toBeGreaterThan(320);
    expect(drawn.get("contested")).toBeLessThan(480);
    expect(drawn.get("new")).toBeGreaterThan(5100);
  });

  test("[CV32] somebody outside the groups is asked by the whole", () => {
    const [, contested] = statements;
    if (!contested) throw new Error("three statements");
    expect(askedOf(contested, null).gradedInGroup).toBe(445);
    expect(askedOf(contested, "g1").gradedInGroup).toBe(100);
    expect(drawInCrowd([], null, randomOf("board/ana"))).toBeUndefined();
  });
});
