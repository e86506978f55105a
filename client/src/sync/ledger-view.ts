import { type Ledger, ROOTS, type Root, readLedger } from "@acuerdo/shared";
import type * as Y from "yjs";

/** The ledger document as a state, read again only where it changed, and once a frame however much has come in. */

type Frame = (run: () => void) => void;

/** Before the next frame; at once where nobody looks, because a hidden page has no frames. */
const nextFrame: Frame = (run) => void (document.hidden ? run() : requestAnimationFrame(run));

export class LedgerView {
  #ledger: Ledger | null = null;
  #changed = new Map<Root, Set<string>>();
  #closed = false;
  readonly #doc: Y.Doc;
  readonly #roots: ReadonlyMap<Y.AbstractType<unknown>, Root>;
  readonly #onChange: (ledger: Ledger) => void;
  readonly #frame: Frame;

  constructor(doc: Y.Doc, onChange: (ledger: Ledger) => void, frame: Frame = nextFrame) {
    this.#doc = doc;
    this.#onChange = onChange;
    this.#frame = frame;
    this.#roots = new Map(ROOTS.map((root) => [doc.getMap(root) as Y.AbstractType<unknown>, root]));
    doc.on("afterTransaction", this.#note);
  }

  get ledger(): Ledger | null {
    return this.#ledger;
  }

  close(): void {
    this.#closed = true;
    this.#doc.off("afterTransaction", this.#note);
  }

  readonly #note = (transaction: Y.Transaction): void => {
    const waiting = this.#changed.size > 0;
    for (const [type, keys] of transaction.changed) {
      const root = this.#roots.get(type as Y.AbstractType<unknown>);
      if (!root) continue;
      const known = this.#changed.get(root) ?? new Set();
      for (const key of keys as Set<string>) known.add(key); // null stands for places in a list, which no root is
      this.#changed.set(root, known);
    }
    if (waiting || this.#changed.size === 0) return;
    // nothing is shown yet: everybody waits for it
    if (this.#ledger === null) this.#read();
    else this.#frame(() => this.#read());
  };

  #read(): void {
    if (this.#closed) return;
    const changed = this.#changed;
    this.#changed = new Map();
    this.#ledger = readLedger(this.#doc, this.#ledger, changed);
    if (this.#ledger) this.#onChange(this.#ledger);
  }
}
