import { type Refusal, refuse } from "@acuerdo/shared";
import { networksOf } from "./network.ts";

/**
 * What is costly is done for so many at once: of one asker one at a time, and of one network never so many that nothing is
 * left for the others. Who has to wait waits in turn; who would wait behind too many is told to come later.
 */

export interface SlotSetup {
  readonly atOnce: number;
  /** Of one network. */
  readonly ofNetwork: number;
  /** Of one network may wait. */
  readonly waiting: number;
}

export interface Asker {
  readonly member: string;
  readonly address: string;
}

interface Turn {
  readonly member: string;
  readonly network: string;
  readonly start: () => void;
}

export class Slots {
  readonly #setup: SlotSetup;
  readonly #running = new Set<Turn>();
  #waiting: Turn[] = [];

  constructor(setup: SlotSetup) {
    this.#setup = setup;
  }

  /** Resolves when it is the asker's turn, with how to end it. */
  async enter({ member, address }: Asker): Promise<(() => void) | Refusal> {
    const network = networksOf(address).own;
    const waiting = this.#waiting.filter((turn) => turn.network === network);
    // whoever waits for one thing alone has a place in any line
    if (waiting.length >= this.#setup.waiting && waiting.some((turn) => turn.member === member))
      return refuse("slow-down");
    const turn = await new Promise<Turn>((resolve) => {
      const own: Turn = { member, network, start: () => resolve(own) };
      this.#waiting.push(own);
      this.#next();
    });
    return () => {
      if (this.#running.delete(turn)) this.#next();
    };
  }

  /** Does the work in its turn. @throws what the work throws. */
  async run<T>(asker: Asker, work: () => Promise<T>): Promise<T | Refusal> {
    const end = await this.enter(asker);
    if (typeof end !== "function") return end;
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** Whether somebody else of the same network waits for a turn. */
  isAwaited({ member, address }: Asker): boolean {
    const network = networksOf(address).own;
    return this.#waiting.some((turn) => turn.network === network && turn.member !== member);
  }

  #next(): void {
    for (const turn of this.#waiting) {
      if (this.#running.size >= this.#setup.atOnce) return;
      if (!this.#isFree(turn)) continue;
      this.#waiting = this.#waiting.filter((other) => other !== turn);
      this.#running.add(turn);
      turn.start();
    }
  }

  #isFree({ member, network }: Turn): boolean {
    let ofNetwork = 0;
    for (const running of this.#running) {
      if (running.member === member) return false;
      if (running.network === network) ofNetwork += 1;
    }
    return ofNetwork < this.#setup.ofNetwork;
  }
}
