import {
  apply,
  type BoardId,
  EMPTY_LEDGER,
  type EventData,
  type EventDraft,
  type Ledger,
  type LedgerEvent,
  meantIn,
  saysAgain,
  sealedData,
  textAt,
  withoutTexts,
} from "@acuerdo/shared";
import { COSTS } from "../limits/costs.ts";
import type { Store, Withheld } from "../store/store.ts";
import { turn } from "../turn.ts";

/**
 * What becomes of a ledger when texts of its record are withheld: the record is read anew without them, so that the state is by
 * its making what a replay gives, and nothing has to know where else a text went.
 */

export interface Without {
  /** After the new events. */
  readonly state: Ledger;
  readonly withheld: readonly Withheld[];
}

type Words = EventData["words.withheld"];

/** SHA-256(salt + text), as it stands in the chain. */
const digestAt = (event: LedgerEvent, place: string): string =>
  (textAt(sealedData(event), place) as { sha256: string }).sha256;

/** The same thing where two are alike, so that only what differs is written. */
function shared<T>(before: unknown, after: T): T {
  if (before === after || typeof after !== "object" || after === null) return after;
  if (after instanceof Map) return sharedMap(before, after) as T;
  const was = (before ?? {}) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(after).map(([key, value]) => [key, shared(was[key], value)] as const);
  const isSame = Object.keys(was).length === entries.length && entries.every(([key, value]) => was[key] === value);
  if (isSame && Array.isArray(before) === Array.isArray(after)) return before as T;
  return (Array.isArray(after) ? entries.map(([, value]) => value) : Object.fromEntries(entries)) as T;
}

function sharedMap(before: unknown, after: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> {
  const was: ReadonlyMap<unknown, unknown> = before instanceof Map ? before : new Map();
  const entries = [...after].map(([key, value]) => [key, shared(was.get(key), value)] as const);
  return was.size === after.size && entries.every(([key, value]) => was.get(key) === value) ? was : new Map(entries);
}

/** All events of a record up to a number, page by page, with a turn for others in between. */
async function* recordOf(board: BoardId, store: Store, to: number): AsyncGenerator<LedgerEvent> {
  for (let after = 0; after < to; after += COSTS.loadPage) {
    yield* await store.events(board, after, Math.min(COSTS.loadPage, to - after));
    await turn();
  }
}

type WithheldDraft = Extract<EventDraft, { kind: "words.withheld" }>;

/** What it takes out of an event that is there still. */
const takes = (words: Words, event: LedgerEvent): boolean =>
  meantIn(words, event).some((place) => event.withheld?.[place] === undefined);

/** With all lines in which the same words stand once more: what goes is gone. Null where nothing is left to go. */
async function completed(board: BoardId, store: Store, to: number, draft: WithheldDraft): Promise<EventDraft | null> {
  const [line] = draft.data.lines;
  const [said] = line === undefined ? [] : await store.events(board, line - 1, 1);
  const lines: number[] = [];
  let isThere = false;
  for await (const event of recordOf(board, store, to)) {
    if (said && (event.seq === line || saysAgain(said, event))) lines.push(event.seq);
    isThere ||= takes({ ...draft.data, lines }, event);
  }
  return isThere ? { ...draft, data: { ...draft.data, lines } } : null;
}

/** The drafts as they are to be said: what is to be withheld is looked for in the record. @throws Error when a row is damaged. */
export async function lookedFor(
  board: BoardId,
  store: Store,
  { seq }: Ledger,
  drafts: readonly EventDraft[],
): Promise<readonly EventDraft[]> {
  const found: EventDraft[] = [];
  for (const draft of drafts) {
    const said = draft.kind === "words.withheld" ? await completed(board, store, seq, draft) : draft;
    if (said) found.push(said);
  }
  return found;
}

/** @param events those that come after `state`. Null where nothing is withheld. @throws Error when a row is damaged. */
export async function without(
  board: BoardId,
  store: Store,
  state: Ledger,
  events: readonly LedgerEvent[],
): Promise<Without | null> {
  const asked = events.flatMap(({ kind, data }) => (kind === "words.withheld" ? [data as Words] : []));
  if (asked.length === 0) return null;
  let read: Ledger = EMPTY_LEDGER;
  const withheld: Withheld[] = [];
  for await (const event of recordOf(board, store, state.seq)) {
    const places = [...new Set(asked.flatMap((words) => meantIn(words, event)))];
    if (places.length > 0) withheld.push({ seq: event.seq, places });
    read = apply(read, withoutTexts(event, places, digestAt));
  }
  return { state: shared(state, events.reduce(apply, read)), withheld };
}
