/** Days as YYYY-MM-DD, without a time zone: a commitment is for a day, not for a moment. */

export const FIRST_DAY = "2000-01-01";
export const LAST_DAY = "2100-12-31";

/** Whether it is a day that exists, of this century: another is a slip of the keyboard. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_DAY || text > LAST_DAY) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
