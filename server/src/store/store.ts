import type { BoardId, IntentId, LedgerEvent, MemberId, Refusal, Role, VoiceId } from "@acuerdo/shared";

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
  /** From which member and voice ids are derived. */
  readonly secret: string;
}

export interface StoredMember {
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  readonly role: Role;
  /** SHA-256 (hex) of the key by which the member has this role. */
  readonly key: string;
}

/** What takes the place of a role's key. */
export interface NewKey {
  readonly role: Role;
  /** SHA-256 (hex). */
  readonly hash: string;
  /** A new short code as well, or null: the board keeps its own. */
  readonly code: string | null;
}

/** What an intent was answered: once and for all. */
export type StoredAnswer = { readonly seq: number; readonly hash: string } | Refusal;

export interface StoredIntent {
  readonly memberId: MemberId;
  readonly id: IntentId;
  /** SHA-256 (hex) of the intent's content: the same id with another content is refused. */
  readonly digest: string;
  readonly answer: StoredAnswer;
}

/** What one decision leaves behind, all of it or nothing. */
export interface Commit {
  /** The number of the last event that the decision was made on. */
  readonly after: number;
  readonly events: readonly LedgerEvent[];
  /** The Yjs update that brings the ledger document from `after` to the last of the events; null when there are none. */
  readonly update: Uint8Array | null;
  readonly intent?: StoredIntent;
  readonly member?: StoredMember;
  readonly doorOpen?: boolean;
  /** A code that is another board's: nothing is written, and the outcome is `behind`, so that another is drawn. */
  readonly key?: NewKey;
}

export interface StoredLedger {
  readonly events: readonly LedgerEvent[];
  readonly updates: readonly Uint8Array[];
}

/** A Yjs client id and the member who writes under it, for good. */
export type ClientClaim = readonly [client: number, member: string];

export interface CanvasRow {
  readonly board: BoardId;
  readonly seq: number;
  readonly data: Uint8Array;
  /** Client ids that were bound by then: stored with the row. Of two members for one id the first stands. */
  readonly claims?: readonly ClientClaim[];
}

export interface StoredCanvas {
  /** The number of the last row, whether it is in the log or in the snapshot; 0 for an empty canvas. */
  readonly seq: number;
  /** Rows that are still in the log. */
  readonly logged: number;
  readonly updates: readonly Uint8Array[];
  readonly claims: readonly ClientClaim[];
}

export interface Store {
  createBoard(board: StoredBoard, opening: Commit): Promise<"created" | "code-taken">;
  board(id: BoardId): Promise<StoredBoard | null>;
  boardByCode(code: string): Promise<StoredBoard | null>;
  /** Replaces a role's key, and the code where one is given. `code-taken`: it is another board's, and nothing was changed. */
  replaceKey(board: BoardId, key: NewKey): Promise<"replaced" | "code-taken">;
  member(board: BoardId, member: MemberId): Promise<StoredMember | null>;

  /** Appends if `commit.after` is still the board's last event; otherwise nothing is written: `behind`. */
  append(board: BoardId, commit: Commit): Promise<"appended" | "behind">;
  intent(board: BoardId, member: MemberId, id: IntentId): Promise<StoredIntent | null>;
  /** @throws Error when a row is damaged or the chain does not hold. */
  ledger(board: BoardId): Promise<StoredLedger>;
  events(board: BoardId, after: number, limit: number): Promise<readonly LedgerEvent[]>;

  /** Appends rows of any boards in one transaction. @throws Error when a number is taken: nothing is written then. */
  appendCanvas(rows: readonly CanvasRow[]): Promise<void>;
  /** @throws Error when a row is damaged: a board is never shown with a hole in it. */
  canvas(board: BoardId): Promise<StoredCanvas>;
  /** Replaces the rows up to `row.seq` by one. Does nothing when a snapshot is already as new, or when a row is missing. */
  compactCanvas(row: CanvasRow): Promise<"compacted" | "kept">;

  /** Writes something and reads it back. @throws Error when that fails. */
  probe(now: number): Promise<void>;
  close(): Promise<void>;
}
