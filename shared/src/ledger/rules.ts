import { type Aliases, aliasIn } from "../alias.ts";
import { SOMEBODY, type VoiceId, WHEEL } from "../ids.ts";
import { invariant } from "../invariant.ts";
import { facet } from "../nouns/index.ts";
import type { Actor } from "../nouns/member/member.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type Applier, type Appliers, type Envelope, put, together } from "./applier.ts";
import { isRemoved } from "./asked.ts";
import type { Ground, Grounds } from "./base.ts";
import type { Decider, Deciders, Decision } from "./decider.ts";
import type { EventData, EventKind, LedgerEvent } from "./event.ts";
import type { Asked, Intent, IntentKind } from "./intent.ts";
import { type Ledger, RECORD_LENGTH, type RecordEntry } from "./ledger.ts";
import { mayAsk, POLICY } from "./policy.ts";

/**
 * What may follow from what: the one place where a change of the ledger is decided and made, by the server for real, by a page
 * to show the result at once. Made of the rules of all nouns, or of those that a page has. Pure; shares what did not change.
 */

export interface Rules {
  /** Whether these are the rules for such an intent. */
  readonly decides: (kind: IntentKind) => boolean;
  /** Whether these are the rules for such an event. */
  readonly applies: (kind: EventKind) => boolean;
  /** What follows from an intent: events to append (none when it changes nothing), or a refusal. */
  readonly decide: (ledger: Ledger, intent: Intent, actor: Actor) => Decision;
  /** What an event changes, whoever numbered it: a page shows an intent's outcome with this before the server has answered. */
  readonly applyData: (ledger: Ledger, event: Pick<LedgerEvent, "kind" | "data"> & Envelope) => Ledger;
  /**
   * The ledger after the next event, the only way in which it changes.
   * @throws Error when the event is not the next one: a gap is a bug, never something to live with.
   */
  readonly apply: (ledger: Ledger, event: LedgerEvent) => Ledger;
  /**
   * The ledger after all of these events, the same as one after the other, without a copy of a table for each of them: what
   * is read from a disk is long.
   * @throws Error when one of them is not the next one.
   */
  readonly applyAll: (ledger: Ledger, events: readonly LedgerEvent[]) => Ledger;
  /**
   * The intent with what it is decided on: what stands in `ledger`, unless whoever asks says themselves what they saw (a dialog
   * that has been open for a while).
   */
  readonly withBase: <A extends Asked>(ledger: Ledger, asked: A, actor: Actor) => A;
  /** The intent as if it was asked now, by somebody who has seen what stands now. */
  readonly askedAnew: <A extends Asked>(ledger: Ledger, asked: A, actor: Actor) => A;
}

interface Pieces {
  readonly deciders: Partial<Deciders>;
  readonly appliers: Partial<Appliers>;
  readonly grounds: Grounds;
}

/** A state that nobody has seen yet. */
type Fresh = { -readonly [Name in keyof Ledger]: Ledger[Name] };

/** What a voice says; the first of it gives the voice its name. */
const SAID: { readonly [kind: string]: true } = facet("said");
const NO_VOICE: ReadonlySet<string> = new Set([WHEEL, SOMEBODY, "server"]);

function aliasesAfter({ board, aliases }: Ledger, kind: EventKind, { actor, seq }: Envelope): Aliases {
  const by = actor as VoiceId;
  if (board.voices === "named" || !SAID[kind] || NO_VOICE.has(actor) || aliases.has(by)) return aliases;
  return put(aliases, by, { voice: by, ...aliasIn(aliases, by), seq });
}

/** Why nobody who is not on the board may ask for this, or nobody who has left the group; null for whoever is there. */
function absenceOf(ledger: Ledger, { kind }: Intent, actor: Actor): Refusal | null {
  if (isRemoved(ledger, actor)) return refuse("removed");
  const member = ledger.members.get(actor.memberId);
  // Where voices are anonymous, who is on the board is known to the server alone.
  if (ledger.board.voices === "named" && !member) return refuse("no-such-member");
  // A tab that was left open, or another device: nobody comes back without saying so.
  return member?.left && POLICY[kind] !== "anyone" ? refuse("you-left") : null;
}

/** @throws Error (each of them) for a kind whose rules are not among these. */
export function rulesOf({ deciders, appliers, grounds }: Pieces): Rules {
  const groundOf = (ledger: Ledger, asked: Asked, actor: Actor) =>
    (grounds[asked.kind] as Ground<IntentKind> | undefined)?.(ledger, asked as never, actor);

  const decide: Rules["decide"] = (ledger, intent, actor) => {
    if (!mayAsk(intent.kind, actor.role)) {
      return refuse(POLICY[intent.kind] === "wheel" ? "not-the-wheel" : "may-not-write", intent.kind);
    }
    const absence = absenceOf(ledger, intent, actor);
    if (absence) return absence;
    const decider = deciders[intent.kind] as Decider<IntentKind> | undefined;
    invariant(decider !== undefined, `no rules for ${intent.kind}`);
    return decider(ledger, intent as never, actor);
  };

  const applyData = (ledger: Ledger, event: Pick<LedgerEvent, "kind" | "data"> & Envelope): Fresh => {
    const applier = appliers[event.kind] as Applier<EventKind> | undefined;
    invariant(applier !== undefined, `no rules for ${event.kind}`);
    const fresh: Fresh = { ...ledger, ...applier(ledger, event.data as EventData[EventKind], event) };
    fresh.aliases = aliasesAfter(fresh, event.kind, event);
    return fresh;
  };

  const apply: Rules["apply"] = (ledger, event) => {
    invariant(event.seq === ledger.seq + 1, `event ${event.seq} after ${ledger.seq}`);
    const { seq, at, actor, kind, data, hash } = event;
    const record = [...ledger.record.slice(1 - RECORD_LENGTH), { seq, at, actor, kind, data } as RecordEntry];
    return Object.assign(applyData(ledger, event), { seq, hash, record });
  };

  return {
    decides: (kind) => Object.hasOwn(deciders, kind),
    applies: (kind) => Object.hasOwn(appliers, kind),
    decide,
    applyData,
    apply,
    applyAll: (ledger, events) => together(() => events.reduce(apply, ledger)),
    withBase: (ledger, asked, actor) => {
      const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      return { ...groundOf(ledger, asked, actor), ...said } as typeof asked;
    },
    askedAnew: (ledger, asked, actor) => ({ ...asked, ...groundOf(ledger, asked, actor) }),
  };
}
