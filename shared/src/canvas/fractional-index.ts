/**
 * The fractional index that orders shapes, as `fractional-indexing-jittered` writes it for tldraw: a head letter says
 * how many digits the whole part has, the rest is a fraction. Narrower than tldraw's own check: whatever passes here,
 * tldraw can insert above, below and between without an error or an endless loop.
 */
import { MAX_INDEX } from "./limits.ts";

const DIGITS = /^[0-9A-Za-z]+$/;
const A = "a".charCodeAt(0);
const Z = "Z".charCodeAt(0);

/** Nine digits count further than any board; with 25 tldraw's next step opens a level that its own check refuses. */
const MAX_WHOLE = 9;

/** Digits of the whole part that this head announces. */
function wholeDigits(head: string): number {
  const code = head.charCodeAt(0);
  return head >= "a" ? code - A + 1 : Z - code + 1;
}

export function isFractionalIndex(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_INDEX || !DIGITS.test(value)) return false;
  const whole = wholeDigits(value.charAt(0));
  return whole > 0 && whole <= MAX_WHOLE && value.length > whole;
}
