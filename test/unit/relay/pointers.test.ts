import { FRAME, readPointer, readPointers, writePointer, writePointers } from "@acuerdo/shared";
import fc from "fast-check";
import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const place = fc.option(fc.tuple(whole, whole));

test("[WS16] a pointer frame says what was written, to lib0 as well, and ends where it ends", () => {
  const peers = fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 300, size: "max" });
  fc.assert(
    fc.property(peers, fc.infiniteStream(place), place, (numbers, places, own) => {
      const pointers = numbers.map((peer) => ({ peer, place: places.next().value ?? null }));
      const room = decoding.createDecoder(writePointers([...pointers]));
      expect(decoding.readVarUint(room)).toBe(FRAME.pointers);
      expect(readPointers(room)).toEqual(pointers.toSorted((a, b) => a.peer - b.peer));
      expect(decoding.hasContent(room)).toBe(false);
      const mine = decoding.createDecoder(writePointer(own));
      expect([decoding.readVarUint(mine), decoding.readVarUint(mine)]).toEqual([FRAME.pointers, own ? 1 : 0]);
      if (own) expect([decoding.readVarInt(mine) + 0, decoding.readVarInt(mine) + 0]).toEqual(own);
      expect(decoding.hasContent(mine)).toBe(false);
      expect(readPointer({ arr: writePointer(own), pos: 1 })).toEqual(own);
    }),
    { seed: 7 },
  );
});

test("[WS16] a hundred and fifty cursors of one screen take seven bytes each at most", () => {
  const pointers = Array.from({ length: 150 }, (_, i) => ({
    peer: i + 1,
    place: [(i * 37) % 4_000, (i * 91) % 3_000] as const,
  }));
  expect(writePointers(pointers).length).toBeLessThan(150 * 7);
});

test("[WS16] what is no pointer frame is refused, however long it claims to be", () => {
  const bad = [[], [2], [1], [1, 5], [1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]];
  for (const bytes of bad) expect(() => readPointer({ arr: Uint8Array.from(bytes), pos: 0 })).toThrow(RangeError);
  for (const bytes of [[], [1], [255, 255, 255, 255, 15], [2, 2, 1]])
    expect(() => readPointers({ arr: Uint8Array.from(bytes), pos: 0 })).toThrow(RangeError);
});
