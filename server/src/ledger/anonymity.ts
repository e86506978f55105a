import {
  type Actor,
  decide,
  type EventDraft,
  type Identity,
  type Intent,
  isRefusal,
  isRemoved,
  type Ledger,
  type MemberId,
  type Place,
  type Refusal,
  refuse,
} from "@acuerdo/shared";
import { handOf } from "../store/derived.ts";
import type { StoredAside, StoredMember } from "../store/store.ts";
import type { Backstage, Beside, Guest, Keys, LetIn, Planned, Rows } from "./backstage.ts";
import { Held } from "./held.ts";
import type { Newcomer } from "./joining.ts";
import type { Late } from "./late.ts";
import { dueActs, dueCount, isHeld, isIdHeld, namedBy, noted, part } from "./mix.ts";
import { Seats } from "./seats.ts";
import { isWithholding } from "./withholding-pace.ts";

/**
 * On a board with anonymous voices: who came in, and what is not said yet. It decides on all that there is, and parts what may
 * be said at once from what has to wait. ADR 0022.
 */

const DAY_MS = 86_400_000;

/** When something was said, to the day: midnight in UTC. Never before what was said last. */
export function dayOf(ledger: Ledger, now: number): number {
  const last = ledger.record.at(-1)?.at ?? 0;
  return Math.max(last, now - (now % DAY_MS));
}

export class Anonymity implements Backstage {
  /** That two voices are one would say whose each is. */
  readonly codes = null;
  readonly seats: Seats;
  readonly #secret: string;
  readonly #held: Held;

  /** @throws Error when a row is damaged. */
  constructor(secret: string, { members, held }: StoredAside) {
    this.#secret = secret;
    this.seats = new Seats(members);
    this.#held = new Held(secret, held);
  }

  decide(ledger: Ledger, intent: Intent, asker: Identity): Planned | Refusal {
    const seat = this.seats.get(asker.memberId);
    if (!seat) return refuse("no-such-member");
    const { voiceId } = asker;
    const actor: Actor = { ...asker, takesPart: seat.takesPart, named: namedBy(this.#held, voiceId) };
    if (isIdHeld(this.#held, intent, actor)) return refuse("id-taken");
    // What waits is nobody's to withhold: to be told whether it is there would tell who has answered.
    const decision = decide(isWithholding(intent) ? ledger : this.#held.over(ledger, [actor.signature]), intent, actor);
    if (isRefusal(decision)) return decision;
    if (intent.kind === "member.change") return { drafts: [], ...seatChange(seat, intent.takesPart) };
    const { drafts, held } = part(ledger, this.#held, decision);
    const put = [...held.put, ...noted(this.#held, voiceId, decision)];
    return { drafts, held: { ...held, put }, isHeld: isHeld(this.#held, held, intent, actor) };
  }

  /** No event says that somebody came: they are counted, with others. */
  letIn(ledger: Ledger, newcomer: Newcomer, keys: Keys): LetIn | Refusal {
    if (isRemoved(ledger, newcomer)) return refuse("removed");
    const member = this.seats.seated(newcomer, keys);
    return isRefusal(member) ? member : { drafts: [], member };
  }

  /** Nothing but their role is known. */
  member(_: Ledger, id: MemberId): Guest | undefined {
    const seat = this.seats.get(id);
    return seat && { ...seat, name: "", organization: null, brings: "" };
  }

  heldOf({ voiceId, signature }: Identity): readonly EventDraft[] {
    return this.#held.of([voiceId, signature]);
  }

  handOf({ memberId }: Identity): MemberId {
    return handOf(this.#secret, memberId) as MemberId;
  }

  /** Always the next free cell: a place that was chosen, or no card, says on which device somebody wrote. */
  placeFor(_: Place | null | undefined): Place | null {
    return null;
  }

  due(ledger: Ledger, late: Late): Planned | null {
    const acts = dueActs(ledger, this.#held, late);
    const count = dueCount(ledger.board.people, this.seats.counted(), late.counts);
    if (!acts && !count) return null;
    return { drafts: [...(acts?.drafts ?? []), ...(count ? [count] : [])], ...(acts && { held: acts.held }) };
  }

  time(ledger: Ledger, now: number): number {
    return dayOf(ledger, now);
  }

  rows({ member, held }: Beside): Rows {
    return { ...(member && { member }), ...(held && { held: this.#held.rows(held) }) };
  }

  apply({ member, held }: Beside): void {
    if (member) this.seats.take(member);
    if (held) this.#held.apply(held);
  }
}

function seatChange(seat: StoredMember, takesPart: boolean | undefined): Beside {
  const changes = takesPart !== undefined && takesPart !== seat.takesPart;
  return changes ? { member: { ...seat, takesPart } } : {};
}
