import type * as Y from "yjs";
import { type Amount, amountOf, NONE } from "./amount.ts";
import type { NewSection } from "./fresh.ts";
import { type CanvasStore, endOf } from "./store.ts";
import { type Struct, VALUES } from "./update.ts";

/** What an update would change, by keys. */

/** What comes under a key. */
interface Brought {
  /** Of the newest value; nothing where the newest is deleted. */
  amount: Readonly<Amount>;
  /** The id of that: a client, and the last of its clocks. */
  client: number;
  end: number;
  /** What the first new item follows on. */
  readonly origin: Struct["origin"];
}

export class Change {
  /** Keys that have new items. */
  readonly brings = new Map<string, Readonly<Brought>>();
  /** Keys of which what is here is deleted. */
  readonly deletes: ReadonlySet<string>;
  #keys: readonly string[] | null = null;

  constructor(sections: Iterable<NewSection>, deletes: ReadonlySet<string>) {
    this.deletes = deletes;
    for (const { client, structs } of sections) for (const struct of structs) this.#bring(client, struct);
  }

  /** All keys, each once. */
  get keys(): readonly string[] {
    if (this.#keys) return this.#keys;
    const { brings, deletes } = this;
    const keys = [...brings.keys()];
    for (const key of deletes) if (!brings.has(key)) keys.push(key);
    this.#keys = keys;
    return keys;
  }

  #bring(client: number, { kind, clock, length, origin, place, values, starts }: Struct): void {
    const n = values.length;
    const bytes = n > 0 ? (starts[n] as number) - (starts[n - 1] as number) : 0;
    const amount = kind === VALUES ? amountOf(place, values[n - 1], bytes) : NONE;
    const known = this.brings.get(place) as Brought | undefined;
    const end = clock + length - 1;
    if (known) Object.assign(known, { amount, client, end });
    else this.brings.set(place, { amount, client, end, origin });
  }

  /** What an item counts for, if it is the newest that was brought under this key. */
  amountOf(key: string, item: Y.Item): Readonly<Amount> | undefined {
    const brought = this.brings.get(key);
    return brought?.client === item.id.client && brought.end === endOf(item) ? brought.amount : undefined;
  }

  /** Whether what is here under a key is surely gone afterwards. */
  replaces(key: string, store: CanvasStore): boolean {
    const last = store.last(key);
    if (this.deletes.has(key) || !last) return true;
    const origin = this.brings.get(key)?.origin;
    return origin?.client === last.id.client && origin.clock === endOf(last);
  }
}
