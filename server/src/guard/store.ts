import { type CanvasValue, RECORDS } from "@acuerdo/shared";
import * as Y from "yjs";

/** The server's copy of the canvas document, as the guard looks at it: where things are, never changing anything. */

export interface Id {
  readonly client: number;
  readonly clock: number;
}

/** The last clock of an item. */
export function endOf(item: Y.Item | Y.GC): number {
  return item.id.clock + item.length - 1;
}

const NOBODY: ReadonlyMap<number, number> = new Map();

export class CanvasStore {
  readonly #doc: Y.Doc;
  readonly #gone: ReadonlyMap<number, number>;
  readonly records: Y.Map<CanvasValue>;

  /** @param gone client ids that wrote here and that the document does not name any more. */
  constructor(doc: Y.Doc, gone: ReadonlyMap<number, number> = NOBODY) {
    this.#doc = doc;
    this.#gone = gone;
    this.records = doc.getMap(RECORDS);
  }

  get ownClient(): number {
    return this.#doc.clientID;
  }

  /** Clock after the last struct of a client that is here. */
  state(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  /** Whether it wrote here, and nothing of it is here any more. */
  isGone(client: number): boolean {
    return this.#gone.has(client);
  }

  /** What is here under this id, which must be here. */
  at({ client, clock }: Id): Y.Item | Y.GC {
    const structs = this.#doc.store.clients.get(client) as (Y.Item | Y.GC)[];
    return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
  }

  /** What is here of a client from `clock` on, in its order. */
  *from(client: number, clock: number): Iterable<Y.Item | Y.GC> {
    const structs = this.#doc.store.clients.get(client) as (Y.Item | Y.GC)[];
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) yield structs[i] as Y.Item | Y.GC;
  }

  /** The key of `records` that an item belongs to; null for one elsewhere, in a list, or garbage. */
  keyOf(item: Y.Item | Y.GC, onlyRecords: boolean): string | null {
    return item instanceof Y.Item && (item.parent === this.records || !onlyRecords) ? item.parentSub : null;
  }

  /** Whether it is not known any more where it lay: what follows on it has no place. */
  isCleared(item: Y.Item | Y.GC): boolean {
    return item instanceof Y.GC;
  }

  /** The last item under a key: its value, or what was deleted last. */
  last(key: string): Y.Item | undefined {
    return this.records._map.get(key);
  }

  /** What stood under the same key for whoever wrote this; undefined where nothing did, or nothing is known of it any more. */
  seenBy({ origin }: Y.Item): Y.Item | undefined {
    if (!origin || Y.getState(this.#doc.store, origin.client) <= origin.clock) return undefined;
    const seen = this.at(origin);
    return seen instanceof Y.Item ? seen : undefined;
  }

  /** Whether Yjs keeps something back that refers to what is not here. */
  get pending(): boolean {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  apply(update: Uint8Array, origin: unknown): void {
    Y.applyUpdate(this.#doc, update, origin);
  }
}
