import { isRoomyIndex, orderly } from "@acuerdo/shared";

/**
 * The order of the shapes as tldraw is given it: that of the document, where shapes that share an index, or have one that
 * leaves no room, get one of their own. tldraw cannot tell two shapes at the same index apart, and throws when something is
 * to go between them.
 */
export class ShapeOrder {
  /** As the document has them, or as they were changed here and are not written yet. */
  readonly #indexes = new Map<string, string>();
  readonly #holders = new Map<string, number>();
  /** How many share an index with another, or leave no room. */
  #odd = 0;
  #shown: ReadonlyMap<string, string> = new Map();
  #isStale = false;

  /** A shape has this index now; null: it is not there any more. */
  note(id: string, index: string | null): void {
    const before = this.#indexes.get(id) ?? null;
    if (before === index) return;
    if (before !== null) this.#count(before, -1);
    if (index !== null) this.#count(index, 1);
    if (index === null) this.#indexes.delete(id);
    else this.#indexes.set(id, index);
    this.#isStale = true;
  }

  #count(index: string, by: 1 | -1): void {
    const holders = (this.#holders.get(index) ?? 0) + by;
    if (holders === 0) this.#holders.delete(index);
    else this.#holders.set(index, holders);
    if (!isRoomyIndex(index) || Math.max(holders, holders - by) > 1) this.#odd += by;
  }

  /** The index at which tldraw is to have it. */
  indexOf(id: string): string | undefined {
    return this.#shown.get(id) ?? this.#indexes.get(id);
  }

  /** Puts them in order; gives the shapes whose index is another for it. */
  settle(): string[] {
    if (!this.#isStale) return [];
    this.#isStale = false;
    if (this.#odd === 0 && this.#shown.size === 0) return [];
    const before = this.#shown;
    this.#shown = orderly(this.#indexes);
    return [...new Set([...before.keys(), ...this.#shown.keys()])].filter(
      (id) => before.get(id) !== this.#shown.get(id) && this.#indexes.has(id),
    );
  }
}
