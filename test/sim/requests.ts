import { type Intent, type IntentId, isRefusal } from "@acuerdo/shared";
import type { LedgerWriter } from "../../server/src/ledger/writer.ts";
import type { Peer } from "./peer.ts";

/** What people ask of a ledger, again and again under the same id until it is answered. */

interface Asked {
  readonly peer: Peer;
  readonly intent: Intent;
  answered: boolean;
  waiting: boolean;
}

export interface RequestsPort {
  readonly writer: () => Promise<LedgerWriter>;
  readonly answered: (peer: Peer, id: IntentId) => void;
}

export class Requests {
  readonly #port: RequestsPort;
  readonly #asked: Asked[] = [];
  #life = 0;

  constructor(port: RequestsPort) {
    this.#port = port;
  }

  /** Those that have no answer yet. */
  get pending(): readonly IntentId[] {
    return this.#asked.filter(({ answered }) => !answered).map(({ intent }) => intent.id);
  }

  ask(peer: Peer): void {
    const n = this.#asked.length;
    const id = `intent-${n}-${peer.name}` as IntentId;
    const positionId = `position-${n}` as never;
    const intent: Intent = { id, kind: "position.place", positionId, positionKind: "need", text: `Posición ${n}` };
    const asked = { peer, intent, answered: false, waiting: false };
    this.#asked.push(asked);
    void this.#send(asked);
  }

  /** The server that was asked is no more. */
  forget(): void {
    this.#life += 1;
    for (const asked of this.#asked) asked.waiting = false;
  }

  send(): void {
    for (const asked of this.#asked) void this.#send(asked);
  }

  async #send(asked: Asked): Promise<void> {
    if (asked.answered || asked.waiting) return;
    const life = this.#life;
    asked.waiting = true;
    try {
      const writer = await this.#port.writer();
      const answer = await writer.submit(asked.peer.actor, asked.intent);
      if (life !== this.#life) return;
      if (!isRefusal(answer) || answer.refused !== "try-again") {
        asked.answered = true;
        this.#port.answered(asked.peer, asked.intent.id);
      }
    } catch {
      // Answered with 503: asked again later, under the same id.
    }
    if (life === this.#life) asked.waiting = false;
  }
}
