import { type Plank, plankOf } from "../convergence/floor.ts";
import { judge, modeFor } from "../convergence/judge.ts";
import { type Judgement, type Mode, type Words, wordsOf } from "../convergence/judgement.ts";
import { nearest } from "../convergence/nearest.ts";
import { type Counted, type GroupAnswers, type Tally, tallyOf } from "../convergence/tally.ts";
import { PRESETS, type Thresholds } from "../convergence/thresholds.ts";
import { type ObjectionId, objectionId, type StatementId, type VersionId, type VoiceId } from "../ids.ts";
import { organizationName } from "../names/organizations.ts";
import type { Agreement, Version } from "../nouns/agreement/agreement.ts";
import type { People } from "../nouns/board/board.ts";
import type { Preset } from "../nouns/board/presets.ts";
import type { Member } from "../nouns/member/member.ts";
import type { Objection } from "../nouns/stance/objection.ts";
import { answerOf, type Stance } from "../nouns/stance/stance.ts";
import {
  currentVersion,
  expectedCount,
  expectedCountOn,
  expectedMembers,
  expectedOn,
  mayBreakDown,
  presentMembers,
} from "./asked.ts";
import type { Ledger } from "./ledger.ts";

/**
 * From the ledger to the convergence: who is waited for, in which groups, and what they answered. Groups are the
 * members' organisations; on a board with anonymous voices there are none, because a small one would give its people away.
 */

/** Of a ledger, what the weighing of a statement reads. */
export type Heard = Pick<Ledger, "board" | "members" | "versions" | "stances" | "objections" | "held">;

/** What a stance counts as; an objection that its author eased weighs as a reservation. */
export function countedAs(ledger: Heard, stance: Stance): Counted {
  const answer = answerOf(stance.grade);
  if (answer !== -2) return answer;
  const objection = ledger.objections.get(objectionId(stance.statementId as VersionId, stance.by));
  return objection?.state === "eased" ? "resolved" : -2;
}

/** Whose answer to a statement is still waited for. Empty where voices are anonymous: nobody may know who has not spoken. */
export function silentMembers(ledger: Heard, statementId: StatementId): Member[] {
  if (ledger.board.voices === "anonymous") return [];
  const given = ledger.stances.get(statementId);
  return expectedOn(ledger, statementId).filter((member) => {
    const stance = given?.get(member.id as string as VoiceId);
    return stance === undefined || answerOf(stance.grade) === null;
  });
}

/** Answers that were given and are not shown, because too few have answered. */
const heldOn = (ledger: Pick<Ledger, "held">, statementId: StatementId): number =>
  ledger.held.get(statementId)?.count ?? 0;

/** Too few answers are not weighed, whoever knows them: not one's own, nor those that a board of before has shown. */
function anonymousTally(ledger: Heard, statementId: StatementId, given: ReadonlyMap<VoiceId, Stance>): Tally {
  const answers = [...given.values()].map((stance) => countedAs(ledger, stance));
  const ungrouped = mayBreakDown(ledger, answers.length) ? answers : [];
  const unweighed = ungrouped.length > 0 ? 0 : answers.filter((answer) => answer !== null).length;
  const held = heldOn(ledger, statementId) + unweighed;
  const expected = Math.max(expectedCountOn(ledger, statementId), ungrouped.length + held);
  const late = Math.max(0, expectedCount(ledger) - expected);
  const { whole, groups } = tallyOf({ expected, groups: [], ungrouped });
  return { whole: { ...whole, ...(held > 0 && { held }), ...(late > 0 && { late }) }, groups };
}

/** Answers that are not shown are judged by nobody; that they were given, a sentence may say, and that people came later. */
function withHeld(judgement: Judgement, { whole: { held = 0, late } }: Tally): Judgement {
  const told = late ? { ...judgement, late } : judgement;
  if (held === 0) return told;
  const answersMissing = Math.max(1, judgement.answersMissing - held);
  return { ...told, answered: judgement.answered + held, answersMissing };
}

const NO_STANCES: ReadonlyMap<VoiceId, Stance> = new Map();

/** Fewer than three people are not tested as a group: one person's stance must not be called an organisation's. */
const SMALLEST_GROUP = 3;

export function tallyStatement(ledger: Heard, statementId: StatementId): Tally {
  const given = ledger.stances.get(statementId) ?? NO_STANCES;
  if (ledger.board.voices === "anonymous") return anonymousTally(ledger, statementId, given);
  // whoever answered before leaving is still counted, and so is still waited for here
  const waitedFor = new Set(expectedOn(ledger, statementId));
  const inScope = presentMembers(ledger).filter(
    (member) => waitedFor.has(member) || given.has(member.id as string as VoiceId),
  );
  const groups = new Map<string, Counted[]>();
  const ungrouped: Counted[] = [];
  for (const member of inScope) {
    const stance = given.get(member.id as string as VoiceId);
    const answer = stance ? countedAs(ledger, stance) : null;
    const organization = member.organization === null ? null : organizationName(ledger.members, member.organization);
    const group = organization === null ? ungrouped : (groups.get(organization) ?? []);
    group.push(answer);
    if (organization !== null) groups.set(organization, group);
  }
  const tested: GroupAnswers[] = [];
  for (const [id, answers] of groups) {
    if (answers.length >= SMALLEST_GROUP) tested.push({ id, expected: answers.length, answers });
    else ungrouped.push(...answers);
  }
  const { whole, groups: counted } = tallyOf({ expected: inScope.length, groups: tested, ungrouped });
  const late = expectedMembers(ledger).length - waitedFor.size;
  return { whole: late > 0 ? { ...whole, late } : whole, groups: counted };
}

/** Agreements that do not stand yet, nearest first. */
export function nearestOnFloor(floor: readonly Laid[]): Laid[] {
  return nearest(floor.map((laid) => ({ laid, judgement: laid.judgement, resistance: 0 }))).map(({ laid }) => laid);
}

/** What this board asks of an agreement before it stands. */
export function thresholdsOf(ledger: Heard): Thresholds {
  return PRESETS[ledger.board.thresholds];
}

export interface Weighed {
  readonly tally: Tally;
  readonly judgement: Judgement;
}

type Given = ReadonlyMap<VoiceId, Stance>;

interface Known extends Pick<Ledger, "members"> {
  readonly thresholds: Preset;
  readonly people: People | undefined;
  /** The number of the version; what nobody has answered is all under one key. */
  readonly tested: number | undefined;
  readonly held: number;
  readonly weighed: Weighed;
  /** The objections to this statement as they were counted, and the table in which they were last looked up. */
  readonly counted: readonly (readonly [ObjectionId, Objection | undefined])[];
  objections: Ledger["objections"];
}

/** By a statement's stances, which are another map as soon as one of them changes. */
const known = new WeakMap<Given, Known>();

function objectionsTo(given: Given, objections: Ledger["objections"]): Known["counted"] {
  const counted: (readonly [ObjectionId, Objection | undefined])[] = [];
  for (const { grade, statementId, by } of given.values()) {
    if (grade !== "object") continue;
    const id = objectionId(statementId as VersionId, by);
    counted.push([id, objections.get(id)]);
  }
  return counted;
}

/** Whether the objections to a statement are what they were, whatever became of others'. */
function sameObjections(known: Known, objections: Ledger["objections"]): boolean {
  if (known.objections === objections) return true;
  if (known.counted.some(([id, objection]) => objections.get(id) !== objection)) return false;
  known.objections = objections;
  return true;
}

/** How people answered a statement, and what follows by the board's thresholds. After one more stance, one is weighed anew. */
export function weighStatement(ledger: Heard, statementId: StatementId): Weighed {
  const given = ledger.stances.get(statementId) ?? NO_STANCES;
  const { members, objections } = ledger;
  const { thresholds, people } = ledger.board;
  const held = heldOn(ledger, statementId);
  const last = known.get(given);
  const tested = ledger.versions.get(statementId as VersionId)?.seq;
  const isSame = last?.members === members && last.thresholds === thresholds && last.people === people;
  if (isSame && last.tested === tested && last.held === held && sameObjections(last, objections)) return last.weighed;
  const tally = tallyStatement(ledger, statementId);
  const weighed = { tally, judgement: withHeld(judge(tally, thresholdsOf(ledger)), tally) };
  const counted = objectionsTo(given, objections);
  known.set(given, { members, objections, counted, thresholds, people, tested, held, weighed });
  return weighed;
}

export function judgeStatement(ledger: Heard, statementId: StatementId): Judgement {
  return weighStatement(ledger, statementId).judgement;
}

/** Counted or estimated: by how many people are waited for. */
export function modeOf(ledger: Pick<Ledger, "board" | "members">): Mode {
  return modeFor(expectedCount(ledger));
}

export interface Laid {
  readonly agreement: Agreement;
  readonly version: Version;
  readonly judgement: Judgement;
  readonly words: Words;
  readonly plank: Plank;
}

const planks = new WeakMap<Version, Laid>();

/** The same object as long as neither the agreement nor what people said to its version has changed. */
function lay(agreement: Agreement, version: Version, { tally, judgement }: Weighed): Laid {
  const known = planks.get(version);
  if (known?.agreement === agreement && known.judgement === judgement) return known;
  const laid = { agreement, version, judgement, words: wordsOf(judgement), plank: plankOf(tally, judgement) };
  planks.set(version, laid);
  return laid;
}

/** The floor: one plank for each agreement that was put to the test and not let go, in the order of their numbers. */
export function layFloor(ledger: Ledger): Laid[] {
  const laid: Laid[] = [];
  for (const agreement of ledger.agreements.values()) {
    const version = currentVersion(ledger, agreement);
    if (!version || agreement.letGo !== null) continue;
    laid.push(lay(agreement, version, weighStatement(ledger, version.id)));
  }
  return laid.sort((a, b) => a.agreement.number - b.agreement.number);
}
