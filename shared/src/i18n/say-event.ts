import type { MemberId, PositionId, StatementId, VersionId, VoiceId } from "../ids.ts";
import { mayBreakDown } from "../ledger/asked.ts";
import type { EventData, EventKind } from "../ledger/event.ts";
import type { Ledger, RecordEntry } from "../ledger/ledger.ts";
import { namedAt } from "../names/book.ts";
import type { Language } from "../nouns/board/board.ts";
import type { Role } from "../nouns/member/member.ts";
import type { RemovedId } from "../nouns/removal/removal.ts";
import { sayMoment, sayThings } from "./canvas-history.ts";
import { clipped } from "./cluster.ts";
import { memberName, memberThen } from "./names.ts";
import { eventVariants as also, events, record } from "./record.ts";
import { type Params, type Sentence, say, sayList } from "./say.ts";
import { speakerName } from "./speakers.ts";
import { type Mark, unmarked } from "./theirs.ts";
import { presets } from "./thresholds.ts";
import { commitmentStates, grades, phases } from "./vocabulary.ts";

/** An event of the record as one sentence. What it names is looked up in the ledger as it stands now. */

const TEXT_LENGTH = 120;
const NAME_LENGTH = 60;

interface Told {
  readonly language: Language;
  readonly ledger: Ledger;
  readonly entry: RecordEntry;
  readonly who: string;
  readonly mark: Mark;
}

/**
 * Under their member's name who acts in their own name, under their voice's who speaks: the name that they had then. Where voices
 * are anonymous, only what somebody signed bears a name: boards of before said more in their events than is shown now.
 */
function whoDid(language: Language, ledger: Ledger, { kind, actor, seq }: RecordEntry): string {
  if (actor === "server") return say(language, record.server);
  const name = memberThen(ledger, actor as MemberId, language, seq);
  if (name === null) return speakerName(ledger, actor as VoiceId, language, seq);
  return ledger.board.voices === "named" || kind.startsWith("commitment.") ? name : say(language, record.somebody);
}

/** What somebody wrote, as far as it goes into a sentence. */
const quote = ({ mark }: Told, text: string, length = TEXT_LENGTH): string => mark(clipped(text, length));

function sayStatement(told: Told, id: StatementId): string {
  const { language, ledger } = told;
  const version = ledger.versions.get(id as VersionId);
  if (version) {
    const n = ledger.agreements.get(version.agreementId)?.number ?? 0;
    return say(language, record.onVersion, { n, v: version.number });
  }
  const position = ledger.positions.get(id as PositionId);
  return position
    ? say(language, record.onPosition, { text: quote(told, position.text, NAME_LENGTH) })
    : say(language, record.positionGone);
}

function nameOf({ language, ledger, entry }: Told, id: MemberId): string {
  const name = ledger.board.voices === "named" ? memberThen(ledger, id, language, entry.seq) : null;
  return name ?? say(language, record.somebody);
}

const numberOf = ({ ledger }: Told, id: EventData["agreement.let-go"]["agreementId"]): number =>
  ledger.agreements.get(id)?.number ?? 0;

/** Without what is said of them since: the sentence says it. Where voices are anonymous, a voice or the name that was signed. */
function whoWas({ language, ledger, entry }: Told, id: RemovedId): string {
  return memberName(ledger, id as MemberId, entry.seq) ?? speakerName(ledger, id as VoiceId, language);
}

function joined(told: Told, { memberId, role, organization: from }: EventData["member.joined"]): string {
  const name = nameOf(told, memberId);
  const organization = told.ledger.board.voices === "named" ? from : null;
  if (role === "mediator") return say(told.language, also.joinedMediator, { name });
  if (role === "observer") return say(told.language, also.joinedObserver, { name });
  return organization
    ? say(told.language, also.joinedFor, { name, organization })
    : say(told.language, events["member.joined"], { name });
}

/** Both names, so that who said what before can be told from who says it now. */
function renamed({ language, ledger, entry }: Told, data: EventData["member.changed"]): string | null {
  const before = namedAt(ledger.members, data.memberId, entry.seq - 1);
  const now = namedAt(ledger.members, data.memberId, entry.seq);
  if (!before || !now) return null;
  const from = data.organization === undefined ? null : data.organization || say(language, record.nowhere);
  if (data.name === undefined) return from === null ? null : say(language, also.from, { name: now.name, from });
  const params = { before: before.name, now: now.name, from: from ?? "" };
  return say(language, from === null ? also.renamed : also.renamedFrom, params);
}

function memberChanged(told: Told, data: EventData["member.changed"]): string {
  const { memberId, excused, role, takesPart } = data;
  const params = { who: told.who, name: nameOf(told, memberId) };
  const tell = (sentence: Sentence) => say(told.language, sentence, params);
  const otherName = told.ledger.board.voices === "named" ? renamed(told, data) : null;
  if (otherName) return otherName;
  if (excused !== undefined) return tell(excused ? also.excused : also.expected);
  if (role !== undefined) return tell(role === "mediator" ? also.roleMediator : also.roleParticipant);
  if (takesPart !== undefined && data.brings === undefined)
    return tell(takesPart ? also.alsoTakesPart : also.takesNoPart);
  return tell(events["member.changed"]);
}

function changedFields(language: Language, changed: EventData["board.changed"]): string {
  const names: string[] = [];
  if (changed.title !== undefined) names.push(say(language, record.fieldTitle));
  if (changed.objective !== undefined) names.push(say(language, record.fieldObjective));
  if (changed.language !== undefined) names.push(say(language, record.fieldLanguage));
  if (changed.thresholds !== undefined) {
    names.push(say(language, record.fieldThresholds, { name: say(language, presets[changed.thresholds]) }));
  }
  return sayList(language, names);
}

const positionText = (told: Told, id: PositionId) => quote(told, told.ledger.positions.get(id)?.text ?? "");
const commitmentText = (told: Told, id: EventData["commitment.withdrawn"]["commitmentId"]) =>
  quote(told, told.ledger.commitments.get(id)?.text ?? "");

/** Not how somebody answered while fewer than three have: boards of before said it in their events. */
function answered(told: Told, { statementId, grade }: EventData["stance.taken"]): Params | string {
  const { language, ledger, who } = told;
  const what = sayStatement(told, statementId);
  const given = ledger.stances.get(statementId)?.size ?? 0;
  return mayBreakDown(ledger, given)
    ? { grade: say(language, grades[grade]), what }
    : say(language, also.answered, { who, what });
}

function commitmentMade(told: Told, { agreementId, text, asked = [] }: EventData["commitment.made"]): Params | string {
  const params = { n: numberOf(told, agreementId), text: quote(told, text) };
  if (asked.length === 0) return params;
  const { language, ledger, entry, who } = told;
  const people = asked.map((id) => memberThen(ledger, id, language, entry.seq) ?? say(language, record.somebody));
  return say(language, also.madeAsking, { ...params, who, list: sayList(language, people) });
}

function restored({ language, ledger, entry, who }: Told, data: EventData["canvas.restored"]): string {
  const { at, what, taken, of } = data;
  if (what === "added" && taken) {
    const things = sayThings(language, taken);
    const whose = of && memberThen(ledger, of, language, entry.seq);
    return whose
      ? say(language, also.takenAdded, { who, whose, things })
      : say(language, also.takenAddedOfOne, { who, things });
  }
  if (what === "missing") return say(language, also.restoredMissing, { who });
  if (what === "doings") return say(language, also.restoredDoings, { who });
  if (at === null) return say(language, also.restoredEarlier, { who });
  return say(language, events["canvas.restored"], { who, when: sayMoment(language, at) });
}

type Detail<Kind extends EventKind> = (data: EventData[Kind], told: Told) => Params | string;

/** Whom a link is for. */
const WHOM: Readonly<Record<Role, Sentence>> = {
  mediator: also.forMediators,
  participant: also.forParticipants,
  observer: also.forObservers,
};

/** The details of each kind of event, or the whole sentence where it has variants. */
const DETAILS: { readonly [Kind in EventKind]: Detail<Kind> } = {
  "board.opened": ({ title }, { mark }) => ({ title: mark(title) }),
  "board.brought": () => ({}),
  "board.changed": (data, { language }) => ({ fields: changedFields(language, data) }),
  "phase.moved": ({ phase }, { language }) => ({ phase: say(language, phases[phase]) }),
  "door.set": ({ open }, { language, entry }) =>
    entry.actor === "server" ? say(language, also.doorLeft) : { open: open ? 1 : 0 },
  "key.replaced": ({ role }, { language }) => ({ whom: say(language, WHOM[role]) }),
  "member.joined": (data, told) => joined(told, data),
  "member.changed": (data, told) => memberChanged(told, data),
  "people.counted": ({ mediators, participants, observers, expected }) => ({
    people: mediators + participants + observers,
    expected,
  }),
  "people.excused": ({ count }) => ({ count }),
  "member.removed": ({ memberId, reason }, told) => ({
    name: whoWas(told, memberId),
    why: quote(told, reason),
  }),
  "member.restored": ({ memberId }, told) => ({ name: whoWas(told, memberId) }),
  "position.placed": ({ text }, told) => ({ text: quote(told, text) }),
  "position.reworded": ({ text }, told) => ({ text: quote(told, text) }),
  "position.withdrawn": ({ positionId }, told) => ({ text: positionText(told, positionId) }),
  "stance.taken": (data, told) => answered(told, data),
  "stance.held": ({ statementId, count }, told) => {
    const what = sayStatement(told, statementId);
    return count > 0 ? { count, what } : say(told.language, also.unanswered, { what });
  },
  "stance.withdrawn": ({ statementId }, told) => ({ what: sayStatement(told, statementId) }),
  "objection.eased": ({ versionId }, told) => ({ what: sayStatement(told, versionId) }),
  "cluster.named": ({ sentence }, { language, who, mark }) =>
    sentence ? { sentence: mark(sentence) } : say(language, also.unnamed, { who }),
  "agreement.worded": ({ agreementId, text }, told) => ({
    n: numberOf(told, agreementId),
    text: quote(told, text),
  }),
  "version.tested": ({ agreementId, versionId }, told) => ({
    n: numberOf(told, agreementId),
    v: told.ledger.versions.get(versionId)?.number ?? 0,
  }),
  "agreement.let-go": ({ agreementId, why }, told) => ({
    n: numberOf(told, agreementId),
    why: quote(told, why),
  }),
  "commitment.made": (data, told) => commitmentMade(told, data),
  "commitment.accepted": ({ commitmentId }, told) => ({ text: commitmentText(told, commitmentId) }),
  "commitment.declined": ({ commitmentId }, told) => ({ text: commitmentText(told, commitmentId) }),
  "commitment.reported": ({ commitmentId, state }, told) => ({
    text: commitmentText(told, commitmentId),
    state: say(told.language, commitmentStates[state]),
  }),
  "commitment.withdrawn": ({ commitmentId }, told) => ({ text: commitmentText(told, commitmentId) }),
  "canvas.cleared": (counted, { language }) => ({ things: sayThings(language, counted) }),
  "canvas.restored": (data, told) => restored(told, data),
};

/** @param mark what people wrote is marked by it. */
export function sayEvent(language: Language, ledger: Ledger, entry: RecordEntry, mark = unmarked): string {
  const told: Told = { language, ledger, entry, who: whoDid(language, ledger, entry), mark };
  const detail = DETAILS[entry.kind] as Detail<EventKind>;
  const details = detail(entry.data, told);
  return typeof details === "string" ? details : say(language, events[entry.kind], { who: told.who, ...details });
}
