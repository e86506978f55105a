/**
 * Fractional indexes for shapes that are not made by tldraw: one step above or below all others. A head letter says how
 * many base-62 digits follow (`a` one, `b` two …; `Z` one and `Y` two below zero); see `canvas/fractional-index.ts`.
 */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const A = "a".charCodeAt(0);
const Z = "Z".charCodeAt(0);

/** The head and the digits that it announces, without the fraction behind them. */
function wholeOf(index: string): { head: number; digits: number[] } {
  const head = index.charCodeAt(0);
  const length = head >= A ? head - A + 1 : Z - head + 1;
  return { head, digits: [...index.slice(1, 1 + length)].map((digit) => DIGITS.indexOf(digit)) };
}

const written = (head: number, digits: readonly number[]): string =>
  String.fromCharCode(head) + digits.map((digit) => DIGITS.charAt(digit)).join("");

/** Adds one, with what carries over; null where every digit is at its end. */
function stepped(digits: readonly number[], by: 1 | -1): number[] | null {
  const next = [...digits];
  for (let i = next.length - 1; i >= 0; i--) {
    const digit = (next[i] ?? 0) + by;
    if (digit >= 0 && digit <= 61) {
      next[i] = digit;
      return next;
    }
    next[i] = by === 1 ? 0 : 61;
  }
  return null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function indexAbove(indexes: readonly string[]): string {
  const { head, digits } = wholeOf(indexes.toSorted(compare).at(-1) ?? "a0");
  const next = stepped(digits, 1);
  if (next) return written(head, next);
  if (head === Z) return "a0";
  return head > Z
    ? written(head + 1, [1, ...digits.map(() => 0)])
    : written(
        head + 1,
        digits.slice(1).map(() => 0),
      );
}

export function indexBelow(indexes: readonly string[]): string {
  const { head, digits } = wholeOf(indexes.toSorted(compare)[0] ?? "a1");
  const next = stepped(digits, -1);
  if (next) return written(head, next);
  if (head === A) return "Zz";
  return head < A
    ? written(head - 1, [61, ...digits.map(() => 61)])
    : written(
        head - 1,
        digits.slice(1).map(() => 61),
      );
}
