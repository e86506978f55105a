import { randomUUID } from "node:crypto";
import type { MemberId } from "@acuerdo/shared";

/** By what members are spoken of where they may not be named: drawn at random, one each, for as long as the board is in memory. */
export class Handles {
  readonly #all = new Map<MemberId, string>();

  /** Somebody's, drawn when it is first asked for. */
  of(member: MemberId): string {
    const handle = this.#all.get(member) ?? randomUUID();
    this.#all.set(member, handle);
    return handle;
  }

  /** Whether this was told as theirs. */
  fits(member: MemberId, handle: string): boolean {
    return this.#all.get(member) === handle;
  }
}
