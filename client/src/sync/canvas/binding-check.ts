import { type CanvasValue, drawn, isShapeKey, MAX_DRAWN, readRecord, SHARES, type ShapeRecord } from "@acuerdo/shared";
import type { TLStore } from "@tldraw/tldraw";
import type { Held } from "./binding-values.ts";

/**
 * What comes out of the document is a stranger's: mended where it was taken before the bounds of today, left out where it
 * is not sound or costs too much to be drawn, counted, and said once.
 */

/** What a viewer draws at most: what a board may hold, and somewhat more for what it held before there was a bound. */
const MOST = 1.25;
const MAX_BUDGET = { drawn: SHARES.drawn.board * MOST, drawings: SHARES.drawings.board * MOST };

export interface CheckPort {
  /** False: only cards and clusters are shown. */
  readonly drawings?: boolean;
  /** How many entries are left out because they are not sound, or too much; and how many drawings are not shown at all. */
  readonly left?: (unsound: number, hidden: number) => void;
}

const isDrawing = ({ type }: ShapeRecord): boolean => type !== "position" && type !== "cluster";

/** Whether a text says anything: an empty one can neither be seen nor hit. */
export function hasWords(rich: unknown): boolean {
  const { text, content } = rich as { readonly text?: string; readonly content?: readonly unknown[] };
  return /\S/.test(text ?? "") || (content ?? []).some(hasWords);
}

export class EntryCheck {
  readonly #store: TLStore;
  readonly #port: CheckPort;
  readonly #bad = new Set<string>();
  readonly #hidden = new Set<string>();
  /** What each drawing that is shown costs. */
  readonly #costs = new Map<string, number>();
  #cost = 0;
  #hasWarned = false;

  constructor(store: TLStore, port: CheckPort) {
    this.#store = store;
    this.#port = port;
  }

  /** Keys that were left out because they are not sound, or too much. */
  get skipped(): ReadonlySet<string> {
    return this.#bad;
  }

  /** The entry as it may be shown; null where it may not. */
  read(key: string, value: unknown): CanvasValue | null {
    const read = readRecord(key, value);
    if (typeof read === "string") return this.skip(key, read);
    const shape = read as ShapeRecord;
    if (!isShapeKey(key) || !isDrawing(shape)) return read;
    if (this.#port.drawings === false) return this.#hide(key);
    if (shape.type === "text" && !hasWords(shape.props.richText)) return this.skip(key, "text");
    return this.affords(key, drawn(shape)) ? read : this.skip(key, "points");
  }

  /** Whether there is room for what this costs to be drawn, which it then takes up. */
  affords(key: string, cost: number): boolean {
    this.release(key);
    if (cost > MAX_DRAWN || this.#cost + cost > MAX_BUDGET.drawn || this.#costs.size >= MAX_BUDGET.drawings)
      return false;
    this.#costs.set(key, cost);
    this.#cost += cost;
    return true;
  }

  /** It is not shown any more, or was left out and is gone. */
  release(key: string): void {
    this.#cost -= this.#costs.get(key) ?? 0;
    this.#costs.delete(key);
    if (this.#bad.delete(key) || this.#hidden.delete(key)) this.#tell();
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

  skip(key: string, fault: string): null {
    this.release(key);
    if (!this.#hasWarned) console.warn(`canvas: an entry was left out (${fault}); further ones are only counted`);
    this.#hasWarned = true;
    this.#bad.add(key);
    this.#tell();
    return null;
  }

  #hide(key: string): null {
    this.release(key);
    this.#hidden.add(key);
    this.#tell();
    return null;
  }

  #tell(): void {
    this.#port.left?.(this.#bad.size, this.#hidden.size);
  }
}
