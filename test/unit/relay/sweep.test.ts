import { expect, test } from "vitest";
import { type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { arrowBinding, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** A canvas that looks empty and is full. */

const bring = (guest: Guest, make: (n: number) => readonly [key: string, value: unknown]) =>
  guest.write((records) => {
    for (let n = 0; n < 300; n += 1) records.set(...make(n));
  });

const arrow = (guest: Guest) =>
  guest.write((records) => {
    records.set("shape:arrow", shapeRecord("arrow", "arrow", PROPS.arrow ?? {}));
    records.set("shape:arrow|xy", [0, 0]);
    records.set("shape:box", shapeRecord("box", "geo", { ...PROPS.geo }));
    records.set("shape:box|xy", [0, 0]);
    records.set("binding:mine", arrowBinding("mine", "arrow", "box"));
  });

test.each([
  ["ends of arrows", (id: string) => [`binding:${id}`, arrowBinding(id, `no-${id}`, "nowhere")] as const],
  ["places", (id: string) => [`shape:${id}|xy`, [1, 2]] as const],
] as const)("[GD34] %s of shapes that are not there make room for others once there is none", async (_, make) => {
  const stage = new RoomStage({ maxBytes: 300_000 });
  await stage.load();
  let answer: string | null = null;
  for (let member = 0; member < 40 && answer === null; member += 1)
    answer = await bring(stage.enter(`mallory-${member}`), (n) => make(`m${member}-${n}`));
  expect(answer).toBe("try-again");
  await stage.rest();
  expect(Object.keys(stage.room.records())).toEqual([]);
  expect(await arrow(stage.enter("ana"))).toBeNull();
  expect(Object.keys(stage.room.records())).toHaveLength(5);
});
