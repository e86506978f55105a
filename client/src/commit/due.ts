/** Days as YYYY-MM-DD in the reader's own time zone: a commitment is for a day, not for a moment. */

const two = (n: number): string => String(n).padStart(2, "0");

export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Seven days from now: what people mean by 'this week', on a Sunday too. */
export function withinAWeek(now: Date): string {
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 7));
}

export function isPast(day: string, now: Date): boolean {
  return day < dayOf(now);
}
