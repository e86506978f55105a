import {
  type Actor,
  decide,
  type EventDraft,
  type Identity,
  type Intent,
  isRefusal,
  type Ledger,
  type Refusal,
  refuse,
} from "@acuerdo/shared";
import type { Commit, StoredAside, StoredMember } from "../store/store.ts";
import { Held, type HeldChange } from "./held.ts";
import { dueActs, dueCount, part } from "./mix.ts";
import { Seats } from "./seats.ts";

/**
 * What the writer of a board with anonymous voices keeps beside the ledger: who came in, and what is not said yet. It decides
 * on all that there is, and parts what may be said at once from what has to wait.
 */

/** What a plan leaves behind beside its events. */
export interface Beside {
  readonly member?: StoredMember;
  readonly held?: HeldChange;
  /** The asker's own is kept back: the answer says so. */
  readonly isHeld?: true;
}
export type Planned = { readonly drafts: readonly EventDraft[] } & Beside;

const DAY_MS = 86_400_000;

/** When something was said, to the day: midnight in UTC. Never before what was said last. */
export function dayOf(ledger: Ledger, now: number): number {
  const last = ledger.record.at(-1)?.at ?? 0;
  return Math.max(last, now - (now % DAY_MS));
}

export class Anonymity {
  readonly seats: Seats;
  readonly held: Held;

  /** @throws Error when a row is damaged. */
  constructor(secret: string, { members, held }: StoredAside) {
    this.seats = new Seats(members);
    this.held = new Held(secret, held);
  }

  decide(ledger: Ledger, intent: Intent, asker: Identity): Planned | Refusal {
    const seat = this.seats.get(asker.memberId);
    if (!seat) return refuse("no-such-member");
    const actor: Actor = { ...asker, takesPart: seat.takesPart };
    const decision = decide(this.held.over(ledger, [actor.signature]), intent, actor);
    if (isRefusal(decision)) return decision;
    if (intent.kind === "member.change") return { drafts: [], ...this.#seatChange(seat, intent.takesPart) };
    const { drafts, held } = part(ledger, this.held, decision);
    return { drafts, held, ...(this.#holds(actor, held) && { isHeld: true }) };
  }

  /** What is to be said now, of what has waited; null when nothing is. */
  due(ledger: Ledger, isLate: boolean): Planned | null {
    const acts = dueActs(this.held, isLate);
    const count = dueCount(ledger.board.people, this.seats.counted(), isLate);
    if (!acts && !count) return null;
    return { drafts: [...(acts?.drafts ?? []), ...(count ? [count] : [])], ...(acts && { held: acts.held }) };
  }

  /** Whether there is something that has to be said some time. */
  waits(ledger: Ledger): boolean {
    return this.due(ledger, true) !== null;
  }

  /** As rows. */
  rows({ member, held }: Beside): Pick<Commit, "member" | "held"> {
    return { ...(member && { member }), ...(held && { held: this.held.rows(held) }) };
  }

  /** After it is on disk. */
  apply({ member, held }: Beside): void {
    if (member) this.seats.take(member);
    if (held) this.held.apply(held);
  }

  #seatChange(seat: StoredMember, takesPart: boolean | undefined): Beside {
    const changes = takesPart !== undefined && takesPart !== seat.takesPart;
    return changes ? { member: { ...seat, takesPart } } : {};
  }
}
