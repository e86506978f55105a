import { objectionId, type VersionId, type VoiceId } from "../../ids.ts";
import { type Applier, alter, type Envelope, put, putLast } from "../../ledger/applier.ts";
import type { EventData } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Objection } from "./objection.ts";
import { answerOf } from "./stance.ts";

type Taken = EventData["stance.taken"];

/** An objection opens with the stance 'I object' to a version, and is settled when that stance changes. */
function objectionsAfter(ledger: Ledger, stance: Taken, { actor, at, seq }: Envelope): Ledger["objections"] {
  const versionId = stance.statementId as VersionId;
  if (!ledger.versions.has(versionId)) return ledger.objections;
  const by = actor as VoiceId;
  const id = objectionId(versionId, by);
  const known = ledger.objections.get(id);
  if (stance.grade === "object") {
    const { reason, condition } = stance;
    const since = known ? { at: known.at, seq: known.seq } : { at, seq };
    const open: Objection = {
      ...{ id, versionId, by, reason, condition, state: "open" },
      ...{ ...since, said: seq, settledAt: null },
    };
    return put(ledger.objections, id, open);
  }
  return known ? put(ledger.objections, id, { ...known, state: "changed", settledAt: at }) : ledger.objections;
}

function heldCount(ledger: Ledger, { statementId, count }: EventData["stance.held"], seq: number): Ledger["held"] {
  const held = new Map(ledger.held);
  if (count > 0) held.set(statementId, { statementId, count, seq });
  else held.delete(statementId);
  return held;
}

/** One answer less is kept back when it becomes known. */
function heldAfter(ledger: Ledger, { statementId, grade }: Taken, by: VoiceId): Ledger["held"] {
  const held = ledger.held.get(statementId);
  if (!held || answerOf(grade) === null || ledger.stances.get(statementId)?.has(by)) return ledger.held;
  return heldCount(ledger, { statementId, count: held.count - 1 }, held.seq);
}

/** A stance that is taken again is the newest again. */
function stancesAfter(ledger: Ledger, stance: Taken, { actor, at, seq }: Envelope): Ledger["stances"] {
  const by = actor as VoiceId;
  const before = ledger.stances.get(stance.statementId) ?? new Map();
  return put(ledger.stances, stance.statementId, putLast(before, by, { ...stance, by, at, seq }));
}

const taken: Applier<"stance.taken"> = (ledger, data, event) => ({
  stances: stancesAfter(ledger, data, event),
  objections: objectionsAfter(ledger, data, event),
  held: heldAfter(ledger, data, event.actor as VoiceId),
});

const held: Applier<"stance.held"> = (ledger, data, { seq }) => ({ held: heldCount(ledger, data, seq) });

const withdrawn: Applier<"stance.withdrawn"> = (ledger, { statementId }, event) => {
  const given = new Map(ledger.stances.get(statementId));
  given.delete(event.actor as VoiceId);
  const without = { statementId, grade: "need-to-talk", reason: "", condition: "" } as const;
  return {
    stances: put(ledger.stances, statementId, given),
    objections: objectionsAfter(ledger, without, event),
  };
};

const eased: Applier<"objection.eased"> = (ledger, { versionId }, { actor, at }) => ({
  objections: alter(ledger.objections, objectionId(versionId, actor as VoiceId), (objection) => ({
    ...objection,
    state: "eased",
    settledAt: at,
  })),
});

export const apply = {
  "stance.taken": taken,
  "stance.held": held,
  "stance.withdrawn": withdrawn,
  "objection.eased": eased,
};
