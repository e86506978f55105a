import {
  apply,
  type BoardId,
  EMPTY_LEDGER,
  type EventDraft,
  type Identity,
  type Intent,
  isRefusal,
  LEDGER_FORM,
  type Ledger,
  type LedgerEvent,
  personOf,
  REFUSALS,
  type Refusal,
  refuse,
  seal,
} from "@acuerdo/shared";
import * as Y from "yjs";
import type { Clock } from "../clock.ts";
import { sha256 } from "../digest.ts";
import { Loads } from "../loads.ts";
import type { Commit, Store, StoredBoard } from "../store/store.ts";
import { Answers, type StoredAnswer } from "./answers.ts";
import type { Backstage, Beside, Planned } from "./backstage.ts";
import { backstageOf } from "./backstage-of.ts";
import { type Late, SOME_TIME } from "./late.ts";
import { LedgerDocument } from "./ledger-document.ts";
import { loadDocument, loadLedger } from "./loading.ts";
import { NamedVoices } from "./named.ts";
import { Paces } from "./paces.ts";
import { Queue } from "./queue.ts";
import { updateBetween } from "./shown.ts";
import { Ticks } from "./ticks.ts";
import { afterLess, lookedFor, type Without } from "./withholding.ts";

/**
 * The one writer of a board's ledger. 1. One decision at a time. 2. What is not on disk is shown to nobody: readers wait
 * behind the decision under way. 3. After a failed commit the document holds what was never agreed to, so it is thrown away.
 */

/** Another node may be first this often in a row before the asker is told to try again. */
const MAX_ATTEMPTS = 5;

export interface LedgerListener {
  /** A committed update of the ledger document. */
  updated(update: Uint8Array): void;
  /** This writer is no more: come back and meet its successor. */
  failed(): void;
}

interface Around {
  /** Told of events once they are on disk. */
  readonly onWritten?: (events: readonly LedgerEvent[]) => void;
  /** In whose turn the record and the document are read. */
  readonly loads?: Loads;
}
type Extras = Pick<Commit, "intent" | "key"> & Beside;
/** What to do on a state: drafts to append and what is stored with them, or a refusal. */
export type Plan = (ledger: Ledger) => Planned | Refusal;

export class LedgerWriter {
  readonly board: BoardId;
  readonly #stored: Pick<StoredBoard, "secret" | "voices">;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #answers: Answers;
  readonly #ticks: Ticks;
  readonly #paces: Paces;
  readonly #onWritten: (events: readonly LedgerEvent[]) => void;
  #backstage: Backstage = new NamedVoices();
  readonly #listeners = new Set<LedgerListener>();
  #state: Ledger = EMPTY_LEDGER;
  readonly #document: LedgerDocument;
  readonly #queue = new Queue(() => this.#rest());

  private constructor(stored: StoredBoard, store: Store, clock: Clock, { onWritten, loads }: Required<Around>) {
    this.board = stored.id;
    // Not the keys: the keyring has them.
    this.#stored = { secret: stored.secret, voices: stored.voices };
    this.#store = store;
    this.#clock = clock;
    this.#answers = new Answers(stored.secret);
    this.#ticks = new Ticks(clock, (late) => void this.#say(late));
    this.#paces = new Paces(clock.now);
    this.#onWritten = onWritten;
    this.#document = new LedgerDocument(() =>
      loads.run(this.#state.seq, () => loadDocument(this.board, store, this.#state)),
    );
  }

  /** @throws Error when there is no such board, or a row of it is damaged. */
  static async load(
    board: BoardId,
    store: Store,
    clock: Clock,
    { onWritten = () => undefined, loads = new Loads() }: Around = {},
  ): Promise<LedgerWriter> {
    const weight = await store.weigh(board);
    if (!weight) throw new Error("the ledger of a board that is not there");
    const writer = new LedgerWriter(weight.board, store, clock, { onWritten, loads });
    await loads.run(weight.events, () => writer.#read());
    await writer.#bringUpToDate();
    writer.#awaitTick();
    return writer;
  }

  /** The committed state. */
  get state(): Ledger {
    return this.#state;
  }

  /** What is kept beside it. */
  get backstage(): Backstage {
    return this.#backstage;
  }

  get busy(): boolean {
    return this.#isUsed || this.#ticks.isAwaited;
  }

  get #isUsed(): boolean {
    return this.#queue.isBusy || this.#listeners.size > 0;
  }

  get failed(): boolean {
    return this.#queue.isClosed;
  }

  listen(listener: LedgerListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      this.#rest();
    };
  }

  /** Decides and writes an intent. The same id with the same content gets the same answer, however often it comes. */
  submit(asker: Identity, intent: Intent): Promise<StoredAnswer> {
    return this.#queue.run(async () => {
      const known = await this.#store.intent(this.board, this.#answers.keyOf(asker.memberId, intent));
      if (known) return this.#answers.read(known, intent) ?? refuse("intent-reused");
      return this.#settle(
        (ledger) => {
          const planned = this.#backstage.decide(ledger, intent, asker);
          if (isRefusal(planned) || planned.drafts.length === 0) return planned;
          return this.#paces.refuses(ledger, intent, personOf(ledger, asker)) ?? planned;
        },
        (answer) => ({ intent: this.#answers.row(asker.memberId, intent, answer) }),
      );
    });
  }

  /** Writes what the server itself has to say, such as that somebody joined. */
  record(plan: Plan): Promise<StoredAnswer> {
    return this.#queue.run(() => this.#settle(plan));
  }

  /** To be awaited before somebody reads: a long document takes its time. @throws Error when it is damaged. */
  async open(): Promise<void> {
    if (!this.#document.isHere) await this.#queue.run(() => this.#document.open());
  }

  /** Looks at the document as it is committed. */
  read<T>(look: (doc: Y.Doc) => T): Promise<T | Refusal> {
    return this.#queue.run(async () => {
      await this.#document.open();
      return look(this.#document.doc);
    });
  }

  #rest(): void {
    if (!this.#isUsed) this.#document.rest();
  }

  /** @param kept how the answer is stored, where somebody asked. */
  async #settle(plan: Plan, kept?: (answer: StoredAnswer) => Extras): Promise<StoredAnswer> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const planned = plan(this.#state);
      if (isRefusal(planned)) {
        // A refusal by role is the same tomorrow or the role has changed; the others were decided on a state that moves on.
        if (!kept || REFUSALS[planned.refused] !== 409) return planned;
        if (await this.#commit([], kept(planned))) return planned;
        continue;
      }
      const { drafts, less } = await lookedFor(this.board, this.#store, this.#state, planned.drafts);
      const events = this.#seal(drafts);
      const { seq, hash } = events.at(-1) ?? this.#state;
      const { drafts: _, isHeld = false, ...beside } = planned;
      const answer: StoredAnswer = { seq, hash, ...(isHeld && { held: isHeld }) };
      if (await this.#commit(events, { ...beside, ...kept?.(answer) }, { less })) return answer;
    }
    return refuse("try-again");
  }

  /** Where the document is of an older form, one event says all of the state anew in the present one. */
  async #bringUpToDate(): Promise<void> {
    while (this.#state.form < LEDGER_FORM) {
      const draft = { kind: "board.brought", actor: "server", data: { to: LEDGER_FORM } } as const;
      await this.#commit(this.#seal([draft]), {}, { shown: null });
    }
  }

  #seal(drafts: readonly EventDraft[]): LedgerEvent[] {
    const { seq, hash } = this.#state;
    return seal(drafts, { board: this.board, seq, hash }, this.#time, sha256);
  }

  get #time(): number {
    return this.#backstage.time(this.#state, this.#clock.now());
  }

  /** Says what has waited until now. */
  async #say(late: Late): Promise<void> {
    try {
      const due: Plan = (ledger) => this.#backstage.due(ledger, late) ?? { drafts: [] };
      const isDue = this.#backstage.due(this.#state, late);
      if (isDue) await this.record(due);
      if (isDue?.held) this.#ticks.acted();
    } catch {
      return; // The commit has failed, and this writer with it: its successor says it.
    }
    this.#awaitTick();
  }

  #awaitTick(): void {
    if (!this.failed && this.#backstage.due(this.#state, SOME_TIME)) this.#ticks.ask();
    else this.#ticks.rest();
  }

  /**
   * True when it is on disk and shown; false when another node was first and the state has been read anew.
   * @param shown what of the state the document shows already; null for nothing. @param less the record without what goes.
   */
  async #commit(
    events: readonly LedgerEvent[],
    extras: Extras,
    { shown = this.#state, less = null }: { shown?: Ledger | null; less?: Without | null } = {},
  ): Promise<boolean> {
    if (events.length > 0) await this.#document.open();
    const before = this.#state;
    const after = less ? afterLess(before, less.state, events) : events.reduce(apply, before);
    const vector =
      this.#listeners.size > 0 && this.#document.isHere ? Y.encodeStateVector(this.#document.doc) : undefined;
    const update = events.length > 0 ? updateBetween(this.#document.doc, shown, after) : null;
    const door = after.board.doorOpen === before.board.doorOpen ? {} : { doorOpen: after.board.doorOpen };
    try {
      const { intent, key, ...beside } = extras;
      const rows = { ...this.#backstage.rows(beside), ...(intent && { intent }), ...(key && { key }) };
      // What is on the disk still has the texts that are to go: the document as it is now takes the place of all of it.
      const kept = less ? { update: Y.encodeStateAsUpdate(this.#document.doc), withheld: less.withheld } : { update };
      const outcome = await this.#store.append(this.board, { after: before.seq, events, ...kept, ...rows, ...door });
      if (outcome === "behind") {
        await this.#read();
        await this.#document.open();
        this.#show(Y.encodeStateAsUpdate(this.#document.doc, vector));
        return false;
      }
    } catch (fault) {
      this.#fail();
      throw fault;
    }
    this.#state = after;
    this.#backstage.apply(extras);
    this.#paces.note(events);
    this.#ticks.heard(events, after);
    this.#awaitTick();
    if (update) {
      this.#document.grow(update.length);
      this.#show(update);
    }
    this.#onWritten(events);
    return true;
  }

  async #read(): Promise<void> {
    const aside = this.#store.aside(this.board);
    const [{ state, updates }, beside] = await Promise.all([loadLedger(this.board, this.#store), aside]);
    this.#backstage = backstageOf(this.#stored, beside);
    this.#document.become(updates);
    this.#state = state;
  }

  #show(update: Uint8Array): void {
    for (const listener of this.#listeners) listener.updated(update);
  }

  async free(): Promise<void> {
    this.#ticks.rest();
  }

  #fail(): void {
    this.#queue.close();
    this.#ticks.rest();
    for (const listener of [...this.#listeners]) listener.failed();
  }
}
