import type { PositionId, VoiceId } from "../../ids.ts";
import { LIMITS } from "../../limits.ts";
import type { Position } from "../../position.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import { changedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { EventDraft } from "../event.ts";
import type { Intent } from "../intent.ts";
import type { Ledger } from "../ledger.ts";
import { holdingOf, noPlace } from "../places.ts";

function ownPosition(ledger: Ledger, id: PositionId, voice: VoiceId): Position | Refusal {
  const position = ledger.positions.get(id);
  if (!position) return refuse("no-such-position");
  if (position.by !== voice) return refuse("not-yours");
  return position.withdrawn ? refuse("withdrawn") : position;
}

const place: Decider<"position.place"> = (ledger, { positionId, positionKind, text }, actor) => {
  if (ledger.positions.has(positionId) || ledger.versions.has(positionId as never)) return refuse("id-taken");
  const held = holdingOf(
    ledger.positions.values(),
    ({ withdrawn }) => !withdrawn,
    ({ by }) => by === actor.voiceId,
  );
  const full = noPlace(actor, "positions", held, { board: LIMITS.positionsPerBoard, voice: LIMITS.positionsPerVoice });
  if (full) return full;
  return [{ kind: "position.placed", actor: actor.voiceId, data: { positionId, positionKind, text } }];
};

/**
 * Rewording is the author's, until somebody else has answered: a stance must never end under words it was not given on. The
 * author's own goes with the words that it was given on.
 */
const reword: Decider<"position.reword"> = (ledger, { positionId, positionKind, text, base }, actor) => {
  const position = ownPosition(ledger, positionId, actor.voiceId);
  if (isRefusal(position)) return position;
  const other = position.text !== text;
  if (!other && position.kind === positionKind) return [];
  const stale = changedSince(base, position.revision);
  if (stale) return stale;
  const by = actor.voiceId;
  const reworded: EventDraft = { kind: "position.reworded", actor: by, data: { positionId, positionKind, text } };
  const given = ledger.stances.get(positionId);
  if (!other || !given) return [reworded];
  if ([...given.keys()].some((voice) => voice !== by)) return refuse("already-answered");
  if (!given.has(by)) return [reworded];
  return [reworded, { kind: "stance.withdrawn", actor: by, data: { statementId: positionId } }];
};

const withdraw: Decider<"position.withdraw"> = (ledger, { positionId }, actor) => {
  const position = ownPosition(ledger, positionId, actor.voiceId);
  if (isRefusal(position)) return position;
  return [{ kind: "position.withdrawn", actor: actor.voiceId, data: { positionId } }];
};

export const positionDeciders = {
  "position.place": place,
  "position.reword": reword,
  "position.withdraw": withdraw,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
