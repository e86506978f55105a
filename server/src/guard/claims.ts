import { mayWriteCanvas } from "@acuerdo/shared";
import type { Checks } from "./checks.ts";
import { type GuardLimits, MAX_CLIENT } from "./limits.ts";
import { type GuardActor, type GuardCode, type GuardRefusal, no } from "./verdict.ts";

/**
 * Whose each Yjs client id is. Whoever wrote under another's id could use up that person's next clock, and their next change
 * would vanish without an error. A hello reserves ids, for as long as the board is in memory; what is written under one binds
 * it for good. Bindings outlive the process (`fresh`, `GuardSetup.claims`): after a restart the ids stand in the document for
 * everybody to read, and the first to ask must not get them. An id that nobody wrote under is worth nothing to anybody.
 */

export type Claim = readonly [client: number, actor: string];

/** What the claims must know of the document. */
export interface Seen {
  /** Clock after the last struct of a client that is here; 0 for a stranger. */
  state(client: number): number;
  /** Whether it wrote here, and nothing of it is here any more. */
  isGone(client: number): boolean;
  /** The document's own id: Yjs takes another where somebody writes under it. */
  readonly ownClient: number;
}

export class Claims {
  /** Of bound ids and of reserved ones. */
  readonly #owners = new Map<number, string>();
  /** How many are bound to each. */
  readonly #counts = new Map<string, number>();
  /** What each has reserved and not written under, oldest first. */
  readonly #reserved = new Map<string, Set<number>>();
  readonly #seen: Seen;
  readonly #limits: GuardLimits;
  readonly #checks: Checks;
  /** The id under which the server itself writes, once it does. */
  #server: number | null = null;
  #fresh: Claim[] = [];

  constructor(seen: Seen, limits: GuardLimits, checks: Checks, known: Iterable<Claim>) {
    this.#seen = seen;
    this.#limits = limits;
    this.#checks = checks;
    this.learn(known);
  }

  /** Bindings that were made before, or by another node. The first one stands. */
  learn(known: Iterable<Claim>): void {
    for (const [client, actor] of known) if (!this.isBound(client)) this.#bind(client, actor);
  }

  /**
   * What a hello does. All of its ids are reserved, or none is; beyond as many as a browser has, the oldest are let go. An id
   * of long ago that the canvas does not name any more is passed over: its browser names it still, and writes under another.
   */
  admit(named: readonly number[], actor: GuardActor): GuardRefusal | null {
    if (!mayWriteCanvas(actor.role)) return null;
    const clients = named.filter((client) => !this.#isGone(client));
    const wanted = [...new Set(clients)].filter((client) => this.#owners.get(client) !== actor.id);
    const fault = this.#whyNot(named, wanted);
    if (fault !== null) return no(fault);
    this.#reserve(clients, actor);
    return null;
  }

  #reserve(clients: readonly number[], { id }: GuardActor): void {
    const reserved = this.#reserved.get(id) ?? new Set();
    this.#reserved.set(id, reserved);
    for (const client of clients) {
      if (this.isBound(client)) continue;
      reserved.delete(client);
      reserved.add(client);
      this.#owners.set(client, id);
    }
    for (const oldest of reserved) {
      if (reserved.size <= this.#limits.reservedPerActor) break;
      reserved.delete(oldest);
      this.#owners.delete(oldest);
    }
    if (reserved.size === 0) this.#reserved.delete(id);
  }

  #whyNot(clients: readonly number[], wanted: readonly number[]): GuardCode | null {
    if (clients.length > this.#limits.newClients) return "too-many";
    if (!clients.every((client) => Number.isInteger(client) && client >= 0 && client <= MAX_CLIENT)) return "malformed";
    return wanted.every((client) => this.#isFree(client)) ? null : "client-id";
  }

  /** Whether this person may write under this id; `plain` connections also under one that nobody has. */
  mayWrite(client: number, actor: GuardActor): boolean {
    if (this.#checks.role && !mayWriteCanvas(actor.role)) return false;
    const owner = this.#owners.get(client);
    if (owner !== undefined) return owner === actor.id;
    return actor.plain === true && client <= MAX_CLIENT && this.#isFree(client);
  }

  /** Nobody's, and never seen. An id that wrote before and is nobody's now stays nobody's. */
  #isFree(client: number): boolean {
    if (this.#checks.claim && this.#owners.has(client)) return false;
    if (client === this.#seen.ownClient || client === this.#server) return false;
    return !this.#checks.sealed || (this.#seen.state(client) === 0 && !this.#seen.isGone(client));
  }

  #isGone(client: number): boolean {
    return this.#seen.isGone(client) && !this.#owners.has(client);
  }

  /**
   * The client id under which the server itself writes. Another one for each process and load: what a killed server has
   * said under its own may come back, and must not be taken for what this one says.
   */
  server(draw: () => number): number {
    this.#server ??= this.draw(draw);
    return this.#server;
  }

  /** A client id that is nobody's and has said nothing. */
  draw(draw: () => number): number {
    for (;;) {
      const client = draw();
      if (this.#isFree(client) && this.#seen.state(client) === 0) return client;
    }
  }

  /** Whose a client id is; null: nobody's. */
  ownerOf(client: number): string | null {
    return this.#owners.get(client) ?? null;
  }

  /** Whether somebody has named it in a hello, or written under it. */
  isNamed(client: number): boolean {
    return this.#owners.has(client);
  }

  /** Whether somebody has written under it. */
  isBound(client: number): boolean {
    const owner = this.#owners.get(client);
    return owner !== undefined && !this.#reserved.get(owner)?.has(client);
  }

  hasRoom(more: number, actor: GuardActor): boolean {
    return (this.#counts.get(actor.id) ?? 0) + more <= this.#limits.clientsPerActor;
  }

  /** After `mayWrite` has allowed it. */
  bind(clients: Iterable<number>, actor: GuardActor): void {
    for (const client of clients) {
      this.#bind(client, actor.id);
      this.#fresh.push([client, actor.id]);
    }
  }

  #bind(client: number, actor: string): void {
    const reserved = this.#reserved.get(this.#owners.get(client) ?? "");
    if (reserved?.delete(client) && reserved.size === 0) this.#reserved.delete(this.#owners.get(client) ?? "");
    this.#owners.set(client, actor);
    this.#counts.set(actor, (this.#counts.get(actor) ?? 0) + 1);
  }

  /** What was bound since this was last asked: to be stored before, or with, what is written under it. */
  fresh(): readonly Claim[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}
