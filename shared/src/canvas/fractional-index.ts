/**
 * The fractional index that orders shapes, as `fractional-indexing-jittered` writes it for tldraw: a head letter says
 * how many digits the whole part has, the rest is a fraction. Narrower than tldraw's own check: whatever passes here,
 * tldraw can insert above, below and between without an error or an endless loop.
 */
import { MAX_INDEX } from "./limits.ts";

const DIGITS = /^[0-9A-Za-z]+$/;
const A = "a".charCodeAt(0);
const Z = "Z".charCodeAt(0);

/** Digits of the whole part after this head; 0 for no head. `z` and `A` open a second level that no board reaches. */
function wholeDigits(head: string): number {
  const code = head.charCodeAt(0);
  if (head >= "a" && head < "z") return code - A + 1;
  if (head > "A" && head <= "Z") return Z - code + 1;
  return 0;
}

export function isFractionalIndex(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_INDEX || !DIGITS.test(value)) return false;
  const whole = wholeDigits(value.charAt(0));
  return whole > 0 && value.length > whole;
}
