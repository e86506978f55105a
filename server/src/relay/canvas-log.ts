import type { BoardId } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import type { Claim } from "../guard/claims.ts";
import type { Meters } from "../meters.ts";
import type { Store, StoredCanvas } from "../store/store.ts";
import type { Journal } from "./journal.ts";

/**
 * A canvas on its way to disk: numbered rows, and who waits for which of them. When a commit fails the log ends: a row
 * after one that is missing would be a hole.
 */

/** Rows in the log after which it is replaced by a snapshot: reading 2,000 small updates takes some 50 ms. */
const ROWS_TO_COMPACT = 2_000;
/** Bytes in the log after which it is replaced: one long stroke drawn again and again must not fill a board that holds little. */
const BYTES_TO_COMPACT = 2_097_152;
/** On leaving, a shorter log is left as it is, unless the canvas is half full. */
const COMPACT_ON_LEAVE = 64;
/** A log that looks full is measured as often: encoding a full canvas takes some 100 ms. */
const MEASURE_MS = 2_000;
/** At once, where so much of what a canvas may hold has been taken away since. */
const SHRUNK = 1 / 16;
/** What may come between two measures of a canvas that was not full: the log grows faster than what it adds up to. */
const SLACK = 1 / 8;
/** A full canvas of which less than this is alive is full of its past. */
const MOSTLY_PAST = 1 / 2;

export interface LogSetup {
  readonly board: BoardId;
  readonly store: Store;
  readonly journal: Journal;
  readonly meters: Meters;
  readonly clock: Clock;
  readonly maxBytes: number;
  /** Rows in the log after which it is replaced: tests have less patience. */
  readonly compactAfter?: number;
  /** Something went wrong that nobody has to notice. */
  readonly onFault: (fault: unknown) => void;
}

/** Whose log it is. */
export interface Logged {
  /** Bytes of what is alive on the canvas. */
  readonly alive: number;
  /** The whole document, as one update. */
  whole(): Uint8Array;
  /** The same, put together a little at a time: all that is in it now, and some of what comes meanwhile. */
  assembled(): Promise<Uint8Array>;
  /** A commit has failed. */
  ended(fault: unknown): void;
  /** It is full of what is not there any more: it has to be loaded without that. */
  overgrown(): void;
}

export class CanvasLog {
  readonly #setup: LogSetup;
  readonly #canvas: Logged;
  #waiting: { readonly seq: number; readonly run: () => void }[] = [];
  /** Claims that are stored with rows which are not committed yet. */
  #claims: { readonly seq: number; readonly claims: readonly Claim[] }[] = [];
  #seq: number;
  #committed: number;
  #logged: number;
  #bytes: number;
  /** Bytes appended since the last snapshot. */
  #loggedBytes = 0;
  #failed = false;
  #measuredAt = Number.NEGATIVE_INFINITY;
  /** Bytes of the document then, as one update. */
  #measured = Number.POSITIVE_INFINITY;
  /** Bytes that were alive then. */
  #measuredAlive = 0;
  #isOvergrown = false;
  #compacting: Promise<void> | null = null;
  /** The last row in whose place a snapshot stands. */
  #folded = 0;

  /** @param bytes of the document that was loaded. */
  constructor(setup: LogSetup, canvas: Logged, { seq, logged }: StoredCanvas, bytes: number) {
    this.#setup = setup;
    this.#canvas = canvas;
    this.#seq = seq;
    this.#committed = seq;
    this.#logged = logged;
    this.#bytes = bytes;
  }

  /** Of the canvas as it is stored. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of the newest row. */
  get seq(): number {
    return this.#seq;
  }

  /** Why the canvas takes no more; null where it does. What looks full is measured first: much may have been taken away. */
  get fault(): "too-large" | "try-again" | null {
    const { maxBytes } = this.#setup;
    if (this.#bytes > maxBytes) this.#measure();
    const hadRoom = this.#measured <= maxBytes && this.#bytes - this.#measured <= maxBytes * SLACK;
    if (this.#bytes <= maxBytes || hadRoom) return null;
    return this.#isOvergrown ? "try-again" : "too-large";
  }

  get busy(): boolean {
    return this.#committed < this.#seq || this.#compacting !== null;
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** @param since when the first of it came in, by the meters' clock. */
  append(data: Uint8Array, claims: readonly Claim[], since: number): void {
    this.#seq += 1;
    this.#bytes += data.length;
    this.#loggedBytes += data.length;
    const { board, journal } = this.#setup;
    const seq = this.#seq;
    if (claims.length > 0) this.#claims.push({ seq, claims });
    journal.append({
      row: claims.length > 0 ? { board, seq, data, claims } : { board, seq, data },
      wanted: () => !this.#failed,
      done: (fault) => this.#done(seq, fault, since),
    });
  }

  /** Runs once row `seq` is on disk; never when the log ends first. */
  whenSaved(seq: number, run: () => void): void {
    if (this.#failed) return;
    if (seq <= this.#committed) run();
    else this.#waiting.push({ seq, run });
  }

  #done(seq: number, fault: unknown, since: number): void {
    if (this.#failed) return;
    if (fault !== null) {
      this.#failed = true;
      this.#waiting = [];
      this.#canvas.ended(fault);
      return;
    }
    const { meters } = this.#setup;
    meters.commit.observe(meters.now() - since);
    this.#committed = seq;
    this.#logged += 1;
    while (this.#claims[0] && this.#claims[0].seq <= seq) this.#claims.shift();
    this.#tellWaiting(seq);
    const long = this.#logged >= (this.#setup.compactAfter ?? ROWS_TO_COMPACT);
    if (long || this.#loggedBytes >= BYTES_TO_COMPACT) this.#compact();
  }

  #tellWaiting(seq: number): void {
    const ready = this.#waiting.filter((waiting) => waiting.seq <= seq);
    if (ready.length === 0) return;
    this.#waiting = this.#waiting.filter((waiting) => waiting.seq > seq);
    for (const { run } of ready) run();
  }

  /** Replaces the log by a snapshot, now: what was taken away stands in none of it. @throws Error where that fails. */
  async fold(): Promise<void> {
    const seq = this.#committed;
    await this.#compacting;
    this.#compact(undefined, true);
    await this.#compacting;
    if (this.#folded < seq) throw new Error("the log of the canvas could not be replaced");
  }

  #measure(): void {
    const { clock, maxBytes } = this.#setup;
    const left = this.#canvas.alive;
    const hasShrunk = this.#measuredAlive - left >= maxBytes * SHRUNK;
    if (!hasShrunk && clock.now() - this.#measuredAt < MEASURE_MS) return;
    this.#measuredAt = clock.now();
    this.#measuredAlive = left;
    const data = this.#canvas.whole();
    this.#bytes = data.length;
    this.#measured = data.length;
    this.#compact(data);
    if (data.length <= maxBytes || left >= maxBytes * MOSTLY_PAST) return;
    this.#isOvergrown = true;
    this.#canvas.overgrown();
  }

  #compact(data?: Uint8Array, forgets = false): void {
    this.#compacting ??= this.#replace(data, forgets).finally(() => {
      this.#compacting = null;
    });
  }

  /**
   * The document may hold more than row `seq`: what is applied twice is applied once. It never holds less. Whose client ids
   * are in it goes with it, or after a crash nobody might write under them.
   */
  async #replace(measured: Uint8Array | undefined, forgets: boolean): Promise<void> {
    const { board, store, onFault } = this.#setup;
    const seq = this.#committed;
    const before = this.#bytes;
    this.#loggedBytes = 0;
    try {
      const data = measured ?? (await this.#canvas.assembled());
      const claims = this.#claims.flatMap((waiting) => waiting.claims);
      const row = { board, seq, data, claims, forgets };
      const outcome = await store.compactCanvas(row);
      if (outcome === "compacted") this.#bytes += row.data.length - before;
      this.#logged = this.#seq - row.seq;
      this.#folded = row.seq;
    } catch (fault) {
      this.#logged = 0; // The log is whole, only long: tried again after as many updates.
      onFault(fault);
    }
  }

  /** Ends it without a fault: what is written from now on is written by somebody else. */
  async end(): Promise<void> {
    await this.#setup.journal.flush();
    await this.#compacting;
    this.#failed = true;
    this.#waiting = [];
  }

  /** Resolves when everything is on disk, and short. */
  async close(): Promise<void> {
    await this.#setup.journal.flush();
    const isLarge = this.#logged > 0 && this.#bytes > this.#setup.maxBytes / 2;
    if (!this.#failed && (this.#logged >= COMPACT_ON_LEAVE || isLarge)) this.#compact();
    await this.#compacting;
  }
}
