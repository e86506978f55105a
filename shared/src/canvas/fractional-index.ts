/**
 * The fractional index that orders shapes, as `fractional-indexing-jittered` writes it for tldraw: a head letter says how
 * many base-62 digits the whole part has (`a` one, `b` two …; `Z` one and `Y` two below zero), the rest is a fraction.
 * Each of the three kinds leaves room for the one before: what stands next to a roomy index may be written, whatever lies
 * around it, and what may be written can be read.
 */
import { MAX_INDEX, ROOMY_INDEX } from "./limits.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;
const VALID = /^[0-9A-Za-z]+$/;
const A = "a".charCodeAt(0);
const Z = "Z".charCodeAt(0);

/** With 25 digits tldraw's next step opens a level that its own check refuses; these were written once. */
const READABLE_WHOLE = 9;
/** 62 to the sixth steps from the middle: nobody gets there by drawing. */
const ROOMY_WHOLE = 6;
/** Two more: tldraw's steps above and below whatever is roomy are far from here. */
const WRITABLE_WHOLE = 8;

/** Digits of the whole part that this head announces; below one where it announces none. */
function wholeDigits(index: string): number {
  const code = index.charCodeAt(0);
  return code >= A ? code - A + 1 : Z - code + 1;
}

/** Nothing lies between `a1` and `a10`: a fraction does not end in a zero. */
const endsInZero = (index: string): boolean => index.length > wholeDigits(index) + 1 && index.endsWith("0");

function fits(value: unknown, length: number, whole: number): value is string {
  if (typeof value !== "string" || value.length > length || !VALID.test(value)) return false;
  const digits = wholeDigits(value);
  return digits > 0 && digits <= whole && value.length > digits;
}

/** Whether it may be written. */
export function isFractionalIndex(value: unknown): value is string {
  return fits(value, MAX_INDEX, WRITABLE_WHOLE) && !endsInZero(value);
}

/** Whether it was ever taken: canvases may hold it, and are shown in its order. */
export function isReadableIndex(value: unknown): value is string {
  return fits(value, MAX_INDEX, READABLE_WHOLE);
}

/** Whether tldraw can work around it again and again. */
export function isRoomyIndex(value: unknown): value is string {
  return fits(value, ROOMY_INDEX, ROOMY_WHOLE) && !endsInZero(value);
}

const digitsOf = (text: string): number[] => [...text].map((digit) => DIGITS.indexOf(digit));
const written = (digits: readonly number[]): string => digits.map((digit) => DIGITS.charAt(digit)).join("");

function wholeOf(index: string): { readonly head: number; readonly digits: number[]; readonly whole: string } {
  const whole = index.slice(0, 1 + wholeDigits(index));
  return { head: index.charCodeAt(0), digits: digitsOf(whole.slice(1)), whole };
}

/** Adds one, with what carries over; null where every digit is at its end. */
function stepped(digits: readonly number[], by: 1 | -1): number[] | null {
  const next = [...digits];
  for (let i = next.length - 1; i >= 0; i--) {
    const digit = (next[i] ?? 0) + by;
    if (digit >= 0 && digit < BASE) {
      next[i] = digit;
      return next;
    }
    next[i] = by === 1 ? 0 : BASE - 1;
  }
  return null;
}

/** The whole part one step above, without a fraction. */
function above(index: string): string {
  const { head, digits } = wholeOf(index);
  const next = stepped(digits, 1);
  if (next) return String.fromCharCode(head) + written(next);
  if (head === Z) return "a0";
  const more = head > Z ? [0, ...digits.map(() => 0)] : digits.slice(1).map(() => 0);
  return String.fromCharCode(head + 1) + written(more);
}

/** The whole part one step below, without a fraction. */
function below(index: string): string {
  const { head, digits } = wholeOf(index);
  const next = stepped(digits, -1);
  if (next) return String.fromCharCode(head) + written(next);
  if (head === A) return "Zz";
  const most = BASE - 1;
  const more = head < A ? [most, ...digits.map(() => most)] : digits.slice(1).map(() => most);
  return String.fromCharCode(head - 1) + written(more);
}

/** A fraction between two others, as short as can be; null: there is no upper one. */
function middle(lower: string, upper: string | null): string {
  let same = 0;
  if (upper !== null) while (same < upper.length && (lower[same] ?? "0") === upper[same]) same += 1;
  if (upper !== null && same > 0) return upper.slice(0, same) + middle(lower.slice(same), upper.slice(same));
  const from = lower === "" ? 0 : DIGITS.indexOf(lower.charAt(0));
  const to = upper === null ? BASE : DIGITS.indexOf(upper.charAt(0));
  if (to - from > 1) return DIGITS.charAt((from + to + 1) >> 1);
  if (upper !== null && upper.length > 1) return upper.charAt(0);
  return DIGITS.charAt(from) + middle(lower.slice(1), null);
}

/** Between two indexes of which neither ends in a zero. */
function between(lower: string, upper: string): string {
  const [from, to] = [wholeOf(lower).whole, wholeOf(upper).whole];
  if (from === to) return from + middle(lower.slice(from.length), upper.slice(from.length));
  const next = above(lower);
  return next < upper ? next : from + middle(lower.slice(from.length), null);
}

/** So many indexes in a row between two, or above or below one; always the same for the same. */
export function indexesBetween(lower: string | null, upper: string | null, count: number): string[] {
  if (count === 0) return [];
  if (lower !== null && upper !== null) {
    const [half, mid] = [count >> 1, between(lower, upper)];
    return [...indexesBetween(lower, mid, half), mid, ...indexesBetween(mid, upper, count - half - 1)];
  }
  const steps: string[] = [];
  let at = lower ?? upper;
  for (let n = 0; n < count; n++) {
    at = at === null ? "a1" : lower === null && upper !== null ? below(at) : above(at);
    steps.push(at);
  }
  return lower === null && upper !== null ? steps.reverse() : steps;
}

/** Digits of chance behind a step: two people who draw first, at the same time, mean different indexes. */
const CHANCE_DIGITS = 4;

/** @param random from 0 up to, not including, 1. */
function jittered(whole: string, random: () => number): string {
  const digits = Array.from({ length: CHANCE_DIGITS }, () => Math.floor(random() * BASE));
  digits.push(1 + Math.floor(random() * (BASE - 1)));
  return whole + written(digits);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const roomy = (indexes: Iterable<string>): string[] => [...indexes].filter(isRoomyIndex).sort(compare);

/** An index above all of these that leave room; in an order of its own each time. */
export function indexAbove(indexes: Iterable<string>, random: () => number = Math.random): string {
  return jittered(above(roomy(indexes).at(-1) ?? "a0"), random);
}

/** An index below all of these that leave room. */
export function indexBelow(indexes: Iterable<string>, random: () => number = Math.random): string {
  return jittered(below(roomy(indexes)[0] ?? "a1"), random);
}

/**
 * Puts shapes in the one order that everybody sees, by index and then by id, and gives those an index of their own that
 * share one or leave no room: what comes out can be worked on for ever. Pure, so that every screen has the same.
 * @returns the index of each shape that is to be shown with another one than its own.
 */
export function orderly(shapes: Iterable<readonly [id: string, index: string]>): Map<string, string> {
  const sorted = [...shapes].sort(([a, i], [b, j]) => compare(i, j) || compare(a, b));
  const changed = new Map<string, string>();
  let kept: string | null = null;
  let run: string[] = [];
  const settle = (upper: string | null) => {
    const indexes = indexesBetween(kept, upper, run.length);
    run.forEach((id, i) => void changed.set(id, indexes[i] as string));
    run = [];
  };
  for (const [id, index] of sorted) {
    if (!isRoomyIndex(index) || (kept !== null && index <= kept)) {
      run.push(id);
      continue;
    }
    settle(index);
    kept = index;
  }
  settle(null);
  return changed;
}
