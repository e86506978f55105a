import {
  type BoardId,
  CLOSE,
  type CloseCode,
  type Identity,
  type Ledger,
  type LedgerEvent,
  personOf,
  type RemovedId,
} from "@acuerdo/shared";

/**
 * Tells whoever holds sockets whose are to close, in the turn in which it is on disk: of somebody who was taken off a board, and
 * of two who are one person, who come in again with what either may do.
 */

export type OnRemoved = (board: BoardId, who: RemovedId, close: CloseCode) => void;

/** Whether it is this person, by whichever of their devices and ids. */
export function isThem(ledger: Ledger | undefined, actor: Identity, who: RemovedId): boolean {
  const { memberId, voiceId, signature } = ledger ? personOf(ledger, actor) : actor;
  return [memberId, voiceId, signature].some((id: string) => id === who);
}

export class Removals {
  #onRemoved: OnRemoved = () => undefined;

  listen(onRemoved: OnRemoved): void {
    this.#onRemoved = onRemoved;
  }

  note(events: readonly LedgerEvent[]): void {
    for (const { board, kind, data } of events) {
      if (kind === "member.removed") this.#onRemoved(board, data.memberId, CLOSE.removed);
      if (kind === "member.joined-as") this.#onRemoved(board, data.into, CLOSE.tokenInvalid);
    }
  }
}
