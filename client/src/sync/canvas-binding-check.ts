import { checkRecord } from "@acuerdo/shared";
import type { TLStore } from "@tldraw/tldraw";
import type { Held } from "./canvas-binding-values.ts";

/** What comes out of the document is a stranger's: left out where it is not sound, counted, and said once. */
export class EntryCheck {
  readonly #store: TLStore;
  readonly #bad = new Set<string>();

  constructor(store: TLStore) {
    this.#store = store;
  }

  get skipped(): number {
    return this.#bad.size;
  }

  /** Whether this value may stand under this key. */
  passes(key: string, value: unknown): boolean {
    const fault = checkRecord(key, value);
    if (fault) this.skip(key, fault);
    return fault === null;
  }

  /** Whether tldraw takes the record as well. */
  fits(record: Held): boolean {
    try {
      this.#store.schema.validateRecord(this.#store, record, "createRecord", null);
      return true;
    } catch {
      this.skip(record.id, "tldraw"); // its validators say no only by throwing
      return false;
    }
  }

  skip(key: string, fault: string): void {
    if (this.#bad.size === 0) console.warn(`canvas: an entry was left out (${fault}); further ones are only counted`);
    this.#bad.add(key.slice(0, 80));
  }
}
