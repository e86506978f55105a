/**
 * The one order of things that were said: by the number of the event, which no two share. Numbers are missing (0) only in a
 * document that was written before they were in it and that no server has brought up to date yet: there, by time.
 */

export interface InTime {
  /** The number of the event that it came with; 0 where that is not known. */
  readonly seq: number;
  readonly at: number;
}

export const oldestFirst = (a: InTime, b: InTime): number => a.seq - b.seq || a.at - b.at;
export const newestFirst = (a: InTime, b: InTime): number => oldestFirst(b, a);
