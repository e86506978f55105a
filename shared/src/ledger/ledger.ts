import type { Agreement, Version } from "../agreement.ts";
import type { Aliases } from "../alias.ts";
import type { Board } from "../board.ts";
import type { Cluster } from "../cluster.ts";
import type { Commitment } from "../commitment.ts";
import type {
  AgreementId,
  ClusterId,
  CommitmentId,
  MemberId,
  ObjectionId,
  PositionId,
  StatementId,
  VersionId,
  VoiceId,
} from "../ids.ts";
import type { Member } from "../member.ts";
import type { Objection } from "../objection.ts";
import type { Position } from "../position.ts";
import type { Removal, RemovedId } from "../removal.ts";
import type { Stance } from "../stance.ts";
import type { LedgerEvent } from "./event.ts";

/**
 * Who said what: the state that the events add up to. Immutable, with structural sharing, so that what changed between
 * two states is seen by comparing references. Maps, not objects: an id such as `constructor` must find nothing.
 */
export interface Ledger {
  /** The number of the last event; 0 before the first. */
  readonly seq: number;
  /** The hash of the last event. */
  readonly hash: string;
  /** Of which form the ledger document is: see `LEDGER_FORM`. */
  readonly form: number;
  readonly board: Board;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly positions: ReadonlyMap<PositionId, Position>;
  readonly clusters: ReadonlyMap<ClusterId, Cluster>;
  readonly stances: ReadonlyMap<StatementId, ReadonlyMap<VoiceId, Stance>>;
  readonly agreements: ReadonlyMap<AgreementId, Agreement>;
  readonly versions: ReadonlyMap<VersionId, Version>;
  readonly objections: ReadonlyMap<ObjectionId, Objection>;
  readonly commitments: ReadonlyMap<CommitmentId, Commitment>;
  /** Names of the voices that have spoken, where they are anonymous. */
  readonly aliases: Aliases;
  /** How many answers to a statement are kept back, because too few have answered. */
  readonly held: ReadonlyMap<StatementId, HeldAnswers>;
  /** Who was taken off the board. */
  readonly removed: ReadonlyMap<RemovedId, Removal>;
  /** The newest events, oldest first: what the Record panel shows at once. The whole record is `GET …/events`. */
  readonly record: readonly RecordEntry[];
}

export interface HeldAnswers {
  readonly statementId: StatementId;
  readonly count: number;
  readonly seq: number;
}

export type RecordEntry = Omit<LedgerEvent, "prev" | "hash" | "board">;

/** How many events the ledger document carries. */
export const RECORD_LENGTH = 60;

/**
 * The form in which the document shows the state. 1: without numbers of events. Whoever changes what the state holds counts
 * it up, and says in `document.ts` how an older document is read: a board that is found in an older form is brought to this
 * one when it is loaded. `test/unit/ledger/form.test.ts` holds the two together.
 */
export const LEDGER_FORM = 2;

export const NO_HASH = "0".repeat(64);

export const EMPTY_LEDGER: Ledger = {
  seq: 0,
  hash: NO_HASH,
  form: 1,
  board: {
    id: "" as Board["id"],
    title: "",
    objective: "",
    language: "es",
    voices: "named",
    thresholds: "standard",
    phase: "gather",
    doorOpen: true,
    openedAt: 0,
  },
  members: new Map(),
  positions: new Map(),
  clusters: new Map(),
  stances: new Map(),
  agreements: new Map(),
  versions: new Map(),
  objections: new Map(),
  commitments: new Map(),
  aliases: new Map(),
  held: new Map(),
  removed: new Map(),
  record: [],
};
