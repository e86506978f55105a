/**
 * The server's clock, as far as its answers have told it. Tokens, due days and the order of the record go by it: a phone may
 * be a year off, or be set right in the middle of a workshop.
 */

/** Browsers and proxies give their own account of time in seconds. */
const COARSE_MS = 1_000;
/** The one form in which HTTP/1.1 writes it; browsers read a date out of almost anything. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

let offset = 0;
let isKnown = false;

/** Milliseconds since 1970; of this device's clock while the server has told nothing. */
export const serverNow = (): number => Date.now() + offset;

/** Whether the server has told its time, and this device's clock has not jumped since. */
export const knowsServerTime = (): boolean => isKnown;

/** The server has just said what time it is. @param now milliseconds since 1970. */
export function learnServerTime(now: number): void {
  if (!Number.isFinite(now) || now <= 0) return;
  offset = now - Date.now();
  isKnown = true;
}

/** The same from an answer's `Date`, which is coarse: only where nothing better is known, or it says something else. */
export function learnFromDate(date: string | null): void {
  const now = date === null || !HTTP_DATE.test(date) ? Number.NaN : Date.parse(date);
  if (!isKnown || Math.abs(now - serverNow()) > 2 * COARSE_MS) learnServerTime(now);
}

/** This device's clock has jumped, or it has slept: the next answer tells. */
export function doubtServerTime(): void {
  isKnown = false;
}
