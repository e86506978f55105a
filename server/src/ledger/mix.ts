import { randomInt } from "node:crypto";
import {
  type AgreementId,
  answerOf,
  type ClusterId,
  type CommitmentId,
  type EventDraft,
  type Identity,
  type Intent,
  type Ledger,
  type MemberId,
  type People,
  type RecordEntry,
  type StatementId,
  type VoiceId,
} from "@acuerdo/shared";
import { ACTS, type Held, type HeldChange, type HeldEntry, isOff, UNSIGNED } from "./held.ts";
import type { Late } from "./late.ts";

/**
 * A mix: what could be set beside something else is gathered until there is enough of it, and then said in an order that means
 * nothing, at a moment that does not depend on when it was done. ADR 0022.
 */

export const MIX = {
  /** So many different people's go together: of two, each would know the other's. */
  people: 3,
  /** Milliseconds from one moment at which something may be said to the next; whole ones of the clock. */
  tickMs: 10_000,
  /** Milliseconds from one mark to the next, at which what waits alone is said: a multiple of `tickMs`. */
  lateMs: 300_000,
  /** Milliseconds from one mark to the next, at which everything is said: a multiple of `lateMs`. */
  lastMs: 3_600_000,
} as const;

/** What becomes of decided drafts: said now, or kept. */
export interface Parted {
  readonly drafts: readonly EventDraft[];
  readonly held: HeldChange;
}

const poolOf = (statement: StatementId): string => `answers to ${statement}`;

/** The statement that an answer is to; null for what is none. */
function answeredIn({ kind, data }: EventDraft): StatementId | null {
  switch (kind) {
    case "stance.taken":
    case "stance.withdrawn":
      return data.statementId;
    case "objection.eased":
      return data.versionId;
    default:
      return null;
  }
}

/** Fisher–Yates, with the system's randomness. */
function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** Everything in these entries, speaker by speaker in random order; each speaker's in its own. */
const said = (entries: readonly HeldEntry[]): EventDraft[] => shuffled(entries).flatMap(({ drafts }) => drafts);

/** Whether it is an answer: who asked for a conversation has not given one. */
const isAnswer = ({ drafts: [draft] }: HeldEntry): boolean =>
  draft?.kind === "stance.taken" && answerOf(draft.data.grade) !== null;

/** The speaker's entry with this answer in it; null where they took it back. */
function answered(known: HeldEntry | undefined, pool: string, draft: EventDraft): HeldEntry | null {
  if (draft.kind === "stance.withdrawn") return null;
  const before = draft.kind === "objection.eased" ? (known?.drafts ?? []) : [];
  return { pool, by: draft.actor, drafts: [...before, draft] };
}

/** Answers that everybody knows. */
function shownAnswers(ledger: Ledger, statement: StatementId): number {
  const given = ledger.stances.get(statement)?.values() ?? [];
  return [...given].filter(({ grade }) => answerOf(grade) !== null).length;
}

/** An answer to a statement that fewer than three have answered is kept; with the third all are said. */
function partAnswer(ledger: Ledger, held: Held, statement: StatementId, draft: EventDraft): Parted {
  const pool = poolOf(statement);
  const known = held.get(pool, draft.actor);
  const entry = answered(known, pool, draft);
  const others = held.in(pool).filter(({ by }) => by !== draft.actor && !isOff(ledger, by));
  const all = entry ? [...others, entry] : others;
  const count = all.filter(isAnswer).length;
  if (count + shownAnswers(ledger, statement) >= MIX.people)
    return { drafts: said(all), held: { put: [], drop: known ? [...others, known] : others } };
  const change = entry ? { put: [entry], drop: [] } : { put: [], drop: known ? [known] : [] };
  if (count === (ledger.held.get(statement)?.count ?? 0)) return { drafts: [], held: change };
  const told = { kind: "stance.held", actor: "server", data: { statementId: statement, count } } as const;
  return { drafts: [told], held: change };
}

function partAct(held: Held, draft: EventDraft): Parted {
  const before = held.get(ACTS, draft.actor)?.drafts ?? [];
  return { drafts: [], held: { put: [{ pool: ACTS, by: draft.actor, drafts: [...before, draft] }], drop: [] } };
}

/** Whoever signs is known by it: what they take out of the record is said with what others do in their own name. */
const isBySigner = (
  { members }: Pick<Ledger, "members">,
  { kind, actor }: Pick<EventDraft, "kind" | "actor">,
): boolean => kind === "words.withheld" && members.has(actor as MemberId);

function partOne(ledger: Ledger, held: Held, draft: EventDraft): Parted {
  if (draft.kind.startsWith("commitment.") || isBySigner(ledger, draft)) return partAct(held, draft);
  const statement = answeredIn(draft);
  // Whose answer is known already changes it before everybody's eyes.
  const isKnown = statement && ledger.stances.get(statement)?.has(draft.actor as VoiceId);
  if (statement && !isKnown) return partAnswer(ledger, held, statement, draft);
  return { drafts: [draft], held: { put: [], drop: [] } };
}

/** What of a decision may be said at once, and what is kept. */
export function part(ledger: Ledger, held: Held, drafts: readonly EventDraft[]): Parted {
  const parts = drafts.map((draft) => partOne(ledger, held, draft));
  return {
    drafts: parts.flatMap((one) => one.drafts),
    held: { put: parts.flatMap((one) => one.held.put), drop: parts.flatMap((one) => one.held.drop) },
  };
}

/** The clusters to which a voice has given a sentence: their events do not say it. */
export function namedBy(held: Held, voice: VoiceId): ReadonlySet<ClusterId> {
  const drafts = held.get(UNSIGNED, voice)?.drafts ?? [];
  return new Set(drafts.flatMap((draft) => (draft.kind === "cluster.named" ? draft.data.clusterId : [])));
}

/** Notes beside what is said without a name whose it is. */
export function noted(held: Held, voice: VoiceId, drafts: readonly EventDraft[]): readonly HeldEntry[] {
  const known = namedBy(held, voice);
  const news = drafts.filter(({ kind, data }) => kind === "cluster.named" && !known.has(data.clusterId));
  if (news.length === 0) return [];
  return [{ pool: UNSIGNED, by: voice, drafts: [...(held.get(UNSIGNED, voice)?.drafts ?? []), ...news] }];
}

/** Whether something of what this intent is about is kept back: as it was decided now, or before. */
export function isHeld(held: Held, change: HeldChange, intent: Intent, { voiceId, signature }: Identity): boolean {
  if (change.put.some(({ by }) => by === voiceId || by === signature)) return true;
  if (intent.kind === "stance.take") {
    const isSaid = change.drop.some(({ by }) => by === voiceId);
    return !isSaid && held.get(poolOf(intent.statementId), voiceId) !== undefined;
  }
  return intent.kind === "commitment.report" && isIn(held.get(ACTS, signature), intent.commitmentId);
}

/** Whether somebody else's commitment has this id, and is not said yet. */
export function isIdHeld(held: Held, intent: Intent, { signature }: Identity): boolean {
  if (intent.kind !== "commitment.make") return false;
  return held.in(ACTS).some((entry) => entry.by !== signature && isIn(entry, intent.commitmentId));
}

const isIn = (entry: HeldEntry | undefined, id: CommitmentId): boolean =>
  entry?.drafts.some(({ kind, data }) => kind === "commitment.made" && data.commitmentId === id) ?? false;

const isAct = ({ kind }: RecordEntry): boolean => kind.startsWith("commitment.");

/** Whether nobody has spoken since acts were last said: then saying more of them tells nothing about voices. */
function isSilent({ record, aliases }: Ledger): boolean {
  const last = record.findLastIndex(isAct);
  const isWhole = last >= 0 || record[0]?.seq === 1;
  return isWhole && !record.slice(last + 1).some(({ actor }) => aliases.has(actor as VoiceId));
}

/** The agreement that an act is for. @param entry in which it was made, where it is not said yet. */
function agreementOf(ledger: Ledger, { drafts }: HeldEntry, { data }: EventDraft): AgreementId | null {
  if ("agreementId" in data) return data.agreementId;
  const { commitmentId } = data as { commitmentId: CommitmentId };
  const made = drafts.find((draft) => draft.kind === "commitment.made" && draft.data.commitmentId === commitmentId);
  const said = ledger.commitments.get(commitmentId)?.agreementId ?? null;
  return made?.kind === "commitment.made" ? made.data.agreementId : said;
}

/** What of an entry is for agreements about which the talk has ended, and what stays. */
function partEntry(ledger: Ledger, entry: HeldEntry, { isOver }: Late): { now: HeldEntry; later: HeldEntry } {
  const isDue = (draft: EventDraft): boolean => {
    const agreement = agreementOf(ledger, entry, draft);
    return agreement === null || isOver(agreement);
  };
  return {
    now: { ...entry, drafts: entry.drafts.filter(isDue) },
    later: { ...entry, drafts: entry.drafts.filter((draft) => !isDue(draft)) },
  };
}

const isEmpty = ({ drafts }: HeldEntry): boolean => drafts.length === 0;

/**
 * What was done in people's own names, for agreements that nobody talks about any more: whoever acts has mostly answered a
 * moment before, so that in the midst of answers those who were heard last would be those who acted. Said when enough of them
 * wait and nobody has spoken since, or at a mark.
 */
export function dueActs(ledger: Ledger, held: Held, late: Late): Parted | null {
  const waiting = held.in(ACTS).filter(({ by }) => !isOff(ledger, by));
  const parted = waiting.map((entry) => partEntry(ledger, entry, late)).filter(({ now }) => !isEmpty(now));
  if (parted.length === 0) return null;
  if (!late.acts && (parted.length < MIX.people || !isSilent(ledger))) return null;
  const put = parted.map(({ later }) => later).filter((entry) => !isEmpty(entry));
  const drop = parted.filter(({ later }) => isEmpty(later)).map(({ now }) => now);
  return { drafts: said(parted.map(({ now }) => now)), held: { put, drop } };
}

type Counted = Omit<People, "excused" | "off">;
const ROLES_COUNTED = ["mediators", "participants", "observers"] as const;

/** The count of those who are on the board, when enough have come since it was said or it is late; never of fewer than three. */
export function dueCount(shown: People | undefined, now: Counted, isLate: boolean): EventDraft | null {
  const total = ROLES_COUNTED.reduce((sum, role) => sum + now[role], 0);
  const moved = ROLES_COUNTED.reduce((sum, role) => sum + Math.abs(now[role] - (shown?.[role] ?? 0)), 0);
  const isNews = moved > 0 || now.expected !== (shown?.expected ?? 0);
  if (total < MIX.people || !isNews || (moved < MIX.people && !isLate)) return null;
  return { kind: "people.counted", actor: "server", data: now };
}
