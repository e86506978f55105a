import { wheelOf } from "../asked.ts";
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

const change: Decider<"board.change"> = (ledger, { id: _, kind: __, ...asked }, actor) => {
  const data = changed(asked, ledger.board) as EventData["board.changed"];
  return Object.keys(data).length === 0 ? [] : [{ kind: "board.changed", actor: wheelOf(ledger, actor), data }];
};

const movePhase: Decider<"phase.move"> = (ledger, { phase }, actor) =>
  phase === ledger.board.phase ? [] : [{ kind: "phase.moved", actor: wheelOf(ledger, actor), data: { phase } }];

const setDoor: Decider<"door.set"> = (ledger, { open }, actor) =>
  open === ledger.board.doorOpen ? [] : [{ kind: "door.set", actor: wheelOf(ledger, actor), data: { open } }];

export const boardDeciders = {
  "board.change": change,
  "phase.move": movePhase,
  "door.set": setDoor,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
