/** Days as YYYY-MM-DD in the reader's own time zone: a commitment is for a day, not for a moment. */

const two = (n: number): string => String(n).padStart(2, "0");

export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const FRIDAY = 5;
const SUNDAY = 7;

/** The coming Friday; on a weekend the Sunday. */
export function thisWeek(now: Date): string {
  const weekday = now.getDay() === 0 ? SUNDAY : now.getDay();
  const last = weekday <= FRIDAY ? FRIDAY : SUNDAY;
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + last - weekday));
}

export function isPast(day: string, now: Date): boolean {
  return day < dayOf(now);
}
