import { randomInt } from "node:crypto";
import { invariant, mayWriteCanvas } from "@acuerdo/shared";
import type * as Y from "yjs";
import { Allowance } from "./allowance.ts";
import { Change } from "./change.ts";
import { ALL_CHECKS, type Checks } from "./checks.ts";
import { type Claim, Claims } from "./claims.ts";
import { type NewDeletions, newDeletions } from "./deletions.ts";
import { Draft } from "./draft.ts";
import { encodeUpdate } from "./encode.ts";
import { type Around, type Fresh, freshOf } from "./fresh.ts";
import { Inventory, type Touch } from "./inventory.ts";
import { LeftOut } from "./left-out.ts";
import { GUARD_LIMITS, type GuardLimits, MAX_CLIENT } from "./limits.ts";
import { placeAll } from "./place.ts";
import { reclaimed } from "./reclaim.ts";
import { CanvasStore } from "./store.ts";
import { readUpdate, type Update } from "./update.ts";
import { type GuardActor, type GuardRefusal, type GuardVerdict, NOTHING, no } from "./verdict.ts";

/**
 * Stands before a board's canvas. Yjs trusts whoever writes: one small frame under another's client id makes all of that
 * person's later changes vanish, 7 bytes allocate 256 MiB. Here an update is read strictly, what is known or foreign is
 * left out, every place and record is judged, and only an encoding made afresh is applied, stored and sent on.
 */

/** A mark is told first of a cleared document, by its low client id: whoever breaks off after it goes on where they stopped. */
const MOST_OF_MARKS = 65_535;

export interface GuardSetup {
  readonly limits?: Partial<GuardLimits>;
  /** Whose the client ids are that wrote before this process began: what `claims.fresh()` gave, stored with the updates. */
  readonly claims?: Iterable<Claim>;
  /** Client ids that wrote here and of which nothing is here any more. */
  readonly gone?: ReadonlyMap<number, number>;
  /** Bytes that the board's canvas may have, of which nobody may bring more than a share; as many as one likes unless given. */
  readonly maxBytes?: number;
  /** Milliseconds of a clock that never goes back; the process' own unless given. */
  readonly now?: () => number;
  /** Draws a client id for what the server itself writes; at random unless given. */
  readonly drawClient?: () => number;
  /** For tests alone. */
  readonly checks?: Partial<Checks>;
}

const steady = (): number => performance.now();
const drawClient = (): number => randomInt(1, MAX_CLIENT);

/** An update that passed, before it is encoded. */
interface Judged {
  readonly fresh: Fresh;
  readonly deletions: NewDeletions;
  readonly change: Change;
  readonly leftOut: LeftOut;
}

export class CanvasGuard {
  readonly claims: Claims;
  readonly #doc: Y.Doc;
  readonly #inventory: Inventory;
  #touches: readonly Touch[] = [];
  readonly #around: Around;
  readonly #drawClient: () => number;

  constructor(doc: Y.Doc, setup: GuardSetup = {}) {
    this.#doc = doc;
    const store = new CanvasStore(doc, setup.gone);
    // One for all boards where nothing is said of this one.
    const limits = setup.limits ? { ...GUARD_LIMITS, ...setup.limits } : GUARD_LIMITS;
    const checks = setup.checks ? { ...ALL_CHECKS, ...setup.checks } : ALL_CHECKS;
    this.claims = new Claims(store, limits, checks, setup.claims ?? []);
    const now = setup.now ?? steady;
    const allowance = new Allowance(limits.steps, limits.stepsPerSecond, now);
    const pageLoads = new Allowance(limits.clientsAtOnce, limits.clientsPerSecond, now);
    this.#inventory = new Inventory(store, this.claims, setup.maxBytes ?? Number.POSITIVE_INFINITY);
    this.#drawClient = setup.drawClient ?? drawClient;
    this.#around = { store, claims: this.claims, allowance, pageLoads, limits, checks };
  }

  /** What a connection's hello does: from now on these client ids are this person's, and nobody else's. */
  admit(clients: readonly number[], actor: GuardActor): GuardRefusal | null {
    return this.claims.admit(clients, actor);
  }

  /**
   * Judges an update and applies what is new in it, in one step. Nothing of a refused update is applied, and nothing is
   * ever left waiting inside the document. `origin` is what the document's listeners see as the transaction's origin.
   */
  write(actor: GuardActor, bytes: Uint8Array, origin: unknown = this): GuardVerdict {
    const { store, limits, checks } = this.#around;
    const update = readUpdate(bytes, limits, checks);
    if (typeof update === "string") return no(update);
    const judged = this.#judge(actor, update);
    if ("ok" in judged) return judged;
    const { fresh, deletions, change } = judged;
    const { stripped, missing } = judged.leftOut;
    if (fresh.sections.size === 0 && deletions.ranges.size === 0) {
      return missing > 0 ? no("missing") : { ok: true, update: NOTHING, stripped, missing };
    }
    const canonical = checks.canonical ? encodeUpdate(fresh.sections, deletions.ranges, bytes) : bytes;
    const bound = fresh.unbound.filter((client) => fresh.sections.has(client));
    this.claims.bind(bound, actor);
    this.#around.pageLoads.spend(actor.id, bound.length);
    this.#touches = this.#inventory.touched(change.keys, actor);
    const wasPending = store.pending;
    store.apply(canonical, origin);
    this.#inventory.settle(change, actor);
    invariant(wasPending || !store.pending || !checks.canonical, "an accepted update leaves nothing pending");
    return { ok: true, update: canonical, stripped, missing };
  }

  /** What the last write has changed of what was there before it. */
  touches(): readonly Touch[] {
    const touches = this.#touches;
    this.#touches = [];
    return touches;
  }

  /** Bytes of all that is alive on the canvas. */
  get bytes(): number {
    return this.#inventory.bytes;
  }

  /** Keys of the shapes that are here, by who has brought them. */
  get shapes(): ReadonlyMap<string, readonly string[]> {
    return this.#inventory.shapes;
  }

  /** The document without its past, as one update: to take the place of all that was stored of it. */
  reclaimed(): Uint8Array {
    return reclaimed(
      this.#doc,
      this.claims.draw(() => 1 + (this.#drawClient() % MOST_OF_MARKS)),
    );
  }

  /** These keys were changed by the server itself. */
  changed(keys: Iterable<string>): void {
    this.#inventory.settleOwn(keys);
  }

  /** What the server itself may write: the records as they stand. */
  draft(): Draft {
    return new Draft(this.#around.store.records);
  }

  /** The draft as an update under the server's own client id, which nobody else gets; null where nothing changes. */
  encode(draft: Draft): Uint8Array | null {
    return draft.update(this.claims.server(this.#drawClient), this.#around.store);
  }

  #judge(actor: GuardActor, update: Update): Judged | GuardRefusal {
    const leftOut = new LeftOut();
    const fresh = freshOf(update.sections, actor, leftOut, this.#around);
    if (typeof fresh === "string") return no(fresh);
    const refusal = placeAll(fresh.sections, actor, leftOut, this.#around);
    if (refusal !== null) return refusal;
    const deletions = newDeletions(update.deletions, fresh.sections, actor, leftOut, this.#around);
    if (deletions === null) return no("forbidden");
    const isSilent = fresh.sections.size === 0 && deletions.ranges.size === 0 && leftOut.stripped === 0;
    if (this.#around.checks.role && !mayWriteCanvas(actor.role) && !isSilent) return no("role");
    const change = new Change(fresh.sections.values(), deletions.keys);
    const fault = this.#inventory.judge(change, actor);
    return fault === null ? { fresh, deletions, change, leftOut } : no(fault);
  }
}
