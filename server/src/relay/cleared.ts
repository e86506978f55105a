import * as Y from "yjs";

/**
 * Where a canvas' past was cleared away (`guard/reclaim.ts`), nobody's copy from before may be mixed with what it is now:
 * whoever has something of it, and not the mark that came with the clearing, has to load the canvas afresh. Of client ids
 * that the canvas does not name any more it is remembered here how far they had come, and nobody but those is told who come
 * with them: by that they know what of their copy was here, and what never was.
 */

/** So many are remembered one by one, some 650 kB on disk; with more, whoever has anything and not the mark is from before. */
const MAX_REMEMBERED = 65_536;
/** Stands for those who are not remembered: no client has this id. */
const FORGOTTEN = 2 ** 32;

type Clocks = ReadonlyMap<number, number>;
const NONE: Clocks = new Map();

export class Cleared {
  readonly #kept: Clocks;
  /** What everybody has of it who has loaded it since, or a part of it. */
  readonly #marks: Clocks;
  /** Whoever wrote on it and has nothing on it any more. */
  readonly gone: Clocks;
  readonly #forgets: boolean;

  /**
   * @param state a state vector of all that there ever was, with the mark; none where nothing was cleared away.
   * @param doc the canvas since then.
   */
  constructor(state: Uint8Array | undefined, doc: Y.Doc) {
    const all = state ? Y.decodeStateVector(state) : new Map<number, number>();
    this.#forgets = all.delete(FORGOTTEN);
    const isHere = (client: number) => doc.store.clients.has(client);
    this.#kept = new Map([...all].filter(([client]) => isHere(client)));
    // a mark is nothing but a stretch of nothing; clearings of before have left others like it, which came with it
    const isMark = (client: number) =>
      doc.store.clients.get(client)?.every((struct) => struct instanceof Y.GC) ?? false;
    const marks = new Map([...this.#kept].filter(([client]) => isMark(client)));
    this.#marks = marks.size > 0 ? marks : this.#kept;
    this.gone = all.size === this.#kept.size ? NONE : new Map([...all].filter(([client]) => !isHere(client)));
  }

  /**
   * Whether a state vector is that of a copy from before: then what the canvas had of it and names no more; null where not.
   * @param own client ids that whoever asks writes under: of those that are not known, nothing was here.
   * @throws Error when it is not a state vector.
   */
  before(stateVector: Uint8Array, own: readonly number[] = []): Clocks | null {
    if (this.#kept.size === 0) return null;
    const known = Y.decodeStateVector(stateVector);
    const isOfHere = ([client, clock]: readonly [number, number]) =>
      clock > 0 && (this.#forgets || this.#kept.has(client) || this.gone.has(client));
    if (![...known].some(isOfHere)) return null;
    for (const [client, until] of this.#marks) if ((known.get(client) ?? 0) < until) return this.#toldOf(known, own);
    return null;
  }

  #toldOf(known: Clocks, own: readonly number[]): Clocks {
    const told = new Map<number, number>();
    for (const [client, clock] of known) {
      const until = this.gone.get(client);
      if (until !== undefined) told.set(client, until);
      else if (this.#forgets && !this.#kept.has(client) && !own.includes(client)) told.set(client, clock);
    }
    return told;
  }

  /** The same once `before` was cleared and became `after`, to be stored with it. */
  stateAfter(before: Y.Doc, after: Y.Doc): Uint8Array {
    const gone = new Map(this.gone);
    for (const client of before.store.clients.keys()) {
      if (!after.store.clients.has(client)) gone.set(client, Y.getState(before.store, client));
    }
    const isTooMany = this.#forgets || gone.size > MAX_REMEMBERED;
    const rest = isTooMany ? new Map([[FORGOTTEN, 1]]) : gone;
    return Y.encodeStateVector(new Map([...rest, ...Y.decodeStateVector(Y.encodeStateVector(after))]));
  }
}
