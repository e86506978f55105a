import type { CanvasValue } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import { type KnowsPosition, orphans } from "../guard/orphans.ts";
import type { Edits } from "./edits.ts";
import type { Stopped } from "./gate.ts";

/**
 * Where a canvas has no room, what nobody can see makes room: the server takes it away, and whoever was stopped comes again
 * and finds some. Looked for only then, and not more often than this, because all of the canvas has to be gone through.
 */
const EVERY_MS = 10_000;
const NO_ROOM: ReadonlySet<string> = new Set(["full", "too-large"]);

interface Records {
  entries(): Iterable<readonly [key: string, value: CanvasValue]>;
}

interface SweepSetup {
  /** Without it every position is taken for known. */
  readonly knowsPosition?: KnowsPosition;
  readonly clock: Clock;
  readonly onFault: (fault: unknown) => void;
}

export class Sweep {
  readonly #edits: Edits;
  readonly #records: Records;
  readonly #setup: SweepSetup;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(edits: Edits, records: Records, setup: SweepSetup) {
    this.#edits = edits;
    this.#records = records;
    this.#setup = setup;
  }

  /** What somebody is told who was stopped. */
  stopped(verdict: Stopped): Stopped {
    const { clock, onFault, knowsPosition } = this.#setup;
    if (!NO_ROOM.has(verdict.code) || clock.now() < this.#sweptAt + EVERY_MS) return verdict;
    this.#sweptAt = clock.now();
    const lost = orphans(this.#records.entries(), knowsPosition);
    if (lost.length === 0) return verdict;
    const asked = this.#edits.ask((draft) => {
      for (const key of lost) draft.delete(key);
    });
    asked.catch(onFault);
    return { ok: false, code: "try-again" };
  }
}
