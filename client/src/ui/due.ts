import { serverNow } from "../sync/link/server-time.ts";

/** Days as YYYY-MM-DD in the reader's own time zone, by the server's clock: a commitment is for a day, and a phone may be a year off. */

const two = (n: number): string => String(n).padStart(2, "0");

/** The day so many days from today. */
export function dayFromToday(days = 0): string {
  const now = new Date(serverNow());
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What people mean by 'this week', on a Sunday too. */
export const withinAWeek = (): string => dayFromToday(7);

export const isPast = (day: string): boolean => day < dayFromToday();
