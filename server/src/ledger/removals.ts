import type { BoardId, LedgerEvent, RemovedId } from "@acuerdo/shared";

/** Tells whoever holds sockets that somebody was taken off a board, in the turn in which it is on disk. */

export type OnRemoved = (board: BoardId, who: RemovedId) => void;

export class Removals {
  #onRemoved: OnRemoved = () => undefined;

  listen(onRemoved: OnRemoved): void {
    this.#onRemoved = onRemoved;
  }

  note(events: readonly LedgerEvent[]): void {
    for (const event of events) if (event.kind === "member.removed") this.#onRemoved(event.board, event.data.memberId);
  }
}
