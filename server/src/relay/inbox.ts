import type { Passed, Stopped, Writer } from "./gate.ts";
import type { Seat } from "./presence.ts";

/** What has come to a room since its last beat, and who waits until it has been judged, in the order of their coming. */

/** What became of an update: the row with whose commit it is saved, and whether something is to be asked for. */
export interface Written extends Omit<Passed, "update"> {
  readonly row: number;
}

export interface Arrival {
  readonly from: Seat;
  readonly writer: Writer;
  readonly update: Uint8Array;
  readonly judged: (verdict: Written | Stopped) => void;
}

/** All that lay in the box; `answer` takes one verdict for each arrival. */
export interface Taken {
  readonly arrivals: readonly Arrival[];
  answer(verdicts: readonly (Written | Stopped)[]): void;
}

/** Who wrote all of these; null where several did. */
export function soleAuthor(arrivals: readonly Arrival[]): Seat | null {
  const author = arrivals[0]?.from ?? null;
  return arrivals.every(({ from }) => from === author) ? author : null;
}

export class Inbox {
  readonly #entries: (Arrival | (() => void))[] = [];

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  put(arrival: Arrival): void {
    this.#entries.push(arrival);
  }

  /** Runs once everything that came before has been judged: now, where nothing waits. */
  after(run: () => void): void {
    if (this.isEmpty) run();
    else this.#entries.push(run);
  }

  /** Empties the box. */
  take(): Taken {
    // Not a new list: the old one, thrown away full, would keep what is in it for as long as it has lived itself.
    const entries = this.#entries.splice(0);
    const arrivals = entries.filter((entry) => typeof entry !== "function");
    const answer = (verdicts: readonly (Written | Stopped)[]) => {
      let next = 0;
      for (const entry of entries) {
        if (typeof entry === "function") entry();
        else entry.judged(verdicts[next++] as Written | Stopped);
      }
    };
    return { arrivals, answer };
  }
}
