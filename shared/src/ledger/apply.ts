import { type Aliases, aliasIn } from "../alias.ts";
import type { VoiceId } from "../ids.ts";
import { SOMEBODY, WHEEL } from "../ids.ts";
import { invariant } from "../invariant.ts";
import { facet } from "../nouns/index.ts";
import { type Applier, type Envelope, put, together } from "./applier.ts";
import type { EventData, EventKind, LedgerEvent } from "./event.ts";
import { type Ledger, RECORD_LENGTH, type RecordEntry } from "./ledger.ts";

/** `apply` is the only way in which a ledger changes, on the server and on every client. Pure; shares what did not change. */

const APPLIERS: { readonly [Kind in EventKind]: Applier<Kind> } = facet("apply");

/** What a voice says; the first of it gives the voice its name. */
const SAID: { readonly [kind: string]: true } = facet("said");
const NO_VOICE: ReadonlySet<string> = new Set([WHEEL, SOMEBODY, "server"]);

function aliasesAfter({ board, aliases }: Ledger, kind: EventKind, { actor, seq }: Envelope): Aliases {
  const by = actor as VoiceId;
  if (board.voices === "named" || !SAID[kind] || NO_VOICE.has(actor) || aliases.has(by)) return aliases;
  return put(aliases, by, { voice: by, ...aliasIn(aliases, by), seq });
}

/** What an event changes, whoever numbered it: the client shows an intent's outcome with this before the server has answered. */
export function applyData(ledger: Ledger, event: Pick<LedgerEvent, "kind" | "data"> & Envelope): Ledger {
  const applier = APPLIERS[event.kind] as Applier<EventKind>;
  const applied = { ...ledger, ...applier(ledger, event.data as EventData[EventKind], event) };
  return { ...applied, aliases: aliasesAfter(applied, event.kind, event) };
}

/**
 * The ledger after the next event.
 * @throws Error when the event is not the next one: a gap is a bug, never something to live with.
 */
export function apply(ledger: Ledger, event: LedgerEvent): Ledger {
  invariant(event.seq === ledger.seq + 1, `event ${event.seq} after ${ledger.seq}`);
  const { board: _, prev: __, hash, ...entry } = event;
  const record = [...ledger.record, entry as RecordEntry].slice(-RECORD_LENGTH);
  return { ...applyData(ledger, event), seq: event.seq, hash, record };
}

/**
 * The ledger after all of these events, the same as one after the other, without a copy of a table for each of them: what
 * is read from a disk is long.
 * @throws Error when one of them is not the next one.
 */
export function applyAll(ledger: Ledger, events: readonly LedgerEvent[]): Ledger {
  return together(() => events.reduce(apply, ledger));
}
