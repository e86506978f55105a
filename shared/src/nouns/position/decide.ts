import type { PositionId } from "../../ids.ts";
import { answeredByOthers, isOwn, speakerOf } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { EventDraft } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { holdingOf, noPlace } from "../../ledger/places.ts";
import { isTaken } from "../../ledger/taken.ts";
import { isRefusal, type Refusal, refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import { limits } from "./limits.ts";
import type { Position } from "./position.ts";

function ownPosition(ledger: Ledger, id: PositionId, actor: Actor): Position | Refusal {
  const position = ledger.positions.get(id);
  if (!position) return refuse("no-such-position");
  if (!isOwn(position.by, actor)) return refuse("not-yours");
  return position.withdrawn ? refuse("withdrawn") : position;
}

const place: Decider<"position.place"> = (ledger, { positionId, positionKind, text }, actor) => {
  if (isTaken(ledger, positionId)) return refuse("id-taken");
  const by = speakerOf(ledger, actor);
  const held = holdingOf(
    ledger.positions.values(),
    ({ withdrawn }) => !withdrawn,
    (position) => position.by === by,
  );
  const full = noPlace(actor, "positions", held, { board: limits.positionsPerBoard, voice: limits.positionsPerVoice });
  if (full) return full;
  return [{ kind: "position.placed", actor: by, data: { positionId, positionKind, text } }];
};

/**
 * Rewording is the author's, until somebody else has answered: a stance must never end under words it was not given on. The
 * author's own goes with the words that it was given on.
 */
const reword: Decider<"position.reword"> = (ledger, { positionId, positionKind, text, base }, actor) => {
  const position = ownPosition(ledger, positionId, actor);
  if (isRefusal(position)) return position;
  const other = position.text !== text;
  if (!other && position.kind === positionKind) return [];
  const stale = changedSince(base, position.revision);
  if (stale) return stale;
  const { by } = position;
  const reworded: EventDraft = { kind: "position.reworded", actor: by, data: { positionId, positionKind, text } };
  if (!other) return [reworded];
  if (answeredByOthers(ledger, positionId, by)) return refuse("already-answered");
  if (!ledger.stances.get(positionId)?.has(by)) return [reworded];
  return [reworded, { kind: "stance.withdrawn", actor: by, data: { statementId: positionId } }];
};

const withdraw: Decider<"position.withdraw"> = (ledger, { positionId }, actor) => {
  const position = ownPosition(ledger, positionId, actor);
  if (isRefusal(position)) return position;
  return [{ kind: "position.withdrawn", actor: position.by, data: { positionId } }];
};

export const decide = {
  "position.place": place,
  "position.reword": reword,
  "position.withdraw": withdraw,
};
