import type { BoardId, MemberId } from "@acuerdo/shared";
import type { Settings } from "../config.ts";

/** How many sockets there are, in all, on a board and of a member, against their limits. */
export class Census {
  readonly #limits: Settings;
  readonly #counts = new Map<string, number>();

  constructor(limits: Settings) {
    this.#limits = limits;
  }

  /** Counts one in; gives the way to count it out again, or null when a limit is reached. */
  enter(board: BoardId, member: MemberId): (() => void) | null {
    const { maxSockets, maxSocketsPerBoard, maxSocketsPerMember } = this.#limits;
    const places = [
      { key: "", max: maxSockets },
      { key: board, max: maxSocketsPerBoard },
      { key: `${board}/${member}`, max: maxSocketsPerMember },
    ];
    if (places.some(({ key, max }) => (this.#counts.get(key) ?? 0) >= max)) return null;
    for (const { key } of places) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    return () => {
      for (const { key } of places) this.#lower(key);
    };
  }

  #lower(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
