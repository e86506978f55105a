import { pathOf, type RecordEntry, type ShapeKey, type Things, type Voices } from "@acuerdo/shared";
import type { Session } from "../session.ts";
import type { Answer } from "../way-in/http.ts";

/** The canvas of earlier, as the server tells mediators of it. */

export interface Moment extends Things {
  /** Milliseconds since 1970; names the moment. */
  readonly at: number;
  readonly why: "time" | "cleared" | "restored";
}

/** What somebody did to things of others in the last hour. */
export interface Doing {
  readonly id: string;
  /** Null where voices are anonymous. */
  readonly member: string | null;
  readonly gone: Things;
  readonly changed: Things;
  readonly moved: number;
}

/** What somebody has added, and is still there. */
export interface Added extends Things {
  readonly id: string;
  /** Null where voices are anonymous. */
  readonly member: string | null;
}

export interface CanvasPast {
  readonly now: Things;
  /** Oldest first. */
  readonly moments: readonly Moment[];
  readonly doings: readonly Doing[];
  /** The most first; a server of before says nothing of it. */
  readonly added?: readonly Added[];
}

/** What is different now. */
export interface Difference {
  readonly gone: Things;
  readonly changed: Things;
  readonly added: Things;
  /** Of that, what those have brought who had nothing there then; absent where there are none, or too few to be told. */
  readonly newcomers?: Things & { /** Null where voices are anonymous. */ readonly people: number | null };
}

/** What was brought back, and the moment that undoes it. */
export interface Brought {
  readonly counted: Things;
  readonly before: number;
}

/** What to bring back: a moment, only what is missing of it, or how things were before somebody's doings; or whose additions go, as those of who came since a moment. */
export type Wanted =
  | { readonly at: number; readonly only?: "missing" | "newcomers" }
  | { readonly doing: string }
  | { readonly added: string };

const PAST = { now: "object", moments: "object", doings: "object" } as const;
const DIFFERENCE = { gone: "object", changed: "object", added: "object" } as const;
const BROUGHT = { counted: "object", before: "number" } as const;

export const canvasPast = (session: Session): Promise<Answer<CanvasPast>> =>
  session.ask(pathOf("history", { id: session.boardId }), { shape: PAST });

/** Others go on while somebody looks at it: it is asked for again. */
const EVERY_MS = 10_000;

/** Asks every ten seconds, while the page is seen; gives what ends it. */
export function askAgain(ask: () => void, isSeen: () => boolean): () => void {
  const timer = setInterval(() => isSeen() && ask(), EVERY_MS);
  return () => clearInterval(timer);
}

export const differenceFrom = (session: Session, at: number): Promise<Answer<Difference>> =>
  session.ask(`${pathOf("history", { id: session.boardId })}?at=${at}`, { shape: DIFFERENCE });

export const bringBack = (session: Session, wanted: Wanted): Promise<Answer<Brought>> =>
  session.ask(pathOf("restore", { id: session.boardId }), { body: wanted, shape: BROUGHT });

/** Takes a drawing with its words out for good; nothing undoes it. */
export const forgetWords = (session: Session, id: ShapeKey): Promise<Answer<object>> =>
  session.ask(pathOf("restore", { id: session.boardId }), { body: { forget: id }, shape: { counted: "object" } });

export type Clearing = RecordEntry & { readonly kind: "canvas.cleared" };

/** For how long after it somebody who took much away is pointed out. */
const NEWS_MS = 1_800_000;
/** On a board with anonymous voices events tell the day alone: there it is news for as long as it may be from today. */
const DAY_MS = 86_400_000;

/** The last time that somebody took much off the canvas, unless something was brought back since. */
export function lastClearing(record: readonly RecordEntry[], now: number, voices: Voices): Clearing | null {
  const last = record.findLast(({ kind }) => kind === "canvas.cleared" || kind === "canvas.restored");
  const newsMs = voices === "anonymous" ? DAY_MS + NEWS_MS : NEWS_MS;
  return last?.kind === "canvas.cleared" && Math.abs(now - last.at) < newsMs ? (last as Clearing) : null;
}

/** The canvas as it was before the last time that much was taken off it. */
export function momentBefore({ moments }: CanvasPast): Moment | null {
  return moments.findLast((moment) => moment.why === "cleared") ?? null;
}
