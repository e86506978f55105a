import type { Role } from "@acuerdo/shared";
import type { Random } from "../../sim/random.ts";

/** Who comes to a board with anonymous voices, when, and what they do there: drawn from a seed. */

export interface Guest {
  readonly name: string;
  readonly role: Role;
  readonly takesPart: boolean;
  /** With the canvas open, or a phone that never fetches it. */
  readonly isLaptop: boolean;
}

/** One thing that somebody does. Numbers are those of guests, positions and so on, in the order of the plan. */
export type Deed =
  | { readonly kind: "come" }
  | { readonly kind: "reload" }
  | { readonly kind: "write"; readonly position: number }
  | { readonly kind: "move"; readonly position: number }
  | { readonly kind: "draw"; readonly cluster: number }
  | { readonly kind: "answer"; readonly position: number }
  | { readonly kind: "word" | "let-go" | "phase" }
  | { readonly kind: "judge" | "commit" };

/** `at`: milliseconds from the board's opening. */
export interface Step {
  readonly at: number;
  readonly guest: number;
  readonly deed: Deed;
}

export interface Plan {
  readonly guests: readonly Guest[];
  readonly steps: readonly Step[];
  readonly end: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;

/** How people arrive and begin: as they come; whoever mediates first; all are there before anybody writes. */
const KINDS = ["as they come", "the mediator first", "all, then writing"] as const;

class Planner {
  readonly steps: Step[] = [];
  readonly guests: readonly Guest[];
  readonly #next: Random;
  #positions = 0;

  constructor(next: Random) {
    this.#next = next;
    const people = 5 + next.below(5);
    this.guests = Array.from({ length: people }, (_, n) => ({
      name: `Persona ${n}`,
      role: n === 0 ? "mediator" : "participant",
      takesPart: n > 0 || next.chance(0.5),
      isLaptop: next.chance(0.6),
    }));
  }

  #do(at: number, guest: number, deed: Deed): void {
    this.steps.push({ at: Math.round(at), guest, deed });
  }

  #seconds(from: number, to: number): number {
    return (from + this.#next.next() * (to - from)) * SECOND;
  }

  /** Comes, and writes one thing or two. Gives when they are done. */
  #begin(guest: number, comes: number, writes: number): void {
    this.#do(comes, guest, { kind: "come" });
    let at = writes;
    for (let more = this.#next.chance(0.3) ? 2 : 1; more > 0; more -= 1) {
      const position = this.#positions;
      this.#positions += 1;
      this.#do(at, guest, { kind: "write", position });
      if (this.guests[guest]?.isLaptop && this.#next.chance(0.8))
        this.#do(at + this.#seconds(2, 6), guest, { kind: "move", position });
      at += this.#seconds(10, 40);
    }
  }

  arrive(): number {
    const kind = this.#next.pick(KINDS);
    let at = this.#seconds(1, 5);
    for (const [guest] of this.guests.entries()) {
      const together = kind === "all, then writing";
      this.#begin(guest, at, together ? MINUTE * 2 + this.#seconds(0, 120) : at + this.#seconds(4, 20));
      if (kind === "the mediator first" && guest === 0) at += MINUTE;
      // Two at once, now and then.
      at += this.#next.chance(0.2) ? 0 : this.#seconds(3, together ? 15 : 40);
    }
    return Math.max(...this.steps.map((step) => step.at)) + this.#seconds(10, 30);
  }

  /** Laptops draw around cards, and name what they drew. */
  draw(from: number): void {
    const drawers = [...this.guests.keys()].filter((n) => this.guests[n]?.isLaptop && this.guests[n]?.takesPart);
    for (const [cluster, guest] of drawers.slice(0, 3).entries())
      this.#do(from + this.#seconds(0, 120), guest, { kind: "draw", cluster });
    for (const [guest, { isLaptop }] of this.guests.entries())
      if (isLaptop && this.#next.chance(0.3)) this.#do(from + this.#seconds(0, 120), guest, { kind: "reload" });
  }

  #voices(): number[] {
    return [...this.guests.keys()].filter((n) => this.guests[n]?.takesPart);
  }

  answer(from: number): number {
    this.#do(from, 0, { kind: "phase" });
    for (const guest of this.#voices())
      for (let position = 0; position < this.#positions; position += 1)
        if (this.#next.chance(0.3)) this.#do(from + this.#seconds(5, 240), guest, { kind: "answer", position });
    return from + 5 * MINUTE;
  }

  /** An agreement is worded and tested; everybody says whether they can live with it, and most bring something at once. */
  agree(from: number): number {
    this.#do(from, this.#next.pick(this.#voices()), { kind: "word" });
    const begun = from + 10 * SECOND;
    for (const guest of this.#voices()) {
      const at = begun + this.#seconds(0, 240);
      this.#do(at, guest, { kind: "judge" });
      if (this.#next.chance(0.7)) this.#do(at + 1_500, guest, { kind: "commit" });
    }
    this.#do(begun + 5 * MINUTE, 0, { kind: "let-go" });
    return begun + 6 * MINUTE;
  }

  /** Who goes on: a position more, some of them with a promise at once, and promises of those who say nothing more. */
  goOn(from: number): number {
    for (const guest of this.#voices()) {
      const at = from + this.#seconds(0, 900);
      const promises = this.#next.chance(0.4);
      if (this.#next.chance(0.6)) {
        this.#do(at, guest, { kind: "write", position: this.#positions });
        this.#positions += 1;
      }
      if (promises) this.#do(at + 1_500, guest, { kind: "commit" });
    }
    return from + 15 * MINUTE;
  }
}

export function planOf(next: Random): Plan {
  const planner = new Planner(next);
  const arrived = planner.arrive();
  planner.draw(arrived);
  const gone = planner.goOn(planner.agree(planner.answer(arrived)));
  const steps = planner.steps.toSorted((a, b) => a.at - b.at);
  return { guests: planner.guests, steps, end: gone + 10 * MINUTE };
}
