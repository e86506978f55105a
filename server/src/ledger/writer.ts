import {
  type Actor,
  apply,
  type BoardId,
  canonicalJson,
  decide,
  EMPTY_LEDGER,
  type EventDraft,
  type Intent,
  invariant,
  isRefusal,
  LEDGER_CLIENT,
  type Ledger,
  type LedgerEvent,
  REFUSALS,
  type Refusal,
  refuse,
  seal,
  writeLedger,
} from "@acuerdo/shared";
import * as Y from "yjs";
import { hashOf } from "../auth.ts";
import type { Commit, Store, StoredAnswer } from "../store/store.ts";

/**
 * The one writer of a board's ledger. 1. One decision at a time. 2. What is not on disk is shown to nobody: readers wait
 * behind the decision under way. 3. After a failed commit the document holds what was never agreed to, so it is thrown away.
 */

/** A queue this long means that the disk cannot follow: better to say so than to let everybody wait. */
const MAX_QUEUE = 2_000;
/** Up to here the document is closed and opened again in less time than the commit between takes. */
const SMALL_BYTES = 16_384;
/** Another node may be first this often in a row before the asker is told to try again. */
const MAX_ATTEMPTS = 5;

export interface LedgerListener {
  /** A committed update of the ledger document. */
  updated(update: Uint8Array): void;
  /** This writer is no more: come back and meet its successor. */
  failed(): void;
}

type Extras = Pick<Commit, "intent" | "member">;
/** What to do on a state: drafts to append and what is stored with them, or a refusal. */
export type Plan = (ledger: Ledger) => ({ readonly drafts: readonly EventDraft[] } & Extras) | Refusal;

/** Brings the document from one state to the next and gives the bytes that do so. */
export function updateBetween(doc: Y.Doc, before: Ledger | null, after: Ledger): Uint8Array {
  let update: Uint8Array | null = null;
  const take = (bytes: Uint8Array) => {
    update = bytes;
  };
  doc.on("update", take);
  writeLedger(doc, before, after);
  doc.off("update", take);
  invariant(update, "a new event changes the ledger document");
  return update;
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  // Only now: Yjs gives itself another client id when it meets its own in what it applies.
  doc.clientID = LEDGER_CLIENT;
  return doc;
}

export class LedgerWriter {
  readonly board: BoardId;
  readonly #store: Store;
  readonly #now: () => number;
  readonly #listeners = new Set<LedgerListener>();
  #state: Ledger = EMPTY_LEDGER;
  /** Open while somebody reads it; while nobody does, a small one is bytes: open it is more than all else that a quiet board takes. */
  #doc: Y.Doc | readonly Uint8Array[] = [];
  /** Bytes of the updates that it is made of. */
  #size = 0;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #failed = false;

  private constructor(board: BoardId, store: Store, now: () => number) {
    this.board = board;
    this.#store = store;
    this.#now = now;
  }

  static async load(board: BoardId, store: Store, now: () => number): Promise<LedgerWriter> {
    const writer = new LedgerWriter(board, store, now);
    await writer.#read();
    return writer;
  }

  /** The committed state. */
  get state(): Ledger {
    return this.#state;
  }

  get busy(): boolean {
    return this.#waiting > 0 || this.#listeners.size > 0;
  }

  get failed(): boolean {
    return this.#failed;
  }

  listen(listener: LedgerListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      this.#rest();
    };
  }

  /** Decides and writes an intent. The same id with the same content gets the same answer, however often it comes. */
  submit(actor: Actor, intent: Intent): Promise<StoredAnswer> {
    return this.#enqueue(async () => {
      const digest = hashOf(canonicalJson(intent));
      const known = await this.#store.intent(this.board, actor.memberId, intent.id);
      if (known) return known.digest === digest ? known.answer : refuse("intent-reused");
      return this.#settle(
        (ledger) => {
          const decision = decide(ledger, intent, actor);
          if (isRefusal(decision)) return decision;
          return { drafts: decision };
        },
        { memberId: actor.memberId, id: intent.id, digest },
      );
    });
  }

  /** Writes what the server itself has to say, such as that somebody joined. */
  record(plan: Plan): Promise<StoredAnswer> {
    return this.#enqueue(() => this.#settle(plan));
  }

  /** Looks at the document as it is committed. */
  read<T>(look: (doc: Y.Doc) => T): Promise<T | Refusal> {
    return this.#enqueue(async () => look(this.#document));
  }

  get #document(): Y.Doc {
    if (!(this.#doc instanceof Y.Doc)) this.#doc = documentOf(this.#doc);
    return this.#doc;
  }

  #rest(): void {
    if (this.busy || this.#size > SMALL_BYTES || !(this.#doc instanceof Y.Doc)) return;
    const update = Y.encodeStateAsUpdate(this.#doc);
    this.#doc.destroy();
    this.#doc = [update];
    this.#size = update.length;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T | Refusal> {
    if (this.#failed || this.#waiting >= MAX_QUEUE) return Promise.resolve(refuse("try-again"));
    this.#waiting += 1;
    const done = this.#tail.then(async () => (this.#failed ? refuse("try-again") : work()));
    this.#tail = done
      .catch(() => undefined)
      .finally(() => {
        this.#waiting -= 1;
        this.#rest();
      });
    return done;
  }

  async #settle(plan: Plan, asked?: Omit<NonNullable<Commit["intent"]>, "answer">): Promise<StoredAnswer> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const planned = plan(this.#state);
      if (isRefusal(planned)) {
        // A refusal by role is the same tomorrow or the role has changed; the others were decided on a state that moves on.
        if (!asked || REFUSALS[planned.refused] !== 409) return planned;
        if (await this.#commit([], { intent: { ...asked, answer: planned } })) return planned;
        continue;
      }
      const events = seal(
        planned.drafts,
        { board: this.board, seq: this.#state.seq, hash: this.#state.hash },
        this.#now(),
      );
      const { seq, hash } = events.at(-1) ?? this.#state;
      const answer = { seq, hash };
      const { drafts: _, ...extras } = planned;
      if (await this.#commit(events, asked ? { ...extras, intent: { ...asked, answer } } : extras)) return answer;
    }
    return refuse("try-again");
  }

  /** True when it is on disk and shown; false when another node was first and the state has been read anew. */
  async #commit(events: readonly LedgerEvent[], extras: Extras): Promise<boolean> {
    const before = this.#state;
    const after = events.reduce(apply, before);
    const vector = this.#listeners.size > 0 ? Y.encodeStateVector(this.#document) : undefined;
    const update = events.length > 0 ? updateBetween(this.#document, before, after) : null;
    const door = after.board.doorOpen === before.board.doorOpen ? {} : { doorOpen: after.board.doorOpen };
    try {
      const outcome = await this.#store.append(this.board, { after: before.seq, events, update, ...extras, ...door });
      if (outcome === "behind") {
        await this.#read();
        this.#show(Y.encodeStateAsUpdate(this.#document, vector));
        return false;
      }
    } catch (fault) {
      this.#fail();
      throw fault;
    }
    this.#state = after;
    if (update) {
      this.#size += update.length;
      this.#show(update);
    }
    return true;
  }

  async #read(): Promise<void> {
    const { events, updates } = await this.#store.ledger(this.board);
    if (this.#doc instanceof Y.Doc) this.#doc.destroy();
    this.#doc = updates;
    this.#size = updates.reduce((sum, { length }) => sum + length, 0);
    this.#state = events.reduce(apply, EMPTY_LEDGER);
    invariant(this.#state.seq > 0, "a board begins with its opening");
  }

  #show(update: Uint8Array): void {
    for (const listener of this.#listeners) listener.updated(update);
  }

  #fail(): void {
    this.#failed = true;
    for (const listener of [...this.#listeners]) listener.failed();
  }
}

/** A new board's opening: its first event and the document that shows it. */
export function openingCommit(
  board: BoardId,
  opened: Extract<EventDraft, { kind: "board.opened" }>["data"],
  now: number,
): Commit {
  const draft = { kind: "board.opened", actor: "server", data: opened } as const;
  const events = seal([draft], { board, seq: 0, hash: EMPTY_LEDGER.hash }, now);
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  return { after: 0, events, update: updateBetween(doc, null, events.reduce(apply, EMPTY_LEDGER)) };
}
