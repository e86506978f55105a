import {
  apply,
  type BoardId,
  EMPTY_LEDGER,
  type EventData,
  type EventDraft,
  idsOf,
  type Ledger,
  type LedgerEvent,
  type MemberId,
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
  /** Before the new events. */
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

/** What is looked for in the record for one draft. */
interface Search {
  readonly draft: WithheldDraft;
  /** The event that was asked for, where it was one. */
  readonly said: LedgerEvent | null;
  /** The ids of whoever has said that one and takes it out; null where somebody else does. */
  readonly own: readonly string[] | null;
  /** That one's number, and those of the events in which the same words stand once more. */
  readonly lines: number[];
  /** Whether something is left to go. */
  isThere: boolean;
}

async function searchFor(board: BoardId, store: Store, ledger: Ledger, draft: WithheldDraft): Promise<Search> {
  const [line] = draft.data.lines;
  const [said = null] = line === undefined ? [] : await store.events(board, line - 1, 1);
  const theirs = idsOf(ledger, draft.actor as MemberId);
  const own = said !== null && theirs.includes(said.actor as MemberId) ? theirs : null;
  return { draft, said, own, lines: [], isThere: false };
}

/** Whether it goes with what was asked for. With one's own go one's own and what others said after it, not what they had said before. */
function goes({ said, own }: Search, event: LedgerEvent): boolean {
  if (said === null || event.seq === said.seq) return said !== null;
  return saysAgain(said, event) && (own === null || event.seq > said.seq || own.includes(event.actor));
}

/** The places of this event whose texts go. */
function placesIn(search: Search, event: LedgerEvent): readonly string[] {
  const { draft } = search;
  const isMeant = goes(search, event);
  if (isMeant) search.lines.push(event.seq);
  const words = { ...draft.data, lines: isMeant ? [event.seq] : [] };
  search.isThere ||= takes(words, event);
  return meantIn(words, event);
}

/** Drafts as they are to be said, and what the record is without what they take out of it; null where they take out nothing. */
export interface LookedFor {
  readonly drafts: readonly EventDraft[];
  readonly less: Without | null;
}

/** Of drafts that take texts out of the record: it is read once, for what they mean and for the state without that. */
async function readWithout(board: BoardId, store: Store, to: number, searches: readonly Search[]): Promise<Without> {
  let state: Ledger = EMPTY_LEDGER;
  const withheld: Withheld[] = [];
  for await (const event of recordOf(board, store, to)) {
    const places = [...new Set(searches.flatMap((search) => placesIn(search, event)))];
    if (places.length > 0) withheld.push({ seq: event.seq, places });
    state = apply(state, withoutTexts(event, places, digestAt));
  }
  return { state, withheld };
}

const isWithheld = (draft: EventDraft): draft is WithheldDraft => draft.kind === "words.withheld";

/** The drafts as they are to be said: what is to be withheld is looked for in the record. @throws Error when a row is damaged. */
export async function lookedFor(
  board: BoardId,
  store: Store,
  ledger: Ledger,
  drafts: readonly EventDraft[],
): Promise<LookedFor> {
  if (!drafts.some(isWithheld)) return { drafts, less: null };
  const searches = await Promise.all(drafts.filter(isWithheld).map((draft) => searchFor(board, store, ledger, draft)));
  const less = await readWithout(board, store, ledger.seq, searches);
  const found = searches.filter(({ isThere }) => isThere);
  const said = found.map(({ draft, lines }) => ({ ...draft, data: { ...draft.data, lines } }));
  return { drafts: [...drafts.filter((draft) => !isWithheld(draft)), ...said], less: found.length > 0 ? less : null };
}

/** The state after these events, in which what did not change is what it was. @param read the record before them, anew. */
export const afterLess = (state: Ledger, read: Ledger, events: readonly LedgerEvent[]): Ledger =>
  shared(state, events.reduce(apply, read));
