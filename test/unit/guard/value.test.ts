import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import { Reader } from "../../../server/src/guard/reader.ts";
import { readValue } from "../../../server/src/guard/value.ts";
import { pick, type Rng, rngOf, upTo } from "../../support/guard/forge.ts";
import { SAMPLES } from "../../support/guard/samples.ts";

type Any = Parameters<typeof encoding.writeAny>[1];

function bytesOf(value: unknown): Uint8Array {
  return encoding.encode((encoder) => encoding.writeAny(encoder, value as Any));
}

/** What the guard reads: the value and how far, or its fault. */
function read(bytes: Uint8Array): { value: unknown; pos: number } | string {
  const reader = new Reader(bytes);
  const value = readValue(reader);
  return reader.fault ?? { value, pos: reader.pos };
}

/** What Yjs will read: the same, or nothing. */
function readByYjs(bytes: Uint8Array): { value: unknown; pos: number } | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    return { value: decoding.readAny(decoder), pos: decoder.pos };
  } catch {
    return null; // lib0 says no by throwing.
  }
}

const NUMBERS = [
  0,
  -0,
  1,
  -1,
  63,
  64,
  -64,
  127,
  128,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  0.5,
  0.1,
  1e308,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
];
const TEXTS = ["", "a", "ñandú", "漢字", "🪶", "\u0000", "\uFEFFbom", "x".repeat(31), "x".repeat(33), "ü".repeat(99)];

function anyValue(rng: Rng, depth = 0): unknown {
  const dice = rng();
  if (dice < 0.4 || depth > 4) return pick(rng, [...NUMBERS, ...TEXTS, null, undefined, true, false]);
  if (dice < 0.7) return Array.from({ length: upTo(rng, 4) }, () => anyValue(rng, depth + 1));
  return Object.fromEntries(
    Array.from({ length: upTo(rng, 4) }, (_, i) => [`${pick(rng, TEXTS)}${i}`, anyValue(rng, depth + 1)]),
  );
}

describe("values", () => {
  test.each([...NUMBERS, ...TEXTS, null, undefined, true, false, [], {}])(
    "[GD15] %j is read as Yjs reads it",
    (value) => {
      const bytes = bytesOf(value);
      expect(read(bytes)).toEqual(readByYjs(bytes));
      expect(read(bytes)).toEqual({ value, pos: bytes.length });
    },
  );
  test.each(SAMPLES)("[GD15] %s is read as Yjs reads it", (_, value) => {
    expect(read(bytesOf(value))).toEqual({ value, pos: bytesOf(value).length });
  });
  test.each([1, 2, 3])(
    "[GD15] seed %i: whatever the guard reads, Yjs reads the same; right bytes, cut and changed ones",
    (seed) => {
      const rng = rngOf(seed);
      let same = 0;
      for (let i = 0; i < 4000; i++) {
        const bytes = bytesOf(anyValue(rng));
        if (rng() < 0.7 && bytes.length > 0) bytes[upTo(rng, bytes.length - 1)] = upTo(rng, 255);
        const ours = read(rng() < 0.2 ? bytes.slice(0, -1) : bytes);
        if (typeof ours === "string") continue;
        same += 1;
        expect(ours).toEqual(readByYjs(bytes));
      }
      expect(same).toBeGreaterThan(1500);
    },
  );
});

describe("what is no plain value", () => {
  const object = (...names: string[]) =>
    encoding.encode((encoder) => {
      encoding.writeUint8(encoder, 118);
      encoding.writeVarUint(encoder, names.length);
      for (const name of names) {
        encoding.writeVarString(encoder, name);
        encoding.writeAny(encoder, 1);
      }
    });
  test.each<[string, Uint8Array, string]>([
    ["a big integer", bytesOf(5n), "value"],
    ["bytes", bytesOf(new Uint8Array(3)), "value"],
    ["a prototype", object("a", "__proto__"), "value"],
    ["a name twice", object("a", "a"), "value"],
    ["33 nested arrays", Uint8Array.from({ length: 70 }, (_, i) => (i === 68 ? 126 : i % 2 === 0 ? 117 : 1)), "value"],
    ["a type that does not exist", Uint8Array.of(115), "malformed"],
    ["a type from the other end", Uint8Array.of(200), "malformed"],
    ["nothing", Uint8Array.of(), "malformed"],
    ["an array longer than its bytes", Uint8Array.of(117, 0xff, 0xff, 0xff, 0x7f, 126), "malformed"],
    ["a text longer than its bytes", Uint8Array.of(119, 9, 65), "malformed"],
    ["half a float", Uint8Array.of(123, 0, 0, 0), "malformed"],
    ["a text that is not UTF-8", Uint8Array.of(119, 2, 0xc3, 0x28), "malformed"],
    ["a surrogate in UTF-8", Uint8Array.of(119, 3, 0xed, 0xa0, 0x80), "malformed"],
    ["a number of nine bytes", Uint8Array.of(125, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1), "malformed"],
    ["a number padded with zeros", Uint8Array.of(117, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0), "malformed"],
  ])("[GD15] %s is refused", (_, bytes, code) => expect(read(bytes)).toBe(code));
});
