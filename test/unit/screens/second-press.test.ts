import { expect, test } from "vitest";
import { KeyPairs, Pairs, type Press } from "../../../client/src/ui/second-press.ts";

const [agree, object] = [{}, {}];
const press = (control: object | null, at: number, more: Partial<Press> = {}): Press => ({
  ...{ control, face: "", by: "finger", x: 100, y: 100, at, count: 1 },
  ...more,
});

test("[OT10] the second press of a pair reaches what the first one reached, or nothing", () => {
  const strays = (...presses: Press[]): boolean[] => {
    const pairs = new Pairs();
    return presses.map((one) => pairs.isStray(one));
  };
  // what slid under the finger; as often as it is pressed in a row
  expect(strays(press(agree, 0), press(object, 150), press(object, 400))).toEqual([false, true, true]);
  // the same again, as on zoom and undo
  expect(strays(press(agree, 0), press(agree, 150), press(agree, 300))).toEqual([false, false, false]);
  // a button with two faces, and what shows another thing in the same place
  expect(strays(press(agree, 0), press(agree, 150, { face: "close" }), press(agree, 600))).toEqual([
    false,
    true,
    false,
  ]);
  // meant: later, elsewhere, or after a press on nothing
  expect(strays(press(agree, 0), press(object, 600))).toEqual([false, false]);
  expect(strays(press(agree, 0), press(object, 150, { x: 160 }))).toEqual([false, false]);
  expect(strays(press(null, 0), press(object, 150))).toEqual([false, false]);
  // a mouse stays where it is
  expect(strays(press(agree, 0), press(object, 150, { x: 112, by: "mouse", count: 2 }))).toEqual([false, false]);
  expect(strays(press(agree, 0), press(object, 150, { x: 105, by: "mouse", count: 2 }))).toEqual([false, true]);
  // and its system knows what a pair is
  expect(strays(press(agree, 0), press(object, 150, { by: "mouse" }))).toEqual([false, false]);
});

test("[OT10] a key that is held down, or pressed again before anybody can have seen it, presses nothing that has come in between", () => {
  const keys = new KeyPairs();
  const key = (control: object | null, at: number, isHeld = false, face = "") =>
    keys.isStray({ control, isHeld, face, at });
  // what has opened and taken the focus, and what shows its other face, however long it is held
  expect([key(agree, 0), key(object, 500, true), key(object, 1_000, true)]).toEqual([false, true, true]);
  expect([key(agree, 2_000), key(agree, 2_500, true, "open")]).toEqual([false, true]);
  // it goes on with what it has begun
  expect([key(agree, 4_000), key(agree, 4_500, true), key(agree, 5_000, true)]).toEqual([false, false, false]);
  // pressed anew, too soon and as somebody does who has seen it
  expect([key(agree, 6_000), key(object, 6_200), key(object, 6_300)]).toEqual([false, true, false]);
  expect([key(agree, 8_000), key(agree, 8_100), key(agree, 8_200, false, "open")]).toEqual([false, false, true]);
  // gone there by a key of one's own
  keys.other();
  expect(key(object, 8_300)).toBe(false);
  keys.other();
  expect([key(agree, 8_400), key(object, 8_900, true)]).toEqual([false, true]);
});
