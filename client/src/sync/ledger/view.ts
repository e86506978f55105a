import { type Ledger, ROOTS, type Root, readLedger } from "@acuerdo/shared";
import type * as Y from "yjs";

/**
 * The ledger document as a state, read again only where it changed, and once a frame however much has come in. While it comes
 * in part it is shown as it was when it was whole: half a ledger is nobody's.
 */

type Frame = (run: () => void) => void;

/** Before the next frame; at once where nobody looks, because a hidden page has no frames. */
const nextFrame: Frame = (run) => void (document.hidden ? run() : requestAnimationFrame(run));

export interface LedgerViewPort {
  readonly arrived: (ledger: Ledger) => void;
  /** What the document holds cannot be read as a ledger. */
  readonly unreadable: (fault: unknown) => void;
}

export class LedgerView {
  #ledger: Ledger | null = null;
  #changed = new Map<Root, Set<string>>();
  #closed = false;
  #isHeld = false;
  readonly #doc: Y.Doc;
  readonly #roots: ReadonlyMap<Y.AbstractType<unknown>, Root>;
  readonly #port: LedgerViewPort;
  readonly #frame: Frame;

  constructor(doc: Y.Doc, port: LedgerViewPort, frame: Frame = nextFrame) {
    this.#doc = doc;
    this.#port = port;
    this.#frame = frame;
    this.#roots = new Map(ROOTS.map((root) => [doc.getMap(root) as Y.AbstractType<unknown>, root]));
    doc.on("afterTransaction", this.#note);
  }

  get ledger(): Ledger | null {
    return this.#ledger;
  }

  /** From now on it comes in part. */
  hold(): void {
    this.#isHeld = true;
  }

  /** It is whole. */
  release(): void {
    this.#isHeld = false;
    if (this.#changed.size > 0) this.#read();
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
    if (waiting || this.#isHeld || this.#changed.size === 0) return;
    // nothing is shown yet: everybody waits for it
    if (this.#ledger === null) this.#read();
    else this.#frame(() => this.#read());
  };

  #read(): void {
    if (this.#closed || this.#isHeld) return;
    const changed = this.#changed;
    this.#changed = new Map();
    try {
      this.#ledger = readLedger(this.#doc, this.#ledger, changed);
    } catch (fault) {
      this.#port.unreadable(fault);
      return;
    }
    if (this.#ledger) this.#port.arrived(this.#ledger);
  }
}
