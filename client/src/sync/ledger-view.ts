import { type Ledger, ROOTS, type Root, readLedger } from "@acuerdo/shared";
import type * as Y from "yjs";

/** The ledger document as a state, read again only where it changed. */
export class LedgerView {
  #ledger: Ledger | null = null;
  readonly #doc: Y.Doc;
  readonly #roots: ReadonlyMap<Y.AbstractType<unknown>, Root>;
  readonly #onChange: (ledger: Ledger) => void;

  constructor(doc: Y.Doc, onChange: (ledger: Ledger) => void) {
    this.#doc = doc;
    this.#onChange = onChange;
    this.#roots = new Map(ROOTS.map((root) => [doc.getMap(root) as Y.AbstractType<unknown>, root]));
    doc.on("afterTransaction", this.#read);
  }

  get ledger(): Ledger | null {
    return this.#ledger;
  }

  close(): void {
    this.#doc.off("afterTransaction", this.#read);
  }

  readonly #read = (transaction: Y.Transaction): void => {
    const changed = new Map<Root, Set<string>>();
    for (const [type, keys] of transaction.changed) {
      const root = this.#roots.get(type as Y.AbstractType<unknown>);
      if (root) changed.set(root, keys as Set<string>); // null stands for places in a list, which no root is
    }
    if (changed.size === 0) return;
    this.#ledger = readLedger(this.#doc, this.#ledger, changed);
    if (this.#ledger) this.#onChange(this.#ledger);
  };
}
