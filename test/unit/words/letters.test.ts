import { beginning, cleanText, clipped, isLonger, lengthOf, lettersOf } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { Random } from "../../sim/random.ts";
import { count, SEED } from "../../support/attack/attack.ts";
import { weakly } from "../../support/weakening.ts";

/** Letters as people count them: what the browser's own segmenter holds together is never cut. */

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

test.each([
  ["👩‍👩‍👧 Ana", 5],
  ["🇪🇸🇫🇷", 2],
  ["e\u0301", 1],
  ["👍🏽", 1],
  ["❤️‍🔥", 1],
  ["\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", 1],
  ["नमस्ते", 3],
  ["กำ", 1],
  ["\u1100\u1161\u11a8", 1],
  ["می‌خواهم", 7],
  ["a\r\nb", 3],
  ["", 0],
])("[IN4] %j is as long as people count it", (text, letters) => expect(lettersOf(text)).toHaveLength(letters));

/** Where scripts join, modify and combine. */
const RANGES = [
  ...[
    [0x20, 0x7e],
    [0x300, 0x36f],
    [0x590, 0x8ff],
    [0x900, 0xdff],
    [0xe00, 0x109f],
    [0x1100, 0x11ff],
  ],
  ...[
    [0x1780, 0x17ff],
    [0x200b, 0x200f],
    [0xa960, 0xa97c],
    [0xac00, 0xac40],
    [0xd7b0, 0xd7fb],
    [0xfe00, 0xfe0f],
  ],
  ...[
    [0x1f1e6, 0x1f1ff],
    [0x1f3fb, 0x1f3ff],
    [0x1f400, 0x1f64f],
    [0x2600, 0x27bf],
    [0xe0020, 0xe007f],
  ],
] as [number, number][];

function drawn(random: Random, most: number): string {
  const signs = Array.from({ length: 1 + random.below(most) }, () => {
    const [from, to] = random.pick(RANGES);
    return from + random.below(to - from + 1);
  });
  return String.fromCodePoint(...signs);
}

describe("[IN4] whatever a text is made of", () => {
  const seed = SEED;
  const texts = (count: number, most: number): string[] => {
    const random = new Random(seed);
    return Array.from({ length: count }, () => drawn(random, most));
  };

  test(`seed ${seed}: its letters are the text, and end nowhere within one of the browser's`, () => {
    for (const text of texts(count(5_000, 200_000), 6)) {
      const borders = new Set(Array.from(segmenter.segment(text), ({ index }) => index));
      let at = 0;
      for (const letter of lettersOf(text)) {
        expect(borders.has(at), JSON.stringify(text)).toBe(true);
        at += letter.length;
      }
      expect(at).toBe(text.length);
    }
  });

  test(`seed ${seed}: cleaned, it is never longer, and none of its signs is cut by a limit`, () => {
    for (const text of texts(count(1_000, 20_000), 40)) {
      const clean = cleanText(text);
      expect(clean.length, JSON.stringify(text)).toBeLessThanOrEqual(text.normalize("NFC").length);
      expect(cleanText(clean)).toBe(clean);
      for (const most of [0, 1, 7, 20]) {
        const cut = beginning(clean, most);
        expect(clean.startsWith(cut)).toBe(true);
        expect(isLonger(cut, most)).toBe(false);
        const borders = new Set(Array.from(segmenter.segment(clean), ({ index }) => index)).add(clean.length);
        expect(borders.has(cut.length), JSON.stringify([clean, most])).toBe(true);
      }
    }
  });
});

test("[IN4] no sign hides more than its share, and no letter bears more marks than anybody reads", () => {
  const family = "👩‍👩‍👧‍👧";
  expect(lengthOf(family)).toBe(Math.ceil(family.length / 4));
  expect(lengthOf(Array.from({ length: 200 }, () => "👩").join("\u200d"))).toBe(150);
  expect(cleanText(`Z${"\u0335".repeat(500)}`)).toBe(`Z${"\u0335".repeat(8)}`);
});

test("[IN4] words are clipped at a word, and never within a sign", () => {
  expect(clipped("Sombra en todas las paradas del barrio", 20)).toBe("Sombra en todas las…");
  expect(clipped(`${"a".repeat(9)}👩‍👩‍👧 y más`, 10)).toBe(`${"a".repeat(9)}👩‍👩‍👧…`);
  expect(clipped(`${"a".repeat(9)}👩‍👩‍👧 y más`, 9)).toBe(`${"a".repeat(9)}…`);
  expect(clipped("🇪🇸🇫🇷🇵🇹🇮🇹", 3)).toBe("🇪🇸🇫🇷🇵🇹…");
});

test("[IN4] what counts characters is caught: it cuts within a sign of a browser's", async () => {
  const before = await weakly<{ beginning: typeof beginning }>("shared/src/letters.ts", [
    "text.match(LETTER) ?? []",
    "[...text]",
  ]);
  const isCut = (cut: typeof beginning) =>
    ["👩‍👩‍👧 Ana", "🇪🇸🇫🇷", "e\u0301e"].some((text) => {
      const end = cut(text, 1).length;
      return end > 0 && !Array.from(segmenter.segment(text), ({ index }) => index).includes(end);
    });
  expect([isCut(before.beginning), isCut(beginning)]).toEqual([true, false]);
});
