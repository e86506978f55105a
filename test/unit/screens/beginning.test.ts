import { expect, test } from "vitest";
import { beginningZoom, type Extent, READ, WORDS } from "../../../client/src/canvas/beginning.ts";
import { headlineIn } from "../../../client/src/canvas/headline.ts";
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
  expect(zoom).toBeGreaterThanOrEqual(WORDS);
  expect(zoom).toBeLessThanOrEqual(0.8);
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

/** A sentence of so many words, the first one so long. */
const sentence = (words: number, longest: number) => `${"a".repeat(longest)}${" paseo".repeat(words - 1)}`;

test("[NV13] seed 11: whatever a cluster's sentence and size, from afar it is read, and stays within it", () => {
  const random = new Random(11);
  for (let n = 0; n < 500; n += 1) {
    const text = sentence(1 + random.below(24), 1 + random.below(18));
    const size = { w: 200 + random.below(1_800), h: 150 + random.below(1_200) };
    const zoom = 0.05 + random.below(40) / 100;
    const { fontSize, lines } = headlineIn(text, size, zoom);
    expect(fontSize * zoom).toBeGreaterThanOrEqual(18 - 1e-9);
    expect(fontSize * zoom).toBeLessThanOrEqual(40 + 1e-9);
    expect(lines).toBeGreaterThanOrEqual(1);
    if (lines > 1) expect(lines * fontSize * 1.2).toBeLessThanOrEqual(size.h);
  }
});
