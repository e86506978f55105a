import type { Agreement, Version } from "../agreement.ts";
import { type Plank, plankOf } from "../convergence/floor.ts";
import { judge, modeFor } from "../convergence/judge.ts";
import { type Judgement, type Mode, type Words, wordsOf } from "../convergence/judgement.ts";
import { nearest } from "../convergence/nearest.ts";
import { type Counted, type GroupAnswers, type Tally, tallyOf } from "../convergence/tally.ts";
import { PRESETS, type Preset, type Thresholds } from "../convergence/thresholds.ts";
import { objectionId, type StatementId, type VersionId, type VoiceId } from "../ids.ts";
import type { Member } from "../member.ts";
import { answerOf, type Stance } from "../stance.ts";
import type { Ledger } from "./ledger.ts";

/**
 * From the ledger to the convergence: who is waited for, in which groups, and what they answered. Groups are the
 * members' organisations; on a board with anonymous voices there are none, because a small one would give its people away.
 */

/** Members whose stance is waited for. */
export function expectedMembers(ledger: Ledger): Member[] {
  return [...ledger.members.values()].filter((member) => member.takesPart && !member.excused);
}

/** What a stance counts as; an objection that its author eased weighs as a reservation. */
export function countedAs(ledger: Ledger, stance: Stance): Counted {
  const answer = answerOf(stance.grade);
  if (answer !== -2) return answer;
  const objection = ledger.objections.get(objectionId(stance.statementId as VersionId, stance.by));
  return objection?.state === "eased" ? "resolved" : -2;
}

/** Whose answer to a statement is still waited for. Empty where voices are anonymous: nobody may know who has not spoken. */
export function silentMembers(ledger: Ledger, statementId: StatementId): Member[] {
  if (ledger.board.voices === "anonymous") return [];
  const given = ledger.stances.get(statementId);
  return expectedMembers(ledger).filter((member) => {
    const stance = given?.get(member.id as string as VoiceId);
    return stance === undefined || answerOf(stance.grade) === null;
  });
}

/** Fewer answers than this would tell on an anonymous board who said what. */
const FEWEST_SHOWN = 3;

/** Whether it may be shown how people answered, not only how many did. */
export function mayBreakDown(ledger: Ledger, answers: number): boolean {
  return ledger.board.voices === "named" || answers >= FEWEST_SHOWN;
}

function anonymousTally(ledger: Ledger, given: ReadonlyMap<VoiceId, Stance>): Tally {
  const ungrouped = [...given.values()].map((stance) => countedAs(ledger, stance));
  return tallyOf({ expected: Math.max(expectedMembers(ledger).length, ungrouped.length), groups: [], ungrouped });
}

const NO_STANCES: ReadonlyMap<VoiceId, Stance> = new Map();

/** Fewer than three people are not tested as a group: one person's stance must not be called an organisation's. */
const SMALLEST_GROUP = 3;

export function tallyStatement(ledger: Ledger, statementId: StatementId): Tally {
  const given = ledger.stances.get(statementId) ?? NO_STANCES;
  if (ledger.board.voices === "anonymous") return anonymousTally(ledger, given);
  // whoever answered before leaving is still counted, and so is still waited for here
  const inScope = [...ledger.members.values()].filter(
    (member) => (member.takesPart && !member.excused) || given.has(member.id as string as VoiceId),
  );
  const groups = new Map<string, Counted[]>();
  const ungrouped: Counted[] = [];
  for (const member of inScope) {
    const stance = given.get(member.id as string as VoiceId);
    const answer = stance ? countedAs(ledger, stance) : null;
    const { organization } = member;
    const group = organization === null ? ungrouped : (groups.get(organization) ?? []);
    group.push(answer);
    if (organization !== null) groups.set(organization, group);
  }
  const tested: GroupAnswers[] = [];
  for (const [id, answers] of groups) {
    if (answers.length >= SMALLEST_GROUP) tested.push({ id, expected: answers.length, answers });
    else ungrouped.push(...answers);
  }
  return tallyOf({ expected: inScope.length, groups: tested, ungrouped });
}

/** Agreements that do not stand yet, nearest first. */
export function nearestOnFloor(floor: readonly Laid[]): Laid[] {
  return nearest(floor.map((laid) => ({ laid, judgement: laid.judgement, resistance: 0 }))).map(({ laid }) => laid);
}

/** What this board asks of an agreement before it stands. */
export function thresholdsOf(ledger: Ledger): Thresholds {
  return PRESETS[ledger.board.thresholds];
}

export interface Weighed {
  readonly tally: Tally;
  readonly judgement: Judgement;
}

type Given = ReadonlyMap<VoiceId, Stance>;

interface Known extends Pick<Ledger, "members" | "objections"> {
  readonly thresholds: Preset;
  readonly weighed: Weighed;
}

/** By a statement's stances, which are another map as soon as one of them changes. */
const known = new WeakMap<Given, Known>();

/** Whether the objections to a statement are what they were, whatever became of others'. */
function sameObjections(given: Given, before: Ledger["objections"], after: Ledger["objections"]): boolean {
  if (before === after) return true;
  return [...given.values()].every(({ grade, statementId, by }) => {
    if (answerOf(grade) !== -2) return true;
    const id = objectionId(statementId as VersionId, by);
    return before.get(id) === after.get(id);
  });
}

/** How people answered a statement, and what follows by the board's thresholds. After one more stance, one is weighed anew. */
export function weighStatement(ledger: Ledger, statementId: StatementId): Weighed {
  const given = ledger.stances.get(statementId) ?? NO_STANCES;
  const { members, objections } = ledger;
  const { thresholds } = ledger.board;
  const last = known.get(given);
  if (
    last?.members === members &&
    last.thresholds === thresholds &&
    sameObjections(given, last.objections, objections)
  ) {
    if (last.objections !== objections) known.set(given, { ...last, objections });
    return last.weighed;
  }
  const tally = tallyStatement(ledger, statementId);
  const weighed = { tally, judgement: judge(tally, thresholdsOf(ledger)) };
  known.set(given, { members, objections, thresholds, weighed });
  return weighed;
}

export function judgeStatement(ledger: Ledger, statementId: StatementId): Judgement {
  return weighStatement(ledger, statementId).judgement;
}

/** Counted or estimated: by how many people are waited for. */
export function modeOf(ledger: Ledger): Mode {
  return modeFor(expectedMembers(ledger).length);
}

/** The version that people are asked about now; null while there is only a draft. */
export function currentVersion(ledger: Ledger, agreement: Agreement): Version | null {
  const id = agreement.versionIds.at(-1);
  return (id && ledger.versions.get(id)) ?? null;
}

export interface Laid {
  readonly agreement: Agreement;
  readonly version: Version;
  readonly judgement: Judgement;
  readonly words: Words;
  readonly plank: Plank;
}

/** The floor: one plank for each agreement that was put to the test and not let go, in the order of their numbers. */
export function layFloor(ledger: Ledger): Laid[] {
  const laid: Laid[] = [];
  for (const agreement of ledger.agreements.values()) {
    const version = currentVersion(ledger, agreement);
    if (!version || agreement.letGo !== null) continue;
    const { tally, judgement } = weighStatement(ledger, version.id);
    laid.push({ agreement, version, judgement, words: wordsOf(judgement), plank: plankOf(tally, judgement) });
  }
  return laid.sort((a, b) => a.agreement.number - b.agreement.number);
}
