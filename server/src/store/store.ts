import type { BoardId, LedgerEvent, MemberId, Role, Voices } from "@acuerdo/shared";

/**
 * Everything that outlives the process. Asynchronous throughout, so that an implementation may sit in a worker or behind
 * a network. A promise that resolves means: on disk. `test/contract/store.ts` says the rest and every implementation runs it.
 */

export interface StoredBoard {
  readonly id: BoardId;
  readonly createdAt: number;
  /** The short code that stands for the participant key while the door is open. */
  readonly code: string;
  readonly doorOpen: boolean;
  /** SHA-256 (hex) of each role's key: the keys themselves are nowhere on the server. */
  readonly keys: Readonly<Record<Role, string>>;
  /** SHA-256 (hex) of the key of whoever opened it, which mediators cannot replace; null where there is none. */
  readonly owner?: string | null;
  /** From which the ids of people are derived, and with which rows about them are encrypted. */
  readonly secret: string;
  readonly voices: Voices;
}

/** That somebody came in: under which name they speak, or sign, is nowhere beside it. */
export interface StoredMember {
  readonly memberId: MemberId;
  readonly role: Role;
  /** SHA-256 (hex) of the key by which the member has this role. */
  readonly key: string;
  /** Where voices are anonymous; elsewhere the ledger says it. */
  readonly takesPart: boolean;
}

/** What takes the place of a role's key. */
export interface NewKey {
  readonly role: Role;
  /** SHA-256 (hex). */
  readonly hash: string;
  /** A new short code as well, or null: the board keeps its own. */
  readonly code: string | null;
}

/** What an intent was answered: once and for all. Key, digest and answer say nothing without the board's secret. */
export interface StoredIntent {
  readonly key: string;
  /** Of the intent's content: the same id with another content is refused. */
  readonly digest: string;
  readonly answer: string;
}

/** Something that is kept back until it may be shown; what and whose it is stands in it, encrypted. */
export interface HeldRow {
  readonly key: string;
  readonly body: string;
}

/** Beside the record of a board: who came in, and what is held back. */
export interface StoredAside {
  readonly members: readonly StoredMember[];
  readonly held: readonly HeldRow[];
}

/** Texts of an event that are to go, with their salts. */
export interface Withheld {
  readonly seq: number;
  /** Where they stand in its data. */
  readonly places: readonly string[];
}

/** What one decision leaves behind, all of it or nothing. */
export interface Commit {
  /** The number of the last event that the decision was made on. */
  readonly after: number;
  readonly events: readonly LedgerEvent[];
  /** The Yjs update that brings the ledger document from `after` to the last of the events; null when there are none. */
  readonly update: Uint8Array | null;
  /** With it, `update` is the whole document, in the place of all updates that are there. */
  readonly withheld?: readonly Withheld[];
  readonly intent?: StoredIntent;
  readonly member?: StoredMember;
  /** Rows to keep, in the place of those with the same key, and keys of rows that go. */
  readonly held?: { readonly put: readonly HeldRow[]; readonly drop: readonly string[] };
  readonly doorOpen?: boolean;
  /** A code that is another board's: nothing is written, and the outcome is `behind`, so that another is drawn. */
  readonly key?: NewKey;
}

export interface StoredLedger {
  readonly events: readonly LedgerEvent[];
  readonly updates: readonly Uint8Array[];
}

/** How much a board is to load. */
export interface Weight {
  readonly board: StoredBoard;
  readonly events: number;
  readonly canvasBytes: number;
}

/** A Yjs client id and the member who writes under it, for good. */
export type ClientClaim = readonly [client: number, member: string];

export interface CanvasRow {
  readonly board: BoardId;
  readonly seq: number;
  readonly data: Uint8Array;
  /** Client ids that were bound by then: stored with the row. Of two members for one id the first stands. */
  readonly claims?: readonly ClientClaim[];
  /** State vector of all that was before a snapshot that leaves out the canvas' past, and of that: it may replace one that is as new, and of the claims only its own stay. */
  readonly cleared?: Uint8Array;
  /** Words were taken out for good: what was written over must not stand in the database's own log either. */
  readonly forgets?: boolean;
}

export interface StoredCanvas {
  /** The number of the last row, whether it is in the log or in the snapshot; 0 for an empty canvas. */
  readonly seq: number;
  /** Rows that are still in the log. */
  readonly logged: number;
  readonly updates: readonly Uint8Array[];
  readonly claims: readonly ClientClaim[];
  /** State vector of the canvas when its past was left out, with that of what was left out; missing where all of it is there. */
  readonly cleared?: Uint8Array;
}

/** Why a moment of a canvas was kept: it was time, much was about to be gone, or another was about to be brought back. */
export type MomentReason = "time" | "cleared" | "restored";

/** A moment of a canvas. */
export interface StoredMoment {
  /** Milliseconds since 1970; one board has no two at the same. */
  readonly at: number;
  readonly why: MomentReason;
  readonly cards: number;
  readonly clusters: number;
  readonly drawings: number;
  /** What it takes on disk. */
  readonly bytes: number;
}

export interface NewMoment extends Omit<StoredMoment, "bytes"> {
  /** All that lay there, compressed. */
  readonly data: Uint8Array;
}

export interface Store {
  createBoard(board: StoredBoard, opening: Commit): Promise<"created" | "code-taken">;
  board(id: BoardId): Promise<StoredBoard | null>;
  /** The board that has one of these codes: of several the first that is a board's. */
  boardByCode(codes: readonly string[]): Promise<StoredBoard | null>;
  /** Replaces a role's key, and the code where one is given. `code-taken`: it is another board's, and nothing was changed. */
  replaceKey(board: BoardId, key: NewKey): Promise<"replaced" | "code-taken">;
  member(board: BoardId, member: MemberId): Promise<StoredMember | null>;

  /** Appends if `commit.after` is still the board's last event; otherwise nothing is written: `behind`. */
  append(board: BoardId, commit: Commit): Promise<"appended" | "behind">;
  /**
   * The board's events from `after` on, `limit` at most, and the document's updates that came with them; all of them unless
   * said otherwise. @throws Error when a row is damaged or the chain does not hold.
   */
  ledger(board: BoardId, after?: number, limit?: number): Promise<StoredLedger>;
  intent(board: BoardId, key: string): Promise<StoredIntent | null>;
  aside(board: BoardId): Promise<StoredAside>;
  events(board: BoardId, after: number, limit: number): Promise<readonly LedgerEvent[]>;
  /** The updates that came with so many events from `after` on. @throws Error when one is damaged. */
  ledgerUpdates(board: BoardId, after: number, events: number): Promise<readonly Uint8Array[]>;
  /** The same as the text of a JSON list: made where it is read, so that nobody else waits for it. */
  eventsText(board: BoardId, after: number, limit: number): Promise<string>;
  /** The board, and what there is to load of it. */
  weigh(board: BoardId): Promise<Weight | null>;

  /** Somebody who facilitates was here, in milliseconds since 1970. */
  visit(board: BoardId, at: number): Promise<void>;
  /** When somebody who facilitates was here last, or else when the board was opened. */
  lastVisit(board: BoardId): Promise<number>;
  /** Boards whose door is open and where nobody who facilitates has been since, or only later than it can be: a clock was ahead. */
  unvisited(since: number, limit: number, until?: number): Promise<readonly BoardId[]>;

  /** Appends rows of any boards in one transaction. @throws Error when a number is taken: nothing is written then. */
  appendCanvas(rows: readonly CanvasRow[]): Promise<void>;
  /** @throws Error when a row is damaged: a board is never shown with a hole in it. */
  canvas(board: BoardId): Promise<StoredCanvas>;
  /** Replaces the rows up to `row.seq` by one. Does nothing when a snapshot is as new or newer, or when a row is missing. */
  compactCanvas(row: CanvasRow): Promise<"compacted" | "kept">;

  /** Writes something and reads it back; `thoroughly`, as much as a large request. @throws Error when that fails. */
  probe(now: number, thoroughly?: boolean): Promise<void>;
  /** Whether something else than this store has changed what is kept, since this was asked last or the store was opened. */
  changedElsewhere(): Promise<boolean>;
  /** Moments of a canvas that can be brought back, oldest first. */
  moments(board: BoardId): Promise<readonly StoredMoment[]>;
  /** What lay there; null where there is no such moment. @throws Error when it is damaged. */
  moment(board: BoardId, at: number): Promise<Uint8Array | null>;
  /** Keeps a moment, if one is given and there is none of that time, and drops others, in one transaction. */
  keepMoment(board: BoardId, moment: NewMoment | null, gone: readonly number[]): Promise<void>;

  close(): Promise<void>;
}
