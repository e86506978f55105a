import { dayWords, isDay } from "@acuerdo/shared";

/** Days as people write them, in either language. Day comes before month; where it cannot be the day, the other way round. */

const { FILLERS, MONTHS, NEAR, NEXT, NUMBERS, UNITS, WEEKDAYS } = dayWords;
const DAY_MS = 86_400_000;
const LONG_WORD = 3;

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const after = (today: string, days: number): string => dayOf(new Date(dateOf(today).getTime() + days * DAY_MS));

/** The same day of a later month, or its last. */
function monthsAfter(today: string, months: number): string {
  const date = dateOf(today);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last))));
}

const two = (n: number): string => String(n).padStart(2, "0");
const TWO_DIGITS = 100;
const fullYear = (year: number): number => (year < TWO_DIGITS ? 2000 + year : year);

/** A day that exists; null where there is none. Its year may be one that cannot be meant. */
function made(year: number, month: number, day: number): string | null {
  if (!isDay(`2000-${two(month)}-${two(day)}`)) return null;
  const isLeapDay = month === 2 && day > 28;
  const isThere = !isLeapDay || new Date(Date.UTC(year, 1, day)).getUTCDate() === day;
  return isThere ? `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}` : null;
}

/** The next such day, where no year is said. */
function coming(today: string, month: number, day: number): string | null {
  const year = dateOf(today).getUTCFullYear();
  const found = [0, 1, 2, 3, 4].map((on) => made(year + on, month, day)).find((one) => one !== null && one >= today);
  return found ?? null;
}

const dated = (today: string, day: number, month: number, year: number | undefined): string | null =>
  year === undefined ? coming(today, month, day) : made(fullYear(year), month, day);

const ofEither = (today: string, one: number, other: number, year: number | undefined): string | null =>
  dated(today, one, other, year) ?? dated(today, other, one, year);

/** Numbers alone: 15/1/2027, 15.1., 2027-01-15, 15012027. */
function fromNumbers(text: string, today: string): string | null {
  const run = /^(\d{4}|\d{6}|\d{8})$/.exec(text)?.[1];
  if (run) {
    const iso = run.length === 8 && made(Number(run.slice(0, 4)), Number(run.slice(4, 6)), Number(run.slice(6)));
    if (iso && isDay(iso)) return iso;
    const year = run.length > 4 ? Number(run.slice(4)) : undefined;
    return ofEither(today, Number(run.slice(0, 2)), Number(run.slice(2, 4)), year);
  }
  const parts = /^(\d{1,5})(?:\s*[-/., ]\s*(\d{1,2})(?:\s*[-/., ]\s*(\d{1,5}))?)?[.]?$/.exec(text);
  if (!parts) return null;
  const [first, second, third] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (first === undefined) return null;
  if (second === undefined) return nextOfMonth(today, first);
  return (parts[1]?.length ?? 0) > 2 && third !== undefined
    ? made(first, second, third)
    : ofEither(today, first, second, third);
}

/** 'The 15th': of this month, or of the next that has one. */
function nextOfMonth(today: string, day: number): string | null {
  const date = dateOf(today);
  const found = [0, 1, 2].map((on) => {
    const month = date.getUTCMonth() + on;
    return made(date.getUTCFullYear() + Math.floor(month / 12), (month % 12) + 1, day);
  });
  return found.find((one) => one !== null && one >= today) ?? null;
}

/** Which of a list's words this is, or the beginning of. */
function placeIn(lists: readonly (readonly string[])[], word: string): number {
  if (word.length < LONG_WORD) return -1;
  for (const list of lists) {
    const at = list.findIndex((one) => one.startsWith(word));
    if (at >= 0) return at;
  }
  return word === "sept" ? 8 : -1;
}

const numberOf = (word: string): number | undefined => (/^\d+$/.test(word) ? Number(word) : NUMBERS[word]);

/** 15 January 2027, January 15th, viernes 15 de enero. */
function fromMonth(words: readonly string[], today: string): string | null {
  const at = words.findIndex((word) => placeIn(MONTHS, word) >= 0);
  if (at < 0) return null;
  const rest = words.filter((word, place) => place !== at && placeIn(WEEKDAYS, word) < 0).map(numberOf);
  const [day, year] = rest;
  if (rest.length > 2 || day === undefined || (rest.length > 1 && year === undefined)) return null;
  return dated(today, day, placeIn(MONTHS, words[at] ?? "") + 1, year);
}

/** Friday; the next one where today is one. */
function fromWeekday(words: readonly string[], today: string): string | null {
  const [word = "", day] = words.filter((one) => !NEXT.has(one));
  const weekday = placeIn(WEEKDAYS, word);
  if (weekday < 0) return null;
  if (day !== undefined) return /^\d+$/.test(day) && words.length === 2 ? nextOfMonth(today, Number(day)) : null;
  return after(today, (weekday - dateOf(today).getUTCDay() + 7) % 7 || 7);
}

/** In two weeks, dentro de 10 días, next month. */
function fromDistance(words: readonly string[], today: string): string | null {
  const rest = words.filter((word) => !["in", "en", "dentro", "que", "from", "now", "today", "within"].includes(word));
  const isNext = rest.some((word) => NEXT.has(word));
  const [first = "", second] = rest.filter((word) => !NEXT.has(word));
  const unit = UNITS[second ?? first];
  const count = second === undefined ? 1 : numberOf(first);
  if (!unit || count === undefined || (second === undefined && !isNext && words.length < 2)) return null;
  const times = (second ?? first) === "fortnight" ? 2 * count : count;
  return unit === "month" ? monthsAfter(today, times) : after(today, unit === "week" ? 7 * times : times);
}

/**
 * The day that a text means, as YYYY-MM-DD, whether or not it can be meant (`isDay`); null where it is not understood.
 * @param today as YYYY-MM-DD: what has no year is the next of its kind.
 */
export function readDay(text: string, today: string): string | null {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .trim()
    .replace(/\p{Pd}/gu, "-");
  const numbers = fromNumbers(plain, today);
  if (numbers) return numbers;
  const all = plain.replace(/(\d)(?:st|nd|rd|th|[ºªo°])(?![a-z])/g, "$1").match(/[a-z]+|\d+/g) ?? [];
  const isOther = plain.replace(/[a-zº°]+|\d+/g, "").replace(/[\s.,/'-]/g, "") !== "";
  if (isOther) return null;
  const words = all.filter((word) => !FILLERS.has(word));
  const near = NEAR[words.join(" ")];
  if (near !== undefined) return after(today, near);
  if (words.length === 1 && all.length > 1 && /^\d+$/.test(words[0] ?? "")) return nextOfMonth(today, Number(words[0]));
  const distance = fromDistance(
    all.filter((word) => !FILLERS.has(word) || word === "a"),
    today,
  );
  return (
    distance ??
    fromMonth(words, today) ??
    fromWeekday(
      words.filter((word) => word !== "que"),
      today,
    )
  );
}
