import type { Actor } from "@acuerdo/shared";
import type * as Y from "yjs";
import type { Claim } from "../guard/claims.ts";
import type { Draft } from "../guard/draft.ts";
import { CanvasGuard, type GuardSetup } from "../guard/guard.ts";
import type { Touch } from "../guard/inventory.ts";

/** The gate before a canvas document: the guard, in the relay's words. What it passes has been applied; nothing else has. */

export interface Passed {
  readonly ok: true;
  /** What was applied, for everybody else and for the log; null when there was nothing new. */
  readonly update: Uint8Array | null;
  /** Some was left out, because it is other people's or builds on what is not here yet: asked for, and not said to be saved. */
  readonly waits: boolean;
}
export interface Stopped {
  readonly ok: false;
  /** Why, for the client's `refused` frame and for the close code. */
  readonly code: string;
}

/** Who writes, on a connection that named its client ids or did not. */
export interface Writer extends Pick<Actor, "memberId" | "role"> {
  readonly named: boolean;
}

export interface CanvasGate {
  /** A connection names the Yjs client ids under which its browser writes. Null when they are its to use. */
  admit(writer: Writer, clients: readonly number[]): Stopped | null;
  /** Judges and applies, in one step. What it stops has left no trace. */
  write(writer: Writer, update: Uint8Array): Passed | Stopped;
  /** Client ids that were bound since this was last asked: to be stored with what is written under them. */
  fresh(): readonly Claim[];
  /** What the last write has changed of what was there before it. */
  touches(): readonly Touch[];
  /** Bytes of what is alive on the canvas. */
  readonly bytes: number;
  /** Keys of the shapes that are here, by who has brought them; what the server itself wrote is nobody's. */
  readonly shapes: ReadonlyMap<string, readonly string[]>;
  /** The document without its past, as one update: to take the place of all that was stored of it. */
  reclaimed(): Uint8Array;
  /** What the server itself may write: the records as they stand. */
  draft(): Draft;
  /** The draft as an update under the server's own client id, not applied; null where nothing changes. */
  encode(draft: Draft): Uint8Array | null;
  /** It has been applied. */
  encoded(draft: Draft): void;
}
/**
 * @param maxBytes what the canvas may have, of which nobody may bring more than a share.
 * @param gone client ids that wrote on it and that it does not name any more.
 */
export type OpenGate = (
  doc: Y.Doc,
  claims: Iterable<Claim>,
  maxBytes: number,
  gone: ReadonlyMap<number, number>,
) => CanvasGate;

const actorOf = ({ memberId, role, named }: Writer) => ({ id: memberId, role, plain: !named });

export class GuardGate implements CanvasGate {
  readonly #guard: CanvasGuard;

  constructor(doc: Y.Doc, setup: GuardSetup) {
    this.#guard = new CanvasGuard(doc, setup);
  }

  admit(writer: Writer, clients: readonly number[]): Stopped | null {
    return this.#guard.admit(clients, actorOf(writer));
  }

  write(writer: Writer, update: Uint8Array): Passed | Stopped {
    const verdict = this.#guard.write(actorOf(writer), update);
    if (!verdict.ok) {
      return verdict.code === "missing" ? { ok: true, update: null, waits: true } : verdict;
    }
    const { stripped, missing } = verdict;
    const isNew = verdict.update.length > 2;
    return { ok: true, update: isNew ? verdict.update : null, waits: missing > 0 || stripped > 0 };
  }

  fresh(): readonly Claim[] {
    return this.#guard.claims.fresh();
  }

  touches(): readonly Touch[] {
    return this.#guard.touches();
  }

  get bytes(): number {
    return this.#guard.bytes;
  }

  get shapes(): ReadonlyMap<string, readonly string[]> {
    return this.#guard.shapes;
  }

  reclaimed(): Uint8Array {
    return this.#guard.reclaimed();
  }

  draft(): Draft {
    return this.#guard.draft();
  }

  encode(draft: Draft): Uint8Array | null {
    return this.#guard.encode(draft);
  }

  encoded(draft: Draft): void {
    this.#guard.changed(draft.keys);
  }
}

export const openGuard: OpenGate = (doc, claims, maxBytes, gone) => new GuardGate(doc, { claims, maxBytes, gone });
