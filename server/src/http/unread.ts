import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Addresses } from "../limits/address.ts";
import { COSTS } from "../limits/costs.ts";
import { networksOf } from "../limits/network.ts";
import { steady } from "../limits/pace.ts";

/**
 * Answers that were given and are not read. Each is kept until its reader has taken it, so together they are bounded: of an address
 * whose answers take too much those are cut of whom nothing is taken, then those with the most, and each of which nothing is taken for
 * long enough. Who reads slowly reads on.
 */

type Connection = Pick<Socket, "destroy">;
type Answer = Pick<ServerResponse, "writableLength">;

interface Open {
  readonly connection: Connection;
  readonly network: string;
  /** Several where more was asked before the first was read. */
  readonly answers: Set<Answer>;
  bytes: number;
  /** When something was last taken, as far as was looked. */
  since: number;
}

export class Unread {
  readonly #open = new Map<Connection, Open>();
  /** Those whose end is waited for. */
  readonly #known = new WeakSet<Socket>();
  readonly #now: () => number;

  constructor(now: () => number = steady) {
    this.#now = now;
  }

  /** Looks at all of a server's answers from now on, for as long as it runs. */
  watch(server: Server, addresses: Addresses): void {
    server.on("request", (request, response) => {
      const { socket } = request;
      response.once("close", this.add(socket, response, addresses.of(request)));
      if (this.#known.has(socket)) return;
      this.#known.add(socket);
      socket.once("close", () => this.#open.delete(socket));
    });
    const look = setInterval(() => this.look(), COSTS.lookMs);
    server.once("close", () => clearInterval(look));
  }

  /** Gives what is to be done once the answer is read. */
  add(connection: Connection, answer: Answer, address: string): () => void {
    const network = networksOf(address).own;
    const fresh = { connection, network, answers: new Set<Answer>(), bytes: 0, since: this.#now() };
    const open = this.#open.get(connection) ?? fresh;
    this.#open.set(connection, open);
    open.answers.add(answer);
    return () => {
      open.answers.delete(answer);
      if (open.answers.size === 0) this.#open.delete(connection);
    };
  }

  /** Cuts whoever takes nothing for too long, and who keeps too much waiting. */
  look(): void {
    const waiting = new Map<string, Open[]>();
    for (const open of this.#open.values()) {
      const bytes = [...open.answers].reduce((sum, { writableLength }) => sum + writableLength, 0);
      const isNew = open.bytes === 0;
      if (bytes !== open.bytes || bytes === 0) open.since = this.#now();
      open.bytes = bytes;
      if (this.#now() - open.since > COSTS.exportMs) this.#cut(open);
      // what was not there at the last look may be on its way
      else if (bytes > 0 && !isNew) {
        const ofNetwork = waiting.get(open.network) ?? [];
        ofNetwork.push(open);
        waiting.set(open.network, ofNetwork);
      }
    }
    for (const all of waiting.values()) this.#bound(all);
  }

  #bound(all: readonly Open[]): void {
    let sum = all.reduce((sum, { bytes }) => sum + bytes, 0);
    const isDeaf = ({ since }: Open) => Number(since < this.#now());
    for (const open of all.toSorted((a, b) => isDeaf(b) - isDeaf(a) || b.bytes - a.bytes)) {
      if (sum <= COSTS.unreadBytes) return;
      sum -= open.bytes;
      this.#cut(open);
    }
  }

  #cut({ connection }: Open): void {
    this.#open.delete(connection);
    connection.destroy();
  }
}
