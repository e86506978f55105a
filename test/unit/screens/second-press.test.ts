import { expect, test } from "vitest";
import { HeldKeys, Pairs, type Press } from "../../../client/src/ui/second-press.ts";

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

test("[OT10] a key that is held down presses nothing that has come in between", () => {
  const keys = new HeldKeys();
  const key = (control: object | null, isHeld: boolean, face = "") => keys.isStray({ control, isHeld, face });
  // what has opened and taken the focus, and what shows its other face
  expect([key(agree, false), key(object, true), key(object, true)]).toEqual([false, true, true]);
  expect([key(agree, false), key(agree, true, "open")]).toEqual([false, true]);
  // it goes on with what it has begun
  expect([key(agree, false), key(agree, true), key(agree, true)]).toEqual([false, false, false]);
  // pressed anew
  expect([key(agree, false), key(object, false), key(object, true)]).toEqual([false, false, false]);
});
