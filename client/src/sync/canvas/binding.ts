import {
  type BindingRecord,
  type CanvasValue,
  ORIGIN,
  RECORDS,
  type RecordFault,
  type ShapeRecord,
  splitKey,
  xyKey,
} from "@acuerdo/shared";
import type { TLBinding, TLShape, TLStore } from "@tldraw/tldraw";
import type * as Y from "yjs";
import { Bases } from "./binding-bases.ts";
import { type CheckPort, EntryCheck } from "./binding-check.ts";
import { merge } from "./binding-merge.ts";
import { holdCost, isHeldBack, writable } from "./binding-rules.ts";
import { type Held, type HeldId, keysChanged, keysOf, placeOf, same, shapeFrom, valueAt } from "./binding-values.ts";

/**
 * tldraw's store and the canvas document, kept the same. What others write is a stranger's until it is checked: one bad
 * record must never keep anybody out of a board. Between two flushes the local keys that wait are stronger than what
 * comes in; apart from them the store is what the document says.
 */

export interface CanvasBindingPort extends CheckPort {
  /** False for observers: nothing is written, whatever the store holds. */
  readonly mayWrite: boolean;
  /** A change of ours was taken back because no board would take it. */
  readonly refused: (fault: RecordFault) => void;
  /** Runs with the next frame: what twenty people move in one frame is drawn once. */
  readonly frame: (run: () => void) => void;
}

/** What a key is about, also where no board takes such a key: whatever was drawn here is written, or said to be refused. */
const idIn = (key: string): HeldId => (splitKey(key)?.id ?? key.replace(/\|xy$/, "")) as HeldId;

/** Thirty times a second: fast enough for a drag to look continuous, a third of what a pointer reports. */
const FLUSH_MS = 33;

export class CanvasBinding {
  readonly #doc: Y.Doc;
  readonly #records: Y.Map<CanvasValue>;
  readonly #store: TLStore;
  readonly #port: CanvasBindingPort;
  /** Keys that were changed here and are not written yet. */
  readonly #pending = new Set<string>();
  readonly #bases: Bases;
  readonly #bindings = new Set<HeldId>();
  /** Keys that others have changed and that are not in the store yet. */
  readonly #news = new Set<string>();
  readonly #touched = new Set<string>();
  readonly #check: EntryCheck;
  readonly #stopListening: () => void;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(doc: Y.Doc, store: TLStore, port: CanvasBindingPort) {
    this.#doc = doc;
    this.#records = doc.getMap(RECORDS);
    this.#store = store;
    this.#port = port;
    this.#check = new EntryCheck(store, port);
    this.#bases = new Bases(this.#records, this.#check);
    this.pullRemote(this.#records.keys());
    this.#records.observe(this.#onRemote);
    this.#stopListening = port.mayWrite ? this.#listen() : () => undefined;
  }

  /** Entries of the document that were left out because they are not sound. */
  get skipped(): number {
    return this.#check.skipped.size;
  }

  /** Takes away, for everybody, what is left out here. */
  removeSkipped(): void {
    const keys = [...this.#check.skipped].flatMap((key) => (key.startsWith("shape:") ? [key, `${key}|xy`] : [key]));
    this.#doc.transact(() => {
      for (const key of keys) if (this.#records.has(key)) this.#records.delete(key);
    });
  }

  /** Whether somebody else has changed this record since we made it, or since it came. */
  readonly changedByOthers = (id: string): boolean => this.#touched.has(id);

  close(): void {
    this.#closed = true;
    this.pushLocal();
    clearTimeout(this.#timer);
    this.#stopListening();
    this.#records.unobserve(this.#onRemote);
  }

  /** Writes what waits, in one transaction: only keys that differ, only values that a board takes. */
  pushLocal(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.pullRemote([]); // two shapes that share an index here are not written like that
    const refused = new Map<HeldId, RecordFault>();
    const before = new Set<HeldId>();
    const ids = this.#waitingIds().sort().reverse(); // shapes before the bindings that need them
    for (const id of ids) if (this.#records.has(id)) before.add(id);
    this.#doc.transact(() => {
      for (const id of ids) this.#write(id, refused);
    }, this);
    const comeOrGone = ids.filter((id) => this.#records.has(id) !== before.has(id));
    const again = [...refused.keys(), ...this.#bindingsOf(new Set(comeOrGone))];
    if (again.length > 0) this.pullRemote(again);
    for (const fault of new Set(refused.values())) this.#port.refused(fault);
  }

  /** Brings the store to what the document says under these keys. `own`: this browser wrote it, by another way than the canvas. */
  pullRemote(keys: Iterable<string>, own = false): void {
    const ids = new Set<HeldId>();
    const shapes = new Map<HeldId, TLShape | null>();
    const bindings = new Map<HeldId, TLBinding | null>();
    for (const key of keys) {
      const named = splitKey(key);
      if (named === null && this.#records.has(key)) this.#check.skip(key, "key");
      else if (named === null) this.#check.release(key);
      else ids.add(named.id as HeldId);
      if (named === null) (key.startsWith("shape:") ? shapes : bindings).set(idIn(key), null);
    }
    const isShape = (id: HeldId) => id.startsWith("shape:");
    for (const id of ids) if (isShape(id) && !this.#pending.has(id)) this.#bases.read(id, own);
    const moved = this.#bases.settle().filter((id) => !ids.has(id));
    for (const id of [...ids, ...moved]) if (isShape(id)) shapes.set(id, this.#shape(id));
    for (const id of this.#bindingsOf(ids)) bindings.set(id, this.#binding(id, shapes));
    const changed = new Set(merge(this.#store, this.#check, shapes, bindings));
    for (const id of moved) changed.delete(id); // another index only, for the others' sake
    for (const id of changed) this.#touched.add(id);
  }

  readonly #onRemote = ({ keysChanged }: Y.YMapEvent<CanvasValue>, { origin, local }: Y.Transaction): void => {
    if (origin === this) return;
    if (local) {
      this.pullRemote(keysChanged, true);
      return;
    }
    const waiting = this.#news.size > 0;
    for (const key of keysChanged) this.#news.add(key);
    if (!waiting) this.#port.frame(this.#pullNews);
  };

  readonly #pullNews = (): void => {
    if (this.#closed) return;
    const keys = [...this.#news];
    this.#news.clear();
    this.pullRemote(keys);
  };

  /** At once, not with the store's next frame: what comes in between must find the local keys waiting. */
  #listen(): () => void {
    const whole = (record: Held, source: string) => {
      if (source === "user") this.#note(record.id, keysOf(record.id));
      this.#touched.delete(record.id);
    };
    const afterChange = (from: Held, to: Held, source: string) => {
      if (source === "user") this.#note(to.id, keysChanged(from, to));
    };
    const { sideEffects } = this.#store;
    const stops = [
      sideEffects.registerAfterCreateHandler("shape", whole),
      sideEffects.registerAfterDeleteHandler("shape", whole),
      sideEffects.registerAfterChangeHandler("shape", afterChange),
      sideEffects.registerAfterCreateHandler("binding", whole),
      sideEffects.registerAfterDeleteHandler("binding", whole),
      sideEffects.registerAfterChangeHandler("binding", afterChange),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  #note(id: HeldId, keys: readonly string[]): void {
    for (const key of keys) this.#pending.add(key);
    if (id.startsWith("binding:")) this.#bindings.add(id);
    const record = this.#store.get(id);
    if (id.startsWith("shape:") && keys.includes(id)) this.#bases.note(id, record as TLShape | undefined);
    if (!record || !this.#isHeldBack(record)) this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.pushLocal(), FLUSH_MS);
  }

  #waitingIds(): HeldId[] {
    const ids = new Set<HeldId>();
    for (const key of this.#pending) ids.add(idIn(key));
    return [...ids];
  }

  #write(id: HeldId, refused: Map<HeldId, RecordFault>): void {
    const record = this.#store.get(id);
    const keys = keysOf(id).filter((key) => this.#pending.has(key));
    if (record && this.#isHeldBack(record)) return;
    for (const key of keys) this.#pending.delete(key);
    if (!record) {
      this.#delete(id);
      return;
    }
    const values = keys.map((key) => [key, writable(key, valueAt(splitKey(key)?.kind ?? "shape", record))] as const);
    const end = record.typeName === "binding" ? (refused.get(record.fromId) ?? refused.get(record.toId)) : undefined;
    const fault = end ?? values.map(([, value]) => value).find((value) => typeof value === "string");
    if (fault === "key") this.#bases.forget(id);
    if (fault) refused.set(id, fault);
    else for (const [key, value] of values) this.#set(id, key, value as CanvasValue);
  }

  #isHeldBack(record: Held): boolean {
    return !this.#records.has(record.id) && isHeldBack(record);
  }

  /** What is written is shown as it was written, which is not always as it was meant. */
  #set(id: HeldId, key: string, value: CanvasValue): void {
    const isNews = !same(this.#records.get(key), value);
    if (isNews) this.#records.set(key, value);
    if (key !== id || !id.startsWith("shape:")) return;
    if (isNews) this.#bases.wrote(id, value as ShapeRecord);
    else this.#bases.read(id, false);
    const known = this.#store.get(id) as TLShape;
    const shape = shapeFrom(value as ShapeRecord, [known.x, known.y], known);
    if (!same(known, shape)) this.#store.mergeRemoteChanges(() => this.#store.put([shape]));
  }

  #delete(id: HeldId): void {
    this.#bases.forget(id);
    this.#bindings.delete(id);
    for (const key of keysOf(id)) if (this.#records.has(key)) this.#records.delete(key);
  }

  /** The shape as the store should hold it, or null where it should not. */
  #shape(id: HeldId): TLShape | null {
    const known = this.#store.get(id) as TLShape | undefined;
    if (this.#pending.has(id))
      return known ? this.#bases.inOrder(id, { ...known, ...this.#place(id, known, true) }) : null;
    const base = this.#bases.get(id);
    if (!base) return null;
    const { x, y } = this.#place(id, known, base.own);
    return shapeFrom(this.#bases.inOrder(id, base.shown), [x, y], known);
  }

  /**
   * Where the shape lies. Somebody may delete a shape while we change it: what we write then outlives its place, and so
   * whoever is at work on it writes the place again.
   */
  #place(id: HeldId, known: TLShape | undefined, own: boolean): { x: number; y: number } {
    const key = xyKey(id as ShapeRecord["id"]);
    if (known && this.#pending.has(key)) return { x: known.x, y: known.y };
    const place = placeOf(this.#records.get(key));
    if (!place && known && own && this.#port.mayWrite) {
      this.#pending.add(key);
      this.#schedule();
      return { x: known.x, y: known.y };
    }
    const [x, y] = place ?? ORIGIN;
    return { x, y };
  }

  /** Bindings among these ids, and those that hang on shapes among them. */
  #bindingsOf(ids: ReadonlySet<HeldId>): Set<HeldId> {
    const found = new Set<HeldId>();
    for (const id of ids) {
      if (!id.startsWith("binding:")) continue;
      found.add(id);
      if (this.#records.has(id) || this.#pending.has(id)) this.#bindings.add(id);
      else this.#bindings.delete(id);
    }
    for (const id of this.#bindings) {
      const { fromId, toId } = (this.#records.get(id) ?? this.#store.get(id) ?? {}) as Partial<TLBinding>;
      if (fromId && toId && (ids.has(fromId) || ids.has(toId))) found.add(id);
    }
    return found;
  }

  /**
   * A binding waits until both its ends are there, an arrow and what is none: tldraw looks at them without asking, and
   * two arrows held to each other would have no end.
   */
  #binding(id: HeldId, shapes: ReadonlyMap<HeldId, TLShape | null>): TLBinding | null {
    const waits = this.#pending.has(id);
    const value: unknown = waits ? this.#store.get(id) : this.#records.get(id);
    const read = value === undefined || waits ? value : this.#check.read(id, value);
    if (!read) {
      if (value === undefined) this.#check.release(id);
      return null;
    }
    const binding = read as BindingRecord & TLBinding;
    const at = (end: HeldId) => shapes.get(end) ?? (shapes.has(end) ? null : (this.#store.get(end) as TLShape));
    const [from, to] = [at(binding.fromId), at(binding.toId)];
    if (from?.type !== "arrow" || !to || to.type === "arrow") return null;
    // between two things that are far apart a hold makes more of an arrow than it says itself
    const affordable = this.#check.affords(id, holdCost(from, to));
    return waits || (affordable && this.#check.fits(binding)) ? binding : null;
  }
}
