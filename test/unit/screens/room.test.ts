import { describe, expect, test } from "vitest";
import { type Area, fitInto, isWithin, moveInto, roomOf } from "../../../client/src/canvas/room.ts";

/** What is fitted, found or chosen on a canvas lies clear of its tools. */

const CANVAS = { w: 1060, h: 700 };
const DOCK: Area = { x: 250, y: 630, w: 560, h: 58 };
const CORNER: Area = { x: 12, y: 12, w: 300, h: 44 };
const SIZES = { least: 0.05, most: 1 };

const seen = (bounds: Area, { x, y, z }: { x: number; y: number; z: number }) => ({
  left: (bounds.x + x) * z,
  top: (bounds.y + y) * z,
  right: (bounds.x + bounds.w + x) * z,
  bottom: (bounds.y + bounds.h + y) * z,
});

describe("[LS8] what is brought into view lies clear of the tools", () => {
  test("between those above and those below, whatever there is of them", () => {
    expect(roomOf(CANVAS, [])).toEqual({ x: 24, y: 24, w: 1012, h: 652 });
    expect(roomOf(CANVAS, [DOCK, CORNER])).toEqual({ x: 24, y: 80, w: 1012, h: 526 });
    // tools that are not shown take none
    expect(roomOf(CANVAS, [{ x: 0, y: 0, w: 0, h: 0 }])).toEqual(roomOf(CANVAS, []));
    // of a sliver that tools fill, all is taken
    expect(roomOf({ w: 600, h: 150 }, [{ ...DOCK, y: 80 }, CORNER])).toEqual({ x: 24, y: 24, w: 552, h: 102 });
  });

  test("fitted: whole, in the middle, never larger than life", () => {
    const room = roomOf(CANVAS, [DOCK, CORNER]);
    for (const bounds of [
      { x: -400, y: -900, w: 4_000, h: 2_600 },
      { x: 3_000, y: 10, w: 200, h: 100 },
    ]) {
      const camera = fitInto(bounds, room, SIZES);
      const at = seen(bounds, camera);
      expect(camera.z).toBeLessThanOrEqual(1);
      expect([at.left >= room.x, at.top >= room.y - 0.001]).toEqual([true, true]);
      expect([at.right <= room.x + room.w, at.bottom <= room.y + room.h + 0.001]).toEqual([true, true]);
      expect(at.left + at.right).toBeCloseTo(2 * room.x + room.w);
    }
  });

  test("chosen: moved no further than it takes; what is there already stays", () => {
    const room = roomOf(CANVAS, [DOCK]);
    const camera = { x: 0, y: 0, z: 1 };
    const card: Area = { x: 300, y: 600, w: 200, h: 100 };
    expect(isWithin(card, room, camera)).toBe(false);
    const moved = moveInto(card, room, camera);
    expect(moved).toEqual({ x: 0, y: -94, z: 1 });
    expect(isWithin(card, room, moved)).toBe(true);
    expect(moveInto(card, room, moved)).toEqual(moved);
    // what is larger than the room shows where it begins
    expect(seen({ ...card, h: 5_000 }, moveInto({ ...card, h: 5_000 }, room, camera)).top).toBe(room.y);
  });
});
