import { type BoardId, type LedgerEvent, type MemberId, seal } from "@acuerdo/shared";
import type { Commit, StoredBoard } from "../../server/src/store/store.ts";

/** What the contract of stores writes into them. */

export const A = "boardAAAAAAAAAAA" as BoardId;
export const B = "boardBBBBBBBBBBB" as BoardId;
export const ANA = "memberana" as MemberId;
export const NO_HASH = "0".repeat(64);

export const board = (id: BoardId, code: string): StoredBoard => ({
  id,
  createdAt: 1_700_000_000_000,
  code,
  doorOpen: true,
  keys: { mediator: `m-${id}`, participant: `p-${id}`, observer: `o-${id}` },
  secret: `secret of ${id}`,
  voices: "named",
});

export const bytes = (...values: number[]) => Uint8Array.from(values);

export function opening(id: BoardId): Commit {
  const data = { title: "Tã", objective: "O", language: "es", voices: "named" } as const;
  const events = seal([{ kind: "board.opened", actor: "server", data }], { board: id, seq: 0, hash: NO_HASH }, 1);
  return { after: 0, events, update: bytes(1) };
}

export function next(before: readonly LedgerEvent[], count = 1, update = bytes(2)): Commit {
  const last = before.at(-1) as LedgerEvent;
  const draft = { kind: "phase.moved", actor: ANA, data: { phase: "weigh" } } as const;
  const events = seal(
    Array.from({ length: count }, () => draft),
    { board: last.board, seq: last.seq, hash: last.hash },
    2,
  );
  return { after: last.seq, events, update };
}

/** A thread on a machine with two cores and five other things to do. */
export const START_MS = 30_000;
