import type { Actor } from "@acuerdo/shared";
import { deviceSecret, forget, recall, remember } from "./device.ts";
import { type Admission, type Entry, isFailure, join } from "./http.ts";

/** What this device keeps of having been let in to a board, and how it stays in. */

/** Renewed when this part of its life is over, so that it is fresh when the connection breaks. */
const RENEW_AT = 0.7;

const nameOf = (boardId: string): string => `entry.${boardId}`;

export const keepEntry = (boardId: string, entry: Entry): unknown => remember(nameOf(boardId), entry);

export const keptEntry = (boardId: string): Entry | null => recall<Entry>(nameOf(boardId));

export const forgetEntry = (boardId: string): void => forget(nameOf(boardId));

/** An entry that a browser kept from before names no signature: what was signed then, was signed under the member's id. */
export const actorOf = ({ memberId, voiceId, signature = memberId, role, takesPart = false }: Entry): Actor => ({
  ...{ memberId, voiceId, signature, role, takesPart },
});

export interface PassPort {
  /** Called with who one is now, where the role is another, or whether one takes part. */
  readonly changed: (me: Actor) => void;
  /** A mediator has taken this person off the board. */
  readonly removed: () => void;
}

/** The token of one board, renewed before it runs out. */
export class Pass {
  readonly #boardId: string;
  readonly #port: PassPort;
  #entry: Entry;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #renewing: Promise<string | null> | null = null;

  constructor(boardId: string, entry: Entry, port: PassPort) {
    this.#boardId = boardId;
    this.#port = port;
    this.#entry = entry;
    this.#scheduleRenewal();
  }

  /** Null when there is no way in any more. @param renew where the server has refused the one there is. */
  async token(renew: boolean): Promise<string | null> {
    if (!renew && this.#entry.expiresAt > Date.now() + 5_000) return this.#entry.token;
    return this.#renewing ?? this.comeBack(Promise.resolve({}));
  }

  /** Comes back in by another way: whoever needs a token meanwhile waits for the one that it gives. */
  comeBack(way: Promise<Admission>): Promise<string | null> {
    this.#renewing = way
      .then((admission) => this.#renew(admission))
      .finally(() => {
        this.#renewing = null;
      });
    return this.#renewing;
  }

  /** The server has let this device in anew. */
  renewed(entry: Entry): void {
    const [me, before] = [actorOf(entry), actorOf(this.#entry)];
    this.#entry = entry;
    keepEntry(this.#boardId, entry);
    this.#scheduleRenewal();
    if (me.role !== before.role || me.takesPart !== before.takesPart) this.#port.changed(me);
  }

  close(): void {
    clearTimeout(this.#renewal);
  }

  async #renew(admission: Admission): Promise<string | null> {
    const entry = await join(this.#boardId, admission, deviceSecret());
    if (isFailure(entry)) {
      if (entry.failed === "removed") this.#port.removed();
      return entry.failed === "offline" || entry.failed === "try-again" ? this.#entry.token : null;
    }
    this.renewed(entry.ok);
    return entry.ok.token;
  }

  #scheduleRenewal(): void {
    clearTimeout(this.#renewal);
    const life = this.#entry.expiresAt - Date.now();
    this.#renewal = setTimeout(() => void this.token(true), Math.max(10_000, Math.min(life * RENEW_AT, 2 ** 31 - 1)));
  }
}
