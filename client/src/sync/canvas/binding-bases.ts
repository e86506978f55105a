import type { CanvasValue, ShapeRecord } from "@acuerdo/shared";
import type { TLShape } from "@tldraw/tldraw";
import type * as Y from "yjs";
import type { EntryCheck } from "./binding-check.ts";
import { type HeldId, shapeFrom } from "./binding-values.ts";
import { ShapeOrder } from "./shape-order.ts";

/** What the document says of each shape beside its place: looked at once, mended where it needs it, and put in order. */

export interface Base {
  readonly value: CanvasValue;
  readonly shown: ShapeRecord;
  /** This browser wrote it, and nobody has replaced it since. */
  readonly own: boolean;
}

export class Bases {
  readonly #records: Y.Map<CanvasValue>;
  readonly #check: EntryCheck;
  readonly #bases = new Map<HeldId, Base>();
  readonly #order = new ShapeOrder();

  constructor(records: Y.Map<CanvasValue>, check: EntryCheck) {
    this.#records = records;
    this.#check = check;
  }

  get(id: HeldId): Base | undefined {
    return this.#bases.get(id);
  }

  /** Looks at what the document says, unless it is what it was. `own`: this browser wrote it. */
  read(id: HeldId, own: boolean): void {
    const value: unknown = this.#records.get(id);
    const known = this.#bases.get(id);
    if (value === undefined) this.forget(id);
    else if (known?.value === value) this.#order.note(id, known.shown.index);
    else this.#take(id, value as CanvasValue, own);
  }

  #take(id: HeldId, value: CanvasValue, own: boolean): void {
    const shown = this.#check.read(id, value) as ShapeRecord | null;
    if (shown && this.#check.fits(shapeFrom(shown, [0, 0], undefined))) {
      this.#bases.set(id, { value, shown, own });
      this.#order.note(id, shown.index);
      return;
    }
    this.#bases.delete(id);
    this.#order.note(id, null);
  }

  wrote(id: HeldId, value: ShapeRecord): void {
    this.#bases.set(id, { value, shown: value, own: true });
    this.#order.note(id, value.index);
  }

  forget(id: HeldId): void {
    this.#bases.delete(id);
    this.#order.note(id, null);
    this.#check.release(id);
  }

  /** Changed here, and not written yet: it has its place among the others all the same. */
  note(id: HeldId, shape: TLShape | undefined): void {
    this.#order.note(id, shape?.index ?? null);
  }

  /** The shapes whose index is another, because others have come or gone. */
  settle(): HeldId[] {
    return this.#order.settle() as HeldId[];
  }

  /** A shape with the index that sets it apart from all others. */
  inOrder<Shape extends { readonly index: string }>(id: HeldId, shape: Shape): Shape {
    const index = this.#order.indexOf(id);
    return index === undefined || index === shape.index ? shape : { ...shape, index };
  }
}
