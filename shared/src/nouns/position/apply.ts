import type { PositionId, VoiceId } from "../../ids.ts";
import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Position } from "./position.ts";

const alterPosition = (ledger: Ledger, id: PositionId, change: (position: Position) => Partial<Position>) => ({
  positions: alter(ledger.positions, id, (position) => ({ ...position, ...change(position) })),
});

const placed: Applier<"position.placed"> = (ledger, { positionId: id, positionKind: kind, text }, event) => {
  const { actor, at, seq } = event;
  const position: Position = {
    ...{ id, by: actor as VoiceId, kind, text, at, seq, said: seq, revision: 1 },
    ...{ withdrawn: false, removed: false },
  };
  return { positions: put(ledger.positions, id, position) };
};

const reworded: Applier<"position.reworded"> = (ledger, { positionId, positionKind: kind, text }, { seq: said }) =>
  alterPosition(ledger, positionId, ({ revision }) => ({ kind, text, said, revision: revision + 1 }));

const withdrawn: Applier<"position.withdrawn"> = (ledger, { positionId }) =>
  alterPosition(ledger, positionId, () => ({ withdrawn: true }));

export const apply = {
  "position.placed": placed,
  "position.reworded": reworded,
  "position.withdrawn": withdrawn,
};
