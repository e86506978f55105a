import { expect, test } from "vitest";
import { type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { arrowBinding, card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

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

const cards = (guest: Guest, from: number, to: number, place = false) =>
  guest.write((records) => {
    for (let n = from; n < to; n += 1) {
      records.set(`shape:${guest.name}${n}`, card(`${guest.name}${n}`, `no-position-${n}`));
      if (place) records.set(`shape:${guest.name}${n}|xy`, [n, 0]);
    }
  });

test("[GD34] cards of positions that are not there, which nobody sees, make room for others too; all others stay", async () => {
  const stage = new RoomStage({ knowsPosition: (id) => id === "p1" });
  await stage.load();
  await stage.enter("ana").write((records) => void records.set("shape:real", card("real", "p1")));
  for (const name of ["mallory", "moe"]) {
    const guest = stage.enter(name);
    for (let from = 0; from < 2_699; from += 1_000) await cards(guest, from, Math.min(from + 1_000, 2_699), from === 0);
  }
  const eva = stage.enter("eva");
  expect(await cards(eva, 0, 2)).toBe("try-again");
  await stage.rest();
  expect(Object.keys(stage.room.records())).toEqual(["shape:real"]);
  expect(await cards(eva, 2, 4)).toBeNull();
});
