import { facet } from "../nouns/index.ts";
import type { Actor } from "../nouns/member/member.ts";
import { refuse } from "../refusal.ts";
import { isRemoved } from "./asked.ts";
import type { Decider, Deciders, Decision } from "./decider.ts";
import type { Intent, IntentKind } from "./intent.ts";
import type { Ledger } from "./ledger.ts";
import { mayAsk, POLICY } from "./policy.ts";

/** The one place where a change of the ledger is decided: by the server for real, by the client to show the result at once. */

const DECIDERS: Deciders = facet("decide");

/** What follows from an intent: events to append (none when it changes nothing), or a refusal. */
export function decide(ledger: Ledger, intent: Intent, actor: Actor): Decision {
  if (!mayAsk(intent.kind, actor.role)) {
    return refuse(POLICY[intent.kind] === "wheel" ? "not-the-wheel" : "may-not-write", intent.kind);
  }
  if (isRemoved(ledger, actor)) return refuse("removed");
  // Where voices are anonymous, who is on the board is known to the server alone.
  if (ledger.board.voices === "named" && !ledger.members.has(actor.memberId)) return refuse("no-such-member");
  const decider = DECIDERS[intent.kind] as Decider<IntentKind>;
  return decider(ledger, intent as never, actor);
}
