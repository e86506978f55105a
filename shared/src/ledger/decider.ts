import type { Actor } from "../nouns/member/member.ts";
import type { Refusal } from "../refusal.ts";
import type { EventDraft } from "./event.ts";
import type { IntentKind, IntentOf } from "./intent.ts";
import type { Ledger } from "./ledger.ts";

/** Events to append (none when nothing changes), or a refusal. */
export type Decision = readonly EventDraft[] | Refusal;
/** Pure: no clock, no randomness. The actor is whom the server knows to be asking; an intent has no field in which to name somebody else. */
export type Decider<Kind extends IntentKind> = (ledger: Ledger, intent: IntentOf<Kind>, actor: Actor) => Decision;
export type Deciders<Kind extends IntentKind = IntentKind> = { readonly [K in Kind]: Decider<K> };
