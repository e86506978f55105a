import { expect, test } from "vitest";
import { MARK_MS } from "../../../server/src/history/history.ts";
import { pruned } from "../../../server/src/history/pruning.ts";
import { RoomStage } from "../../support/browser/room-stage.ts";
import { card } from "../../support/guard/samples.ts";

/** Where voices are anonymous, moments of a canvas are kept by marks of the clock: when somebody drew is not in them. */

test("[AN14] times are marks, those of one mark keep their order, and each can be brought back", async () => {
  const stage = new RoomStage({ markMs: MARK_MS });
  await stage.load();
  stage.clock.pass(1_234_567_890);
  const ana = stage.enter("ana");
  await ana.write((records) => void records.set("shape:a", card("a")));
  await stage.rest(MARK_MS + 1_000);
  const before: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    await ana.write((records) => void records.set(`shape:b${n}`, card(`b${n}`)));
    await stage.rest(7_777);
    const [first] = await stage.history.moments();
    before.push((await stage.done(stage.history.restore(first?.at ?? 0)))?.before ?? 0);
  }
  const moments = await stage.history.moments();
  expect(moments.length).toBeGreaterThan(4);
  for (const { at } of moments) expect(at % MARK_MS).toBeLessThan(moments.length);
  expect(new Set(before).size).toBe(before.length);
  expect(before).toEqual(before.toSorted((a, b) => a - b));
  expect(pruned(moments, stage.clock.now())).toEqual([]);
  const [third] = [before[2] as number];
  await stage.done(stage.history.restore(third));
  expect(Object.keys(stage.room.records()).sort()).toEqual(["shape:a", "shape:b2"]);
});
