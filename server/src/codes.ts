import { randomBytes } from "node:crypto";

/** The short code of a board: read aloud across a room, copied from a wall, typed on a phone. */

/**
 * What a code is drawn from: of the signs that people take for one another, in writing or by ear, at most one. 26 of them,
 * seven times, are 8 thousand million codes.
 */
const DRAWN = "ACDEFHJKMNPRTUVWXY23456789";
/** Seven, so that guessing takes long; boards that were opened before have six. */
const CODE_LENGTH = 7;
/** What stood in codes that were drawn before: without 0 O 1 I L alone. */
export const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
export const CODE_PATTERN = /^[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6,7}$/;

/** Pairs that look alike: codes of before may have either of them, new ones have the digit. */
const TWINS: Readonly<Record<string, string>> = { S: "5", B: "8", Z: "2", G: "6" };
const READINGS: Readonly<Record<string, string>> = {
  ...TWINS,
  ...Object.fromEntries(Object.entries(TWINS).map(([letter, digit]) => [digit, letter])),
};

export function newCode(): string {
  // beyond the last whole round some signs would be likelier than others
  const fair = 256 - (256 % DRAWN.length);
  let code = "";
  while (code.length < CODE_LENGTH) {
    for (const byte of randomBytes(16))
      if (byte < fair && code.length < CODE_LENGTH) code += DRAWN[byte % DRAWN.length];
  }
  return code;
}

const plain = (typed: string): string => typed.trim().toUpperCase();
const folded = (code: string): string => plain(code).replace(/[SBZG]/g, (letter) => TWINS[letter] ?? letter);

/** Whether `typed` is this code, as it was read from a wall: small letters, and S for 5, B for 8, Z for 2, G for 6 or the other way round. */
export const isSameCode = (code: string, typed: string): boolean => folded(code) === folded(typed);

/** The codes that `typed` may have been, as it stands first, 128 at most; none where it is no code. */
export function readingsOf(typed: string): string[] {
  const code = plain(typed);
  if (!CODE_PATTERN.test(code)) return [];
  let readings = [""];
  for (const sign of code) {
    const ways = [sign, READINGS[sign]].filter((way) => way !== undefined);
    readings = ways.flatMap((way) => readings.map((begun) => begun + way));
  }
  return readings;
}
