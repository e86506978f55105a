import type { Language } from "../board.ts";
import type { MemberId, PositionId, StatementId, VersionId, VoiceId } from "../ids.ts";
import type { EventData, EventKind } from "../ledger/event.ts";
import type { Ledger, RecordEntry } from "../ledger/ledger.ts";
import type { Role } from "../member.ts";
import { speakerName } from "./aliases.ts";
import { clipped } from "./cluster.ts";
import { eventVariants as also, events, record } from "./record.ts";
import { type Params, type Sentence, say, sayList } from "./say.ts";
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
}

/** Under their member's name who acts in their own name, under their voice's who speaks. */
function whoDid(language: Language, ledger: Ledger, actor: RecordEntry["actor"]): string {
  if (actor === "server") return say(language, record.server);
  const member = ledger.members.get(actor as MemberId);
  return member ? member.name : speakerName(ledger, actor as VoiceId, language);
}

function sayStatement({ language, ledger }: Told, id: StatementId): string {
  const version = ledger.versions.get(id as VersionId);
  if (version) {
    const n = ledger.agreements.get(version.agreementId)?.number ?? 0;
    return say(language, record.onVersion, { n, v: version.number });
  }
  const position = ledger.positions.get(id as PositionId);
  return position
    ? say(language, record.onPosition, { text: clipped(position.text, NAME_LENGTH) })
    : say(language, record.positionGone);
}

const nameOf = ({ language, ledger }: Told, id: MemberId): string =>
  ledger.members.get(id)?.name ?? say(language, record.somebody);

const numberOf = ({ ledger }: Told, id: EventData["agreement.let-go"]["agreementId"]): number =>
  ledger.agreements.get(id)?.number ?? 0;

function joined(told: Told, { name, organization, role }: EventData["member.joined"]): string {
  if (role === "mediator") return say(told.language, also.joinedMediator, { name });
  if (role === "observer") return say(told.language, also.joinedObserver, { name });
  return organization
    ? say(told.language, also.joinedFor, { name, organization })
    : say(told.language, events["member.joined"], { name });
}

function memberChanged(told: Told, { memberId, excused, role }: EventData["member.changed"]): string {
  const params = { who: told.who, name: nameOf(told, memberId) };
  const tell = (sentence: Sentence) => say(told.language, sentence, params);
  if (excused !== undefined) return tell(excused ? also.excused : also.expected);
  if (role !== undefined) return tell(role === "mediator" ? also.roleMediator : also.roleParticipant);
  return tell(events["member.changed"]);
}

function changedFields(language: Language, changed: EventData["board.changed"]): string {
  const names: string[] = [];
  if (changed.title !== undefined) names.push(say(language, record.fieldTitle));
  if (changed.objective !== undefined) names.push(say(language, record.fieldObjective));
  if (changed.language !== undefined) names.push(say(language, record.fieldLanguage));
  if (changed.thresholds !== undefined) {
    const name = say(language, presets[changed.thresholds]).toLowerCase();
    names.push(say(language, record.fieldThresholds, { name }));
  }
  return sayList(language, names);
}

const positionText = ({ ledger }: Told, id: PositionId) => clipped(ledger.positions.get(id)?.text ?? "", TEXT_LENGTH);
const commitmentText = ({ ledger }: Told, id: EventData["commitment.withdrawn"]["commitmentId"]) =>
  clipped(ledger.commitments.get(id)?.text ?? "", TEXT_LENGTH);

type Detail<Kind extends EventKind> = (data: EventData[Kind], told: Told) => Params | string;

/** Whom a link is for. */
const WHOM: Readonly<Record<Role, Sentence>> = {
  mediator: also.forMediators,
  participant: also.forParticipants,
  observer: also.forObservers,
};

/** The details of each kind of event, or the whole sentence where it has variants. */
const DETAILS: { readonly [Kind in EventKind]: Detail<Kind> } = {
  "board.opened": ({ title }) => ({ title }),
  "board.changed": (data, { language }) => ({ fields: changedFields(language, data) }),
  "phase.moved": ({ phase }, { language }) => ({ phase: say(language, phases[phase]).toLowerCase() }),
  "door.set": ({ open }) => ({ open: open ? 1 : 0 }),
  "key.replaced": ({ role }, { language }) => ({ whom: say(language, WHOM[role]) }),
  "member.joined": (data, told) => joined(told, data),
  "member.changed": (data, told) => memberChanged(told, data),
  "position.placed": ({ text }) => ({ text: clipped(text, TEXT_LENGTH) }),
  "position.reworded": ({ text }) => ({ text: clipped(text, TEXT_LENGTH) }),
  "position.withdrawn": ({ positionId }, told) => ({ text: positionText(told, positionId) }),
  "stance.taken": ({ statementId, grade }, told) => ({
    grade: say(told.language, grades[grade]),
    what: sayStatement(told, statementId),
  }),
  "stance.withdrawn": ({ statementId }, told) => ({ what: sayStatement(told, statementId) }),
  "objection.eased": ({ versionId }, told) => ({ what: sayStatement(told, versionId) }),
  "cluster.named": ({ sentence }, { language, who }) =>
    sentence ? { sentence } : say(language, also.unnamed, { who }),
  "agreement.worded": ({ agreementId, text }, told) => ({
    n: numberOf(told, agreementId),
    text: clipped(text, TEXT_LENGTH),
  }),
  "version.tested": ({ agreementId, versionId }, told) => ({
    n: numberOf(told, agreementId),
    v: told.ledger.versions.get(versionId)?.number ?? 0,
  }),
  "agreement.let-go": ({ agreementId, why }, told) => ({
    n: numberOf(told, agreementId),
    why: clipped(why, TEXT_LENGTH),
  }),
  "commitment.made": ({ agreementId, text }, told) => ({
    n: numberOf(told, agreementId),
    text: clipped(text, TEXT_LENGTH),
  }),
  "commitment.reported": ({ commitmentId, state }, told) => ({
    text: commitmentText(told, commitmentId),
    state: say(told.language, commitmentStates[state]).toLowerCase(),
  }),
  "commitment.withdrawn": ({ commitmentId }, told) => ({ text: commitmentText(told, commitmentId) }),
};

export function sayEvent(language: Language, ledger: Ledger, entry: RecordEntry): string {
  const told: Told = { language, ledger, entry, who: whoDid(language, ledger, entry.actor) };
  const detail = DETAILS[entry.kind] as Detail<EventKind>;
  const details = detail(entry.data, told);
  return typeof details === "string" ? details : say(language, events[entry.kind], { who: told.who, ...details });
}
