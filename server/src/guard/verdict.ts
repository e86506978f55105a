/** What the guard answers: a table of every reason to say no, and the types around it. */

export const GUARD_CODES = {
  role: "observers write nothing",
  malformed: "not an update of version 1, or one that contradicts itself",
  "too-many": "more bytes, structs, client ids or work than one update, hello or person may bring",
  "try-again": "more client ids at once than page loads need: some more are taken every minute",
  content: "a kind of content that a flat map of plain values has no use for",
  forbidden: "another root than `records`, or a key that names nothing of ours",
  shape:
    "a place in the document that no honest editor makes: a list, a right neighbour, a nested parent, a crowd of siblings",
  missing: "all of it builds on what is not here yet: ask the sender for all that it has, nothing is lost",
  lost: "it follows on something of long ago that was cleared away: loaded afresh, it can be said again",
  value: "a record that does not pass its check",
  "client-id": "a client id that is somebody else's",
  share: "more than one person may have on a board, in bytes, in shapes, or in what they cost to be drawn",
  full: "more than a board holds, in shapes or in what they cost to be drawn",
} as const satisfies Record<string, string>;

export type GuardCode = keyof typeof GUARD_CODES;

export interface GuardRefusal {
  readonly ok: false;
  readonly code: GuardCode;
  /** The record's key where one is at fault, and what is wrong with it. */
  readonly key?: string;
  readonly fault?: string;
}

export interface GuardAccepted {
  readonly ok: true;
  /** What was applied, and what is to be stored and sent on: nothing else is. `NOTHING` when there was nothing new. */
  readonly update: Uint8Array;
  /** Structs and deletions left out because they are other people's and not here yet: ask the sender again a little later. */
  readonly stripped: number;
  /** Of the sender's own, left out because they build on what is not here yet: ask again, and do not say *saved*. */
  readonly missing: number;
}

export type GuardVerdict = GuardAccepted | GuardRefusal;

/** The update that says nothing. */
export const NOTHING: Uint8Array = Uint8Array.of(0, 0);

export function no(code: GuardCode, key?: string, fault?: string): GuardRefusal {
  if (key === undefined) return { ok: false, code };
  return fault === undefined ? { ok: false, code, key } : { ok: false, code, key, fault };
}

export interface GuardActor {
  /** Who it is, on every device and in every tab. */
  readonly id: string;
  readonly role: "mediator" | "participant" | "observer";
  /** True for a connection that named no client ids: what it writes under is bound on first use. */
  readonly plain?: boolean;
}
