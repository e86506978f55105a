import {
  type BoardId,
  CLOSE,
  type CloseCode,
  type Identity,
  type Ledger,
  type LedgerEvent,
  type MemberId,
  personOf,
  type RefusalCode,
  type RemovedId,
} from "@acuerdo/shared";

/**
 * Tells whoever holds sockets whose are to close, in the turn in which it is on disk: of somebody who was taken off a board; of two
 * who are one person, who come in again with what either may do; of whoever's name is gone, so that it stands beside no cursor.
 */

export type OnRemoved = (board: BoardId, who: RemovedId, how: Closing) => void;

export interface Closing {
  readonly close: CloseCode;
  readonly reason: RefusalCode;
}

const OFF: Closing = { close: CLOSE.removed, reason: "removed" };
const ANEW: Closing = { close: CLOSE.tokenInvalid, reason: "token-invalid" };
const AGAIN: Closing = { close: CLOSE.tryAgain, reason: "try-again" };

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
      if (kind === "member.removed") this.#onRemoved(board, data.memberId, OFF);
      if (kind === "member.joined-as") this.#onRemoved(board, data.into, ANEW);
      // Where it is about somebody, it is about their names; about anything else, nobody is called that.
      if (kind === "words.withheld" && data.about !== null) this.#onRemoved(board, data.about as MemberId, AGAIN);
    }
  }
}
