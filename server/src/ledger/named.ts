import {
  decide,
  type Identity,
  type Intent,
  isRefusal,
  type Ledger,
  type MemberId,
  type Place,
  personOf,
  type Refusal,
} from "@acuerdo/shared";
import type { HeldRow } from "../store/store.ts";
import type { Backstage, Beside, Guest, Keys, LetIn, Planned, Rows } from "./backstage.ts";
import { joiningDrafts, type Newcomer } from "./joining.ts";
import { PersonalCodes } from "./personal-codes.ts";

/** A board with named voices keeps nothing back but codes: who is there, and what they say, is in the ledger. */
export class NamedVoices implements Backstage {
  readonly codes: PersonalCodes;

  /** @throws Error when a row is damaged. */
  constructor(secret = "", held: readonly HeldRow[] = []) {
    this.codes = new PersonalCodes(secret, held);
  }

  decide(ledger: Ledger, intent: Intent, asker: Identity): Planned | Refusal {
    const person = personOf(ledger, asker);
    const takesPart = ledger.members.get(person.memberId)?.takesPart === true;
    const decision = decide(ledger, intent, { ...person, takesPart });
    return isRefusal(decision) ? decision : { drafts: decision };
  }

  letIn(ledger: Ledger, newcomer: Newcomer, keys: Keys): LetIn | Refusal {
    const joining = joiningDrafts(ledger, newcomer);
    if (isRefusal(joining)) return joining;
    const { role, drafts } = joining;
    const { memberId } = newcomer;
    // Whether they take part, the ledger says.
    return { drafts, member: { memberId, role, key: keys[role], takesPart: false } };
  }

  member(ledger: Ledger, id: MemberId): Guest | undefined {
    const member = ledger.members.get(id);
    return member?.as ? ledger.members.get(member.as) : member;
  }

  heldOf(): [] {
    return [];
  }

  handOf({ memberId }: Identity): MemberId {
    return memberId;
  }

  placeFor(asked: Place | null | undefined): Place | null | undefined {
    return asked;
  }

  due(): null {
    return null;
  }

  time(_: Ledger, now: number): number {
    return now;
  }

  rows({ member, codes }: Beside): Rows {
    return { ...(member && { member }), ...(codes && { held: this.codes.rows(codes) }) };
  }

  apply({ codes }: Beside): void {
    if (codes) this.codes.apply(codes);
  }
}
