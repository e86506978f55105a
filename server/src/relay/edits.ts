import type { Draft } from "../guard/draft.ts";
import type { Meters } from "../meters.ts";
import type { CanvasLog } from "./canvas-log.ts";
import type { CanvasGate } from "./gate.ts";

/**
 * What the server itself writes on a canvas. Unlike what people write it is shown to nobody before it is on disk: nobody
 * would bring it back to a server that was killed in between. One at a time, so that each sees the one before; those that
 * come meanwhile are one row together.
 */

export type Change = (records: Draft) => void;

interface Edit {
  readonly change: Change;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** Whose canvas it is. */
export interface Edited {
  /** It is on disk: to be applied, and told to everybody. */
  written(update: Uint8Array): void;
}

export class Edits {
  readonly #canvas: Edited;
  readonly #gate: CanvasGate;
  readonly #log: CanvasLog;
  readonly #meters: Meters;
  #waiting: Edit[] = [];
  /** On their way to disk. */
  #writing: readonly Edit[] = [];

  constructor(canvas: Edited, gate: CanvasGate, log: CanvasLog, meters: Meters) {
    this.#canvas = canvas;
    this.#gate = gate;
    this.#log = log;
    this.#meters = meters;
  }

  get busy(): boolean {
    return this.#waiting.length > 0 || this.#writing.length > 0;
  }

  /** Resolves when it is on disk and everybody has been told. Rejects where `change` throws, and where the room fails. */
  ask(change: Change): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ change, resolve, reject });
      if (this.#writing.length === 0) this.#write();
    });
  }

  #write(): void {
    const [gate, log] = [this.#gate, this.#log];
    const draft = gate.draft();
    this.#writing = this.#waiting.filter((edit) => isStaged(draft, edit));
    this.#waiting = [];
    if (this.#writing.length === 0) return;
    const update = gate.encode(draft);
    if (update) log.append(update, [], this.#meters.now());
    // Where nothing changes, what it found there may still be on its way to disk.
    log.whenSaved(log.seq, () => {
      if (update) {
        this.#canvas.written(update);
        gate.encoded(draft);
      }
      this.#settle();
    });
  }

  #settle(): void {
    const done = this.#writing;
    this.#writing = [];
    for (const { resolve } of done) resolve();
    if (this.#waiting.length > 0) this.#write();
  }

  /** The room has ended: whether it is on disk or not is to be found out by asking its successor. */
  fail(fault: unknown): void {
    const lost = [...this.#writing, ...this.#waiting];
    this.#writing = [];
    this.#waiting = [];
    for (const { reject } of lost) reject(fault);
  }
}

/** Whether the change was made in the draft; where it throws, its asker is told and the others go on. */
function isStaged(draft: Draft, { change, reject }: Edit): boolean {
  try {
    draft.stage(change);
    return true;
  } catch (fault) {
    reject(fault);
    return false;
  }
}
