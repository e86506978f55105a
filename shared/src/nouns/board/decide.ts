import { wheelOf } from "../../ledger/asked.ts";
import { changed, changedSince, fieldsChangedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { EventData } from "../../ledger/event.ts";

const change: Decider<"board.change"> = (ledger, { id: _, kind: __, base, ...asked }, actor) => {
  const data = changed(asked, ledger.board) as EventData["board.changed"];
  if (Object.keys(data).length === 0) return [];
  return fieldsChangedSince(base, ledger.board) ?? [{ kind: "board.changed", actor: wheelOf(ledger, actor), data }];
};

const movePhase: Decider<"phase.move"> = (ledger, { phase, base }, actor) => {
  if (phase === ledger.board.phase) return [];
  return (
    changedSince(base, ledger.board.phase) ?? [{ kind: "phase.moved", actor: wheelOf(ledger, actor), data: { phase } }]
  );
};

const setDoor: Decider<"door.set"> = (ledger, { open, base }, actor) => {
  if (open === ledger.board.doorOpen) return [];
  return (
    changedSince(base, ledger.board.doorOpen) ?? [{ kind: "door.set", actor: wheelOf(ledger, actor), data: { open } }]
  );
};

export const decide = {
  "board.change": change,
  "phase.move": movePhase,
  "door.set": setDoor,
};
