import { type LedgerEvent, shapeKey, WHEEL } from "@acuerdo/shared";
import { MIX } from "../../../server/src/ledger/mix.ts";
import type { Evidence } from "./evidence.ts";

/**
 * What somebody does who wants to know whose a voice is, and has everything that can be had. Each strategy sets voices beside
 * something that is a person's: a seat, a signature, the name they signed or gave, the tag of a log, a client id.
 */

export interface Guess {
  readonly voice: string;
  readonly handle: string;
  /** Where all that is said is that it is one of these. */
  readonly oneOf?: readonly string[];
  /** Of so many it could have been any. */
  readonly among: number;
}

export type Strategy = (evidence: Evidence) => Guess[];

const isAct = ({ kind }: LedgerEvent): boolean => kind.startsWith("commitment.");

/** Voices, in the order of their first words. */
function voicesIn(events: readonly LedgerEvent[]): string[] {
  const words = events.filter(({ kind }) => kind === "position.placed" || kind === "stance.taken");
  return [...new Set(words.map(({ actor }) => actor as string))].filter((actor) => actor !== WHEEL);
}

/** The handles that somebody who acts in their own name is known by. */
const signedBy = (event: LedgerEvent): string[] =>
  event.kind === "commitment.made" ? [event.actor, event.data.signed?.name ?? event.actor] : [event.actor];

/** Sets the n-th beside the n-th. */
const inOrder = (voices: readonly string[], handles: readonly string[]): Guess[] =>
  voices.flatMap((voice, n) => {
    const handle = handles[n];
    return handle === undefined ? [] : [{ voice, handle, among: voices.length }];
  });

/** Whoever came last and has not spoken yet speaks next: who comes is in the events, if it is anywhere. */
function whoCameBefore({ events }: Evidence): Guess[] {
  const voices = voicesIn(events);
  const waiting: string[] = [];
  const seen = new Set<string>();
  return events.flatMap((event) => {
    if (event.kind === "member.joined") waiting.push(event.data.memberId);
    if (!voices.includes(event.actor) || seen.has(event.actor)) return [];
    seen.add(event.actor);
    const handle = waiting.pop();
    return handle === undefined ? [] : [{ voice: event.actor as string, handle, among: voices.length }];
  });
}

/** The authors of positions, and whose clusters are. */
function authors(events: readonly LedgerEvent[]): Map<string, string> {
  return new Map(
    events.flatMap(({ kind, actor, data }): [string, string][] => {
      if (kind === "position.placed") return [[shapeKey(data.positionId), actor]];
      return kind === "cluster.named" ? [[shapeKey(data.clusterId), actor]] : [];
    }),
  );
}

/** The first client that wrote a thing is its author's. */
function firstWriters({ writings }: Evidence): Map<string, number> {
  const first = new Map<string, number>();
  for (const { id, client } of writings) if (!first.has(id)) first.set(id, client);
  return first;
}

function whoseBrowserWroteIt(evidence: Evidence): Guess[] {
  const voices = voicesIn(evidence.events);
  const first = firstWriters(evidence);
  return [...authors(evidence.events)].flatMap(([id, voice]) => {
    const client = first.get(id);
    const isVoice = client !== undefined && voices.includes(voice);
    return isVoice ? [{ voice, handle: `client ${client}`, among: voices.length }] : [];
  });
}

/** Everybody who had a hand in a voice's card, by voice. */
function* movers({ events, writings }: Evidence): Generator<{ voice: string; client: number }> {
  const by = authors(events);
  for (const { id, client } of writings) {
    const voice = by.get(id);
    if (voice !== undefined) yield { voice, client };
  }
}

/** A client that touched a card, and what it says of itself where its pointer is shown. */
function whatCursorsSay(evidence: Evidence): Guess[] {
  const voices = voicesIn(evidence.events);
  const names = new Map(evidence.cursors.map(({ client, state }) => [client, JSON.stringify(state)]));
  return [...movers(evidence)].flatMap(({ voice, client }) => {
    const [handle] = /Persona \d+/.exec(names.get(client) ?? "") ?? [];
    return handle ? [{ voice, handle, among: voices.length }] : [];
  });
}

/** A client that touched a card, and whose it is by the table of claims. */
function whoseClaim(evidence: Evidence): Guess[] {
  const voices = voicesIn(evidence.events);
  const owners = new Map(evidence.rows.canvas_claims.map(({ client, member_id }) => [client, String(member_id)]));
  return [...movers(evidence)].flatMap(({ voice, client }) => {
    const handle = owners.get(client);
    return handle ? [{ voice, handle, among: voices.length }] : [];
  });
}

/** Lines that name both somebody and what they said. */
function whatTheLogSays({ events, log }: Evidence): Guess[] {
  const voices = voicesIn(events);
  return log.flatMap(({ fields }) => {
    const voice = events.find(({ seq }) => seq === fields.seq)?.actor;
    if (voice === undefined || !voices.includes(voice) || typeof fields.member !== "string") return [];
    return [{ voice: voice as string, handle: fields.member, among: voices.length }];
  });
}

/** Rows in which a seat stands beside a voice, or beside the number of what a voice said. */
function whatRowsSay({ events, rows }: Evidence): Guess[] {
  const voices = voicesIn(events);
  const seats = rows.members.map(({ member_id }) => String(member_id));
  return Object.values(rows)
    .flat()
    .flatMap((row) => {
      const text = JSON.stringify(row);
      const [, seq] = /seq\D+(\d+)/.exec(text) ?? [];
      const said = events.find((event) => event.seq === Number(seq))?.actor as string | undefined;
      const spoken = voices.filter((voice) => text.includes(voice) || voice === said);
      const seated = seats.filter((seat) => text.includes(seat));
      return spoken.flatMap((voice) => seated.map((handle) => ({ voice, handle, among: voices.length })));
    });
}

/** Who was let in first spoke first, if rows come in any order that means something. */
function rowsInOrder({ events, rows }: Evidence): Guess[] {
  const seats = rows.members.filter(({ takes_part }) => takes_part === 1);
  return inOrder(
    voicesIn(events),
    seats.map(({ member_id }) => String(member_id)),
  );
}

/** Who turns the wheel is known by role. */
function whatTheWheelDid({ events, rows }: Evidence): Guess[] {
  const voices = voicesIn(events);
  const [seat] = rows.members.filter(({ role }) => role === "mediator");
  const turned = events.filter(({ kind }) => kind === "phase.moved" || kind === "agreement.let-go");
  return turned.flatMap(({ actor }) =>
    seat && voices.includes(actor) ? [{ voice: actor, handle: String(seat.member_id), among: voices.length }] : [],
  );
}

/** A signature that is a voice as well. */
function sameIds({ events }: Evidence): Guess[] {
  const voices = voicesIn(events);
  return events
    .filter(isAct)
    .filter(({ actor }) => voices.includes(actor))
    .flatMap((event) => signedBy(event).map((handle) => ({ voice: event.actor, handle, among: voices.length })));
}

/** So many milliseconds before acts are said their authors may have acted, as is promised. */
const WINDOW_MS = MIX.lateMs;

interface Burst {
  /** Who acted, each once, in the order in which it is said. */
  readonly people: readonly string[];
  /** What voices said before. */
  readonly words: readonly LedgerEvent[];
  /** Of so many voices it may have been any. */
  readonly among: number;
}

const speakers = (words: readonly LedgerEvent[]): string[] => [...new Set(words.map(({ actor }) => actor as string))];

/**
 * What is said in people's own names together: done since such acts were last said, and so perhaps by any voice that was heard
 * since then. Where one alone was heard, then or in the last minutes, nothing can be promised.
 */
function bursts({ events, heard }: Evidence): Burst[] {
  const voices = voicesIn(events);
  const acts = events.filter(isAct);
  const when = ({ seq }: LedgerEvent) => heard.get(seq) ?? 0;
  return [...new Set(acts.map(when))].flatMap((at) => {
    const together = acts.filter((act) => when(act) === at);
    const first = Math.min(...together.map(({ seq }) => seq));
    const last = Math.max(0, ...acts.map(({ seq }) => seq).filter((seq) => seq < first));
    const words = events.filter(({ seq, actor }) => seq < first && voices.includes(actor));
    const recent = speakers(words.filter((word) => when(word) > at - WINDOW_MS));
    const since = speakers(words.filter(({ seq }) => seq > last));
    const among = (since.length > 0 ? since : speakers(words)).length;
    return among < 2 || recent.length === 1 ? [] : [{ people: speakers(together), words, among }];
  });
}

/** As many voices as acted, those that were heard last: the last of them last. */
const lastOf = ({ people, words }: Burst): string[] => speakers(words.toReversed()).slice(0, people.length).reverse();

/** Whoever acted spoke shortly before: the last voices that were heard, the first of them to the first. */
function whoSpokeLast(evidence: Evidence): Guess[] {
  return bursts(evidence).flatMap((burst) =>
    inOrder(lastOf(burst), burst.people).map((guess) => ({ ...guess, among: burst.among })),
  );
}

/** As before, but without saying which of those who acted a voice is, where several did. */
function whoActed(evidence: Evidence): Guess[] {
  const ofSeveral = bursts(evidence).filter(({ people }) => people.length >= MIX.people);
  return ofSeveral.flatMap((burst, n) =>
    lastOf(burst).map((voice) => ({ voice, handle: `burst ${n}`, oneOf: burst.people, among: burst.among })),
  );
}

export const STRATEGIES = {
  "who came before they spoke": whoCameBefore,
  "whose browser wrote the card": whoseBrowserWroteIt,
  "what cursors say": whatCursorsSay,
  "whose client ids are": whoseClaim,
  "what the log says": whatTheLogSays,
  "what rows say": whatRowsSay,
  "rows in their order": rowsInOrder,
  "what the wheel did": whatTheWheelDid,
  "ids that are the same": sameIds,
  "who spoke last": whoSpokeLast,
  "those who spoke last acted": whoActed,
} satisfies Record<string, Strategy>;

export type StrategyName = keyof typeof STRATEGIES;
