import { expect, test } from "vitest";
import { beginningZoom, type Extent, READ } from "../../../client/src/canvas/beginning.ts";
import { Random } from "../../sim/random.ts";

/** How large the beginning of a large board is shown. */

/** So many clusters beside one another, each with as many cards, as the lists lay them out. */
function row(clusters: number, cards: number): Extent[] {
  const [card, gap] = [240, 24];
  const width = cards * (card + gap) + gap;
  return Array.from({ length: clusters }, (_, n) => n * (width + 60)).flatMap((from) => [
    { from, to: from + width },
    ...Array.from({ length: cards }, (_, m) => ({ from: from + m * (card + gap), to: from + m * (card + gap) + card })),
  ]);
}

test.each([1060, 620, 1376, 1856])("[LS7] in a window with room for %i px whole clusters are seen", (room) => {
  const extents = row(9, 3);
  const zoom = beginningZoom(extents, room);
  expect(zoom).toBeGreaterThan(0.3);
  expect(zoom).toBeLessThanOrEqual(0.5);
  expect(extents.filter(({ from, to }) => from * zoom < room && to * zoom > room)).toEqual([]);
});

test("[LS7] seed 7: where no size near it cuts nothing, words are read", () => {
  const random = new Random(7);
  for (let n = 0; n < 500; n += 1) {
    const extents = Array.from({ length: 1 + random.below(40) }, () => {
      const from = random.below(8_000);
      return { from, to: from + 100 + random.below(900) };
    });
    const zoom = beginningZoom(extents, 1_000);
    const cut = extents.filter(({ from, to }) => from * zoom < 1_000 && to * zoom > 1_000);
    if (zoom !== READ) expect(cut).toEqual([]);
  }
  expect(beginningZoom([{ from: 0, to: 9_000 }], 1_000)).toBe(READ);
});
