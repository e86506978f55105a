import type { BoardId, MemberId } from "@acuerdo/shared";
import type { Settings } from "../config.ts";
import { CLOCK } from "./clock.ts";
import type { Flow } from "./throttle.ts";
import { Turns } from "./turns.ts";
import { Turnstile } from "./turnstile.ts";

/** How many sockets there are, in all, on a board and of a member, against their limits; and what the sockets of a member share. */

interface Sender {
  sockets: number;
  /** What all of its sockets may send. */
  readonly turnstile: Turnstile;
  /** Which of them is told a document. */
  readonly turns: Turns;
}

const keyOf = (board: BoardId, member: MemberId): string => `${board}/${member}`;

export class Census {
  readonly #limits: Settings;
  readonly #flow: Flow;
  readonly #boards = new Map<BoardId, number>();
  readonly #senders = new Map<string, Sender>();
  #all = 0;

  constructor(limits: Settings) {
    this.#limits = limits;
    this.#flow = {
      messagesPerSecond: limits.maxMessagesPerSecond,
      messagesAtOnce: limits.maxMessagesAtOnce,
      bytesPerSecond: limits.maxBytesPerSecond,
    };
  }

  /** Counts a socket in; gives what all of its member's share on this board, or null when a limit is reached. */
  enter(board: BoardId, member: MemberId): Pick<Sender, "turnstile" | "turns"> | null {
    const { maxSockets, maxSocketsPerBoard, maxSocketsPerMember } = this.#limits;
    const onBoard = this.#boards.get(board) ?? 0;
    const known = this.#senders.get(keyOf(board, member));
    if (this.#all >= maxSockets || onBoard >= maxSocketsPerBoard) return null;
    if (known && known.sockets >= maxSocketsPerMember) return null;
    const sender = known ?? this.#arrive(board, member);
    this.#all += 1;
    this.#boards.set(board, onBoard + 1);
    sender.sockets += 1;
    return sender;
  }

  #arrive(board: BoardId, member: MemberId): Sender {
    const sender = { sockets: 0, turnstile: new Turnstile(this.#flow), turns: new Turns(CLOCK) };
    this.#senders.set(keyOf(board, member), sender);
    return sender;
  }

  /** Counts one out that was counted in. */
  leave(board: BoardId, member: MemberId): void {
    this.#all -= 1;
    const onBoard = (this.#boards.get(board) ?? 1) - 1;
    if (onBoard > 0) this.#boards.set(board, onBoard);
    else this.#boards.delete(board);
    const key = keyOf(board, member);
    const sender = this.#senders.get(key);
    if (!sender) return;
    sender.sockets -= 1;
    if (sender.sockets === 0) this.#senders.delete(key);
  }
}
