import type { Agreement } from "../agreement.ts";
import type { AgreementId, CommitmentId, MemberId, PositionId, VersionId, VoiceId } from "../ids.ts";
import { objectionId } from "../ids.ts";
import { invariant } from "../invariant.ts";
import type { Member } from "../member.ts";
import type { Objection } from "../objection.ts";
import type { EventData, EventKind, LedgerEvent } from "./event.ts";
import { type Ledger, RECORD_LENGTH, type RecordEntry } from "./ledger.ts";

/** `apply` is the only way in which a ledger changes, on the server and on every client. Pure; shares what did not change. */

type Envelope = Pick<LedgerEvent, "board" | "at" | "actor">;
type Applier<Kind extends EventKind> = (ledger: Ledger, data: EventData[Kind], event: Envelope) => Partial<Ledger>;

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

function alter<K, V>(map: ReadonlyMap<K, V>, key: K, change: (value: V) => V): ReadonlyMap<K, V> {
  const value = map.get(key);
  invariant(value !== undefined, `an event alters ${String(key)}, which is not there`);
  return new Map(map).set(key, change(value));
}

const voice = (event: Envelope) => event.actor as VoiceId;

const alterPosition = (ledger: Ledger, id: PositionId, change: object) => ({
  positions: alter(ledger.positions, id, (position) => ({ ...position, ...change })),
});
const alterAgreement = (ledger: Ledger, id: AgreementId, change: (agreement: Agreement) => Agreement) => ({
  agreements: alter(ledger.agreements, id, change),
});
const alterCommitment = (ledger: Ledger, id: CommitmentId, change: object) => ({
  commitments: alter(ledger.commitments, id, (commitment) => ({ ...commitment, ...change })),
});

/** An objection opens with the stance 'I object' to a version, and is settled when that stance changes. */
function objectionsAfter(
  ledger: Ledger,
  by: VoiceId,
  stance: EventData["stance.taken"],
  at: number,
): Ledger["objections"] {
  const versionId = stance.statementId as VersionId;
  if (!ledger.versions.has(versionId)) return ledger.objections;
  const id = objectionId(versionId, by);
  const known = ledger.objections.get(id);
  if (stance.grade === "object") {
    const { reason, condition } = stance;
    const open: Objection = {
      id,
      versionId,
      by,
      reason,
      condition,
      state: "open",
      at: known?.at ?? at,
      settledAt: null,
    };
    return put(ledger.objections, id, open);
  }
  return known ? put(ledger.objections, id, { ...known, state: "changed", settledAt: at }) : ledger.objections;
}

const APPLIERS: { readonly [Kind in EventKind]: Applier<Kind> } = {
  "board.opened": (_, data, { board, at }) => ({
    board: { id: board, ...data, thresholds: "standard", phase: "gather", doorOpen: true, openedAt: at },
  }),
  "board.changed": (ledger, data) => ({ board: { ...ledger.board, ...data } }),
  "phase.moved": (ledger, { phase }) => ({ board: { ...ledger.board, phase } }),
  "door.set": (ledger, { open }) => ({ board: { ...ledger.board, doorOpen: open } }),
  "key.replaced": () => ({}), // keys are nobody's to read: that it was done stands in the record
  "member.joined": (ledger, { memberId, ...data }, { at }) => {
    const member: Member = {
      id: memberId,
      ...data,
      takesPart: data.role === "participant",
      excused: false,
      joinedAt: at,
    };
    return { members: put(ledger.members, memberId, member) };
  },
  "member.changed": (ledger, { memberId, ...data }) => ({
    members: alter(ledger.members, memberId, (member) => ({ ...member, ...data })),
  }),
  "position.placed": (ledger, { positionId: id, positionKind: kind, text }, event) => ({
    positions: put(ledger.positions, id, { id, by: voice(event), kind, text, at: event.at, withdrawn: false }),
  }),
  "position.reworded": (ledger, { positionId, positionKind: kind, text }) =>
    alterPosition(ledger, positionId, { kind, text }),
  "position.withdrawn": (ledger, { positionId }) => alterPosition(ledger, positionId, { withdrawn: true }),
  "stance.taken": (ledger, data, event) => {
    const by = voice(event);
    const given = put(ledger.stances.get(data.statementId) ?? new Map(), by, { ...data, by, at: event.at });
    return {
      stances: put(ledger.stances, data.statementId, given),
      objections: objectionsAfter(ledger, by, data, event.at),
    };
  },
  "stance.withdrawn": (ledger, { statementId }, event) => {
    const given = new Map(ledger.stances.get(statementId));
    given.delete(voice(event));
    const without = { statementId, grade: "need-to-talk", reason: "", condition: "" } as const;
    return {
      stances: put(ledger.stances, statementId, given),
      objections: objectionsAfter(ledger, voice(event), without, event.at),
    };
  },
  "objection.eased": (ledger, { versionId }, event) => ({
    objections: alter(ledger.objections, objectionId(versionId, voice(event)), (objection) => ({
      ...objection,
      state: "eased",
      settledAt: event.at,
    })),
  }),
  "cluster.named": (ledger, { clusterId: id, sentence }, event) => ({
    clusters: put(ledger.clusters, id, { id, sentence, by: voice(event), at: ledger.clusters.get(id)?.at ?? event.at }),
  }),
  "agreement.worded": (ledger, { agreementId: id, clusterId, text, revision }, event) => {
    const draft = { text, by: voice(event), at: event.at, revision };
    const known = ledger.agreements.get(id);
    const fresh = { id, number: ledger.agreements.size + 1, clusterId, versionIds: [], letGo: null, at: event.at };
    return { agreements: put(ledger.agreements, id, { ...(known ?? fresh), draft }) };
  },
  "version.tested": (ledger, { versionId: id, agreementId, ...data }, event) => {
    const number = (ledger.agreements.get(agreementId)?.versionIds.length ?? 0) + 1;
    return {
      versions: put(ledger.versions, id, { id, agreementId, number, ...data, by: voice(event), at: event.at }),
      ...alterAgreement(ledger, agreementId, (agreement) => ({
        ...agreement,
        versionIds: [...agreement.versionIds, id],
      })),
    };
  },
  "agreement.let-go": (ledger, { agreementId, why }) =>
    alterAgreement(ledger, agreementId, (agreement) => ({ ...agreement, letGo: why })),
  "commitment.made": (ledger, { commitmentId: id, ...data }, event) => {
    const made = { id, by: event.actor as MemberId, ...data, state: "open", withdrawn: false, at: event.at } as const;
    return { commitments: put(ledger.commitments, id, made) };
  },
  "commitment.reported": (ledger, { commitmentId, state }) => alterCommitment(ledger, commitmentId, { state }),
  "commitment.withdrawn": (ledger, { commitmentId }) => alterCommitment(ledger, commitmentId, { withdrawn: true }),
};

/** What an event changes, whoever numbered it: the client shows an intent's outcome with this before the server has answered. */
export function applyData(ledger: Ledger, event: Pick<LedgerEvent, "kind" | "data"> & Envelope): Ledger {
  const applier = APPLIERS[event.kind] as Applier<EventKind>;
  return { ...ledger, ...applier(ledger, event.data as EventData[EventKind], event) };
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
