import type { Agreement } from "../agreement.ts";
import { type Aliases, aliasIn } from "../alias.ts";
import type { People } from "../board.ts";
import type { AgreementId, PositionId, VersionId, VoiceId } from "../ids.ts";
import { objectionId, SOMEBODY, WHEEL } from "../ids.ts";
import { invariant } from "../invariant.ts";
import type { Member } from "../member.ts";
import type { Objection } from "../objection.ts";
import type { Position } from "../position.ts";
import { answerOf } from "../stance.ts";
import { commitmentAppliers } from "./apply/commitments.ts";
import { changedMember } from "./apply/members.ts";
import { removalAppliers, voicesOff } from "./apply/removal.ts";
import { type Applier, alter, type Envelope, put, putLast, together } from "./apply/tables.ts";
import type { EventData, EventKind, LedgerEvent } from "./event.ts";
import { type Ledger, RECORD_LENGTH, type RecordEntry } from "./ledger.ts";

/** `apply` is the only way in which a ledger changes, on the server and on every client. Pure; shares what did not change. */

const voice = (event: Envelope) => event.actor as VoiceId;

const alterPosition = (ledger: Ledger, id: PositionId, change: (position: Position) => Partial<Position>) => ({
  positions: alter(ledger.positions, id, (position) => ({ ...position, ...change(position) })),
});
const alterAgreement = (ledger: Ledger, id: AgreementId, change: (agreement: Agreement) => Agreement) => ({
  agreements: alter(ledger.agreements, id, change),
});
/** An objection opens with the stance 'I object' to a version, and is settled when that stance changes. */
function objectionsAfter(ledger: Ledger, stance: EventData["stance.taken"], event: Envelope): Ledger["objections"] {
  const versionId = stance.statementId as VersionId;
  if (!ledger.versions.has(versionId)) return ledger.objections;
  const by = voice(event);
  const { at, seq } = event;
  const id = objectionId(versionId, by);
  const known = ledger.objections.get(id);
  if (stance.grade === "object") {
    const { reason, condition } = stance;
    const since = known ? { at: known.at, seq: known.seq } : { at, seq };
    const open: Objection = {
      id,
      versionId,
      by,
      reason,
      condition,
      state: "open",
      ...since,
      said: seq,
      settledAt: null,
    };
    return put(ledger.objections, id, open);
  }
  return known ? put(ledger.objections, id, { ...known, state: "changed", settledAt: at }) : ledger.objections;
}

/** One answer less is kept back when it becomes known. */
function heldAfter(ledger: Ledger, { statementId, grade }: EventData["stance.taken"], by: VoiceId): Ledger["held"] {
  const held = ledger.held.get(statementId);
  if (!held || answerOf(grade) === null || ledger.stances.get(statementId)?.has(by)) return ledger.held;
  return heldCount(ledger, { statementId, count: held.count - 1 }, held.seq);
}

function heldCount(ledger: Ledger, { statementId, count }: EventData["stance.held"], seq: number): Ledger["held"] {
  const held = new Map(ledger.held);
  if (count > 0) held.set(statementId, { statementId, count, seq });
  else held.delete(statementId);
  return held;
}

/** A stance that is taken again is the newest again. */
function stancesAfter(ledger: Ledger, stance: EventData["stance.taken"], event: Envelope): Ledger["stances"] {
  const by = voice(event);
  const before = ledger.stances.get(stance.statementId) ?? new Map();
  const given = putLast(before, by, { ...stance, by, at: event.at, seq: event.seq });
  return put(ledger.stances, stance.statementId, given);
}

const NOBODY: People = { mediators: 0, participants: 0, observers: 0, expected: 0, excused: 0, off: 0 };

const APPLIERS: { readonly [Kind in EventKind]: Applier<Kind> } = {
  "board.opened": (_, { form = 1, ...data }, { board, at }) => ({
    form,
    board: { id: board, ...data, thresholds: "standard", phase: "gather", doorOpen: true, openedAt: at },
  }),
  "board.brought": (_, { to }) => ({ form: to }),
  "board.changed": (ledger, data) => ({ board: { ...ledger.board, ...data } }),
  "phase.moved": (ledger, { phase }) => ({ board: { ...ledger.board, phase } }),
  "door.set": (ledger, { open }) => ({ board: { ...ledger.board, doorOpen: open } }),
  "key.replaced": () => ({}), // keys are nobody's to read: that it was done stands in the record
  "member.joined": (ledger, { memberId, ...data }, { at, seq }) => {
    const member: Member = {
      id: memberId,
      ...data,
      takesPart: data.role === "participant",
      excused: false,
      removed: false,
      joinedAt: at,
      seq,
      before: [],
    };
    return { members: put(ledger.members, memberId, member) };
  },
  "member.changed": (ledger, { memberId, ...data }, { seq }) => ({
    members: alter(ledger.members, memberId, (member) => changedMember(member, data, seq)),
  }),
  "people.counted": ({ board, aliases, removed }, data) => ({
    board: { ...board, people: { ...data, excused: board.people?.excused ?? 0, off: voicesOff(aliases, removed) } },
  }),
  "people.excused": ({ board }, { count: excused }) => ({
    board: { ...board, people: { ...(board.people ?? NOBODY), excused } },
  }),
  "position.placed": (ledger, { positionId: id, positionKind: kind, text }, event) => {
    const { at, seq } = event;
    const placed = {
      id,
      by: voice(event),
      kind,
      text,
      at,
      seq,
      said: seq,
      revision: 1,
      withdrawn: false,
      removed: false,
    };
    return { positions: put(ledger.positions, id, placed) };
  },
  "position.reworded": (ledger, { positionId, positionKind: kind, text }, { seq: said }) =>
    alterPosition(ledger, positionId, ({ revision }) => ({ kind, text, said, revision: revision + 1 })),
  "position.withdrawn": (ledger, { positionId }) => alterPosition(ledger, positionId, () => ({ withdrawn: true })),
  "stance.taken": (ledger, data, event) => ({
    stances: stancesAfter(ledger, data, event),
    objections: objectionsAfter(ledger, data, event),
    held: heldAfter(ledger, data, voice(event)),
  }),
  "stance.held": (ledger, data, { seq }) => ({ held: heldCount(ledger, data, seq) }),
  "stance.withdrawn": (ledger, { statementId }, event) => {
    const given = new Map(ledger.stances.get(statementId));
    given.delete(voice(event));
    const without = { statementId, grade: "need-to-talk", reason: "", condition: "" } as const;
    return {
      stances: put(ledger.stances, statementId, given),
      objections: objectionsAfter(ledger, without, event),
    };
  },
  "objection.eased": (ledger, { versionId }, event) => ({
    objections: alter(ledger.objections, objectionId(versionId, voice(event)), (objection) => ({
      ...objection,
      state: "eased",
      settledAt: event.at,
    })),
  }),
  "cluster.named": (ledger, { clusterId: id, sentence }, event) => {
    const { at, seq } = ledger.clusters.get(id) ?? event;
    return { clusters: put(ledger.clusters, id, { id, sentence, by: voice(event), at, seq, said: event.seq }) };
  },
  "agreement.worded": (ledger, { agreementId: id, clusterId, text, revision }, event) => {
    const { at, seq } = event;
    const by = voice(event);
    const draft = { text, by, at, seq, revision };
    const fresh = {
      id,
      number: ledger.agreements.size + 1,
      clusterId,
      versionIds: [],
      letGo: null,
      removed: false,
      by,
      at,
      seq,
    };
    return { agreements: put(ledger.agreements, id, { ...(ledger.agreements.get(id) ?? fresh), draft }) };
  },
  "version.tested": (ledger, { versionId: id, agreementId, ...data }, event) => {
    const number = (ledger.agreements.get(agreementId)?.versionIds.length ?? 0) + 1;
    const { at, seq } = event;
    return {
      versions: put(ledger.versions, id, { id, agreementId, number, ...data, by: voice(event), at, seq }),
      ...alterAgreement(ledger, agreementId, (agreement) => ({
        ...agreement,
        versionIds: [...agreement.versionIds, id],
      })),
    };
  },
  "agreement.let-go": (ledger, { agreementId, why }) =>
    alterAgreement(ledger, agreementId, (agreement) => ({ ...agreement, letGo: why })),
  ...commitmentAppliers,
  ...removalAppliers,
  // what lies where is the canvas'; the record says that it happened
  "canvas.cleared": () => ({}),
  "canvas.restored": () => ({}),
};

/** What a voice says; the first of it gives the voice its name. */
const SAID: ReadonlySet<EventKind> = new Set<EventKind>([
  ...(["position.placed", "position.reworded", "position.withdrawn"] as const),
  ...(["stance.taken", "stance.withdrawn", "objection.eased"] as const),
  ...(["cluster.named", "agreement.worded", "version.tested", "agreement.let-go"] as const),
]);
const NO_VOICE: ReadonlySet<string> = new Set([WHEEL, SOMEBODY, "server"]);

function aliasesAfter({ board, aliases }: Ledger, kind: EventKind, { actor, seq }: Envelope): Aliases {
  const by = actor as VoiceId;
  if (board.voices === "named" || !SAID.has(kind) || NO_VOICE.has(actor) || aliases.has(by)) return aliases;
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
