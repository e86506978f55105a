import {
  decide,
  type Identity,
  type Intent,
  isRefusal,
  type Ledger,
  type MemberId,
  type Place,
  type Refusal,
} from "@acuerdo/shared";
import type { Backstage, Beside, Guest, Keys, LetIn, Planned, Rows } from "./backstage.ts";
import { joiningDrafts, type Newcomer } from "./joining.ts";

/** A board with named voices keeps nothing back: who is there, and what they say, is in the ledger. */
export class NamedVoices implements Backstage {
  decide(ledger: Ledger, intent: Intent, asker: Identity): Planned | Refusal {
    const takesPart = ledger.members.get(asker.memberId)?.takesPart === true;
    const decision = decide(ledger, intent, { ...asker, takesPart });
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
    return ledger.members.get(id);
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

  rows({ member }: Beside): Rows {
    return member ? { member } : {};
  }

  apply(): void {}
}
