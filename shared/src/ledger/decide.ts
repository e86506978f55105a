import type { Actor } from "../member.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { isRemoved } from "./asked.ts";
import { agreementDeciders } from "./decide/agreement.ts";
import { boardDeciders } from "./decide/board.ts";
import { commitmentDeciders } from "./decide/commitment.ts";
import { memberDeciders } from "./decide/member.ts";
import { positionDeciders } from "./decide/position.ts";
import { removalDeciders } from "./decide/removal.ts";
import { stanceDeciders } from "./decide/stance.ts";
import type { EventDraft } from "./event.ts";
import type { Intent, IntentKind, IntentOf } from "./intent.ts";
import type { Ledger } from "./ledger.ts";
import { mayAsk, POLICY } from "./policy.ts";

/** The one place where a change of the ledger is decided: by the server for real, by the client to show the result at once. */

export type Decision = readonly EventDraft[] | Refusal;
export type Decider<Kind extends IntentKind> = (ledger: Ledger, intent: IntentOf<Kind>, actor: Actor) => Decision;

const DECIDERS: { readonly [Kind in IntentKind]: Decider<Kind> } = {
  ...boardDeciders,
  ...memberDeciders,
  ...removalDeciders,
  ...positionDeciders,
  ...stanceDeciders,
  ...agreementDeciders,
  ...commitmentDeciders,
};

/**
 * What follows from an intent: events to append (none when it changes nothing), or a refusal. Pure: no clock, no
 * randomness. The actor is whom the server knows to be asking; an intent has no field in which to name somebody else.
 */
export function decide(ledger: Ledger, intent: Intent, actor: Actor): Decision {
  if (!mayAsk(intent.kind, actor.role)) {
    return refuse(POLICY[intent.kind] === "wheel" ? "not-the-wheel" : "may-not-write", intent.kind);
  }
  if (isRemoved(ledger, actor)) return refuse("removed");
  // Where voices are anonymous, who is on the board is known to the server alone.
  if (ledger.board.voices === "named" && !ledger.members.has(actor.memberId)) return refuse("no-such-member");
  const decider = DECIDERS[intent.kind] as Decider<IntentKind>;
  return decider(ledger, intent as IntentOf<IntentKind>, actor);
}
