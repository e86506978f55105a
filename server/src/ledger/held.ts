import { applyData, type EventDraft, type Ledger, type RemovedId } from "@acuerdo/shared";
import { Apart, type ApartChange } from "../store/apart.ts";
import type { HeldRow } from "../store/store.ts";

/**
 * What was decided and is not shown yet. Each entry is one speaker's in one pool: their answer to a statement, what they did
 * in their own name. A pool is published as a whole, in an order that says nothing. Kept in a table of the server's alone.
 */

export interface HeldEntry {
  /** What is published together. */
  readonly pool: string;
  /** A voice or a signature, never a seat. */
  readonly by: string;
  /** In the order in which they were decided. */
  readonly drafts: readonly EventDraft[];
}

/** Entries that are kept, in the place of their speaker's earlier one in the same pool, and those that go. */
export type HeldChange = ApartChange<HeldEntry>;

const nameOf = ({ pool, by }: Pick<HeldEntry, "pool" | "by">): string => `${pool}/${by}`;

/** The pool of what people do in their own name. */
export const ACTS = "acts";
/** The pool of what is said without a name, and kept beside it under one: so that nobody takes every place. Never published. */
export const UNSIGNED = "unsigned";

/** Whether it is somebody's who was taken off the board: it waits until they are let back in. */
export const isOff = ({ removed }: Pick<Ledger, "removed">, by: string): boolean => removed.has(by as RemovedId);

/** As if it were said now. */
function withEntry(ledger: Ledger, { drafts }: HeldEntry): Ledger {
  const { id: board, openedAt: at } = ledger.board;
  const seq = ledger.seq + 1;
  return drafts.reduce((so, draft) => applyData(so, { ...draft, board, at, seq }), ledger);
}

export class Held {
  readonly #table: Apart<HeldEntry>;
  #over: { readonly ledger: Ledger; readonly entries: Held["entries"]; readonly whole: Ledger } | null = null;

  /** @throws Error when a row is damaged. */
  constructor(secret: string, rows: readonly HeldRow[]) {
    this.#table = new Apart<HeldEntry>(secret, "held", rows, nameOf);
  }

  get entries(): ReadonlyMap<string, HeldEntry> {
    return this.#table.entries;
  }

  in(pool: string): HeldEntry[] {
    return [...this.entries.values()].filter((entry) => entry.pool === pool);
  }

  get(pool: string, by: string): HeldEntry | undefined {
    return this.#table.get(nameOf({ pool, by }));
  }

  /** What these ids hold. */
  of(ids: readonly string[]): EventDraft[] {
    const own = [...this.entries.values()].filter(({ pool, by }) => pool !== UNSIGNED && ids.includes(by));
    return own.flatMap(({ drafts }) => drafts);
  }

  /**
   * The ledger on which these ids' intents are decided: with everybody's answers, which close a position to rewording, and
   * of what people did in their own name with their own, because nobody acts on what only another knows.
   */
  over(ledger: Ledger, ids: readonly string[]): Ledger {
    const own = this.in(ACTS).filter(({ by }) => ids.includes(by));
    return own.reduce(withEntry, this.#answered(ledger));
  }

  #answered(ledger: Ledger): Ledger {
    if (this.#over?.ledger === ledger && this.#over.entries === this.entries) return this.#over.whole;
    const isAnswer = ({ pool, by }: HeldEntry) => pool !== ACTS && pool !== UNSIGNED && !isOff(ledger, by);
    const whole = [...this.entries.values()].filter(isAnswer).reduce(withEntry, ledger);
    this.#over = { ledger, entries: this.entries, whole };
    return whole;
  }

  /** A change as rows. */
  rows(change: HeldChange): { put: HeldRow[]; drop: string[] } {
    return this.#table.rows(change);
  }

  /** After it is on disk. */
  apply(change: HeldChange): void {
    this.#table.apply(change);
  }
}
