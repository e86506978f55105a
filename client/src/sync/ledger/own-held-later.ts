import type { Actor, Ledger } from "@acuerdo/shared";
import type { OwnHeld, OwnHeldPort, Waiting } from "./own-held.ts";

/** `OwnHeld`, fetched where voices are anonymous: nobody else needs it. Until it has come, nothing is known to be kept back. */

const NONE: OwnHeld["drafts"] = [];

export class OwnHeldLater {
  readonly #name: string;
  readonly #port: OwnHeldPort;
  #own: OwnHeld | null = null;
  #closed = false;

  constructor(name: string, port: OwnHeldPort) {
    this.#name = name;
    this.#port = port;
  }

  get drafts(): OwnHeld["drafts"] {
    return this.#own?.drafts ?? NONE;
  }

  over(ledger: Ledger, me: Actor): Ledger {
    return this.#own?.over(ledger, me) ?? ledger;
  }

  async learn(waiting: Waiting): Promise<void> {
    await (await this.#fetch())?.learn(waiting);
  }

  /** What was kept back when it was last heard. */
  async show(): Promise<void> {
    if (!this.#own && (await this.#fetch())) this.#port.changed();
  }

  close(): void {
    this.#closed = true;
    this.#own?.close();
  }

  /** Null where its file does not come; it is asked for again with the next news. */
  async #fetch(): Promise<OwnHeld | null> {
    try {
      const { OwnHeld } = await import("./own-held.ts");
      if (!this.#closed) this.#own ??= new OwnHeld(this.#name, this.#port);
    } catch {
      return null; // no connection
    }
    return this.#own;
  }
}
