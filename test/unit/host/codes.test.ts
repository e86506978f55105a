import { describe, expect, test } from "vitest";
import { CODE_PATTERN, isSameCode, newCode, readingsOf } from "../../../server/src/codes.ts";

/** Codes as they are read from a wall, said aloud, and typed. */

const TAKEN_FOR_EACH_OTHER = ["S5", "B8", "Z2", "G6", "0OQ", "1IL"];

describe("[WI6] codes", () => {
  const drawn = new Set(Array.from({ length: 400 }, newCode).join(""));

  test("have seven signs, of each pair that people take for one another one at most", () => {
    expect(newCode()).toMatch(CODE_PATTERN);
    expect(newCode()).toHaveLength(7);
    for (const pair of TAKEN_FOR_EACH_OTHER) expect([...pair].filter((sign) => drawn.has(sign)).length).toBeLessThan(2);
    expect(drawn.size).toBe(26);
  });
  test.each(["S", "B", "Z", "G"])("%s is read as the digit that it looks like, in small letters too", (letter) => {
    const [digit] = readingsOf(`AAAAAA${letter}`)
      .filter((code) => /\d$/.test(code))
      .map((code) => code.slice(-1));
    expect(isSameCode(`AAAAAA${digit}`, ` aaaaaa${letter.toLowerCase()} `)).toBe(true);
    expect(isSameCode(`AAAAAA${letter}`, `AAAAAA${digit}`)).toBe(true);
    expect(isSameCode(`AAAAAA${letter}`, "AAAAAA3")).toBe(false);
  });
  test("what was typed is looked for first, then all that it may have been", () => {
    expect(readingsOf("a5caaab")).toEqual(["A5CAAAB", "ASCAAAB", "A5CAAA8", "ASCAAA8"]);
    expect(readingsOf("SSSSSSS")).toHaveLength(128);
    expect(new Set(readingsOf("S5B8Z2G")).size).toBe(128);
    for (const none of ["", "AAA", "AAAAAAAA", "AAAA-AA", "O00AAA1"]) expect(readingsOf(none)).toEqual([]);
  });
});
