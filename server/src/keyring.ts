import type { BoardId, Role } from "@acuerdo/shared";
import { keyMark, type Token } from "./auth.ts";
import { type Lodging, Rooms } from "./relay/rooms.ts";
import type { NewKey, Store, StoredBoard } from "./store/store.ts";

/**
 * Which keys open which board now. A token names the key that it was given for; with a new key in its place the token ends,
 * and so does every socket that was opened by it.
 */

/** One board's keys. */
class BoardKeys implements Lodging {
  readonly busy = false;
  readonly failed = false;
  readonly #marks: Record<Role, string>;
  /** Of the key of whoever opened it. */
  readonly #owner: string | null;

  constructor({ keys, owner }: StoredBoard) {
    this.#owner = owner ? keyMark(owner) : null;
    this.#marks = {
      mediator: keyMark(keys.mediator),
      participant: keyMark(keys.participant),
      observer: keyMark(keys.observer),
    };
  }

  replace({ role, hash }: NewKey): void {
    this.#marks[role] = keyMark(hash);
  }

  fits({ actor, key }: Token): boolean {
    return this.#marks[actor.role] === key || (actor.role === "mediator" && this.#owner === key);
  }
}

/** Told of a key that was replaced, in the turn in which its tokens end. */
export type OnReplaced = (board: BoardId, role: Role) => void;

export class Keyring {
  readonly #boards: Rooms<BoardKeys>;
  #onReplaced: OnReplaced = () => undefined;

  constructor(store: Store, now: () => number) {
    this.#boards = new Rooms(async (id) => {
      const board = await store.board(id);
      if (!board) throw new Error("the keys of a board that is not there");
      return new BoardKeys(board);
    }, now);
  }

  listen(onReplaced: OnReplaced): void {
    this.#onReplaced = onReplaced;
  }

  /** To be awaited before `fits` is asked about a board. */
  async load(board: BoardId): Promise<void> {
    await this.#boards.get(board);
  }

  /** Whether the token's key is still the board's, as of this very turn. */
  fits(token: Token): boolean {
    return this.#boards.peek(token.board)?.fits(token) ?? false;
  }

  /**
   * Puts a new key in the place of a role's. Whatever `write` answers but `replaced`: nothing was changed.
   * @param write stores it, with all that is to be stored with it.
   */
  async replace<Outcome = "code-taken">(
    board: BoardId,
    key: NewKey,
    write: () => Promise<"replaced" | Outcome>,
  ): Promise<"replaced" | Outcome> {
    const keys = await this.#boards.get(board);
    const outcome = await write();
    if (outcome !== "replaced") return outcome;
    keys.replace(key);
    this.#boards.peek(board)?.replace(key);
    this.#onReplaced(board, key.role);
    return outcome;
  }

  async close(): Promise<void> {
    await this.#boards.close();
  }
}
