import { changedSince, fieldsChangedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { EventData } from "../event.ts";
import type { Intent } from "../intent.ts";

/** The keys of `asked` that differ from what stands: an event says what changed, not what was sent. */
export function changed<T extends object>(asked: T, standing: object): Partial<T> {
  const now = standing as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => value !== undefined && value !== now[key]),
  ) as Partial<T>;
}

const change: Decider<"board.change"> = ({ board }, { id: _, kind: __, base, ...asked }, actor) => {
  const data = changed(asked, board) as EventData["board.changed"];
  if (Object.keys(data).length === 0) return [];
  return fieldsChangedSince(base, board) ?? [{ kind: "board.changed", actor: actor.memberId, data }];
};

const movePhase: Decider<"phase.move"> = ({ board }, { phase, base }, actor) => {
  if (phase === board.phase) return [];
  return changedSince(base, board.phase) ?? [{ kind: "phase.moved", actor: actor.memberId, data: { phase } }];
};

const setDoor: Decider<"door.set"> = ({ board }, { open, base }, actor) => {
  if (open === board.doorOpen) return [];
  return changedSince(base, board.doorOpen) ?? [{ kind: "door.set", actor: actor.memberId, data: { open } }];
};

export const boardDeciders = {
  "board.change": change,
  "phase.move": movePhase,
  "door.set": setDoor,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
