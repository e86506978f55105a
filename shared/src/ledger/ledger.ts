import type { StatementId, VoiceId } from "../ids.ts";
import type { Board } from "../nouns/board/board.ts";
import type { Tables } from "../nouns/noun.ts";
import type { Stance } from "../nouns/stance/stance.ts";
import type { LedgerEvent } from "./event.ts";

/**
 * Who said what: the state that the events add up to. Immutable, with structural sharing, so that what changed between
 * two states is seen by comparing references. Maps, not objects: an id such as `constructor` must find nothing.
 */
export interface Ledger extends Tables {
  /** The number of the last event; 0 before the first. */
  readonly seq: number;
  /** The hash of the last event. */
  readonly hash: string;
  /** Of which form the ledger document is: see `LEDGER_FORM`. */
  readonly form: number;
  /** The number of the last event that withheld texts; 0 where none did: a device that keeps an older copy writes it anew. */
  readonly withheld: number;
  readonly board: Board;
  readonly stances: ReadonlyMap<StatementId, ReadonlyMap<VoiceId, Stance>>;
  /** The newest events, oldest first: what the Record panel shows at once. The whole record is `GET …/events`. */
  readonly record: readonly RecordEntry[];
}

export type RecordEntry = Omit<LedgerEvent, "prev" | "hash" | "board" | "salts" | "withheld">;

/** How many events the ledger document carries. */
export const RECORD_LENGTH = 60;

/**
 * The form in which the document shows the state. 1: without numbers of events. 2: beside a chain that was made of the texts themselves. Whoever changes what the state holds counts
 * it up, and says in `document.ts` how an older document is read: a board that is found in an older form is brought to this
 * one when it is loaded. `test/unit/ledger/form.test.ts` holds the two together.
 */
export const LEDGER_FORM = 3;

export const NO_HASH = "0".repeat(64);
