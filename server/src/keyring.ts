import { type BoardId, ROLES, type Role } from "@acuerdo/shared";
import { keyMark, type Token } from "./auth.ts";
import type { Log } from "./log.ts";
import { type Lodging, Rooms } from "./rooms.ts";
import type { NewKey, Store, StoredBoard } from "./store/store.ts";

/**
 * Which keys open which board now. A token names the key that it was given for; with a new key in its place the token ends,
 * and so does every socket that was opened by it. Keys are replaced here, and by the host's command, which writes to the same store.
 */

/** How soon a key that the host has replaced ends what it opened; the new one opens at once. */
const HEED_MS = 2_000;

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

  /** False when it is the board's already. */
  replace(role: Role, hash: string): boolean {
    const mark = keyMark(hash);
    if (this.#marks[role] === mark) return false;
    this.#marks[role] = mark;
    return true;
  }

  fits({ actor, key }: Token): boolean {
    return this.#marks[actor.role] === key || (actor.role === "mediator" && this.#owner === key);
  }
}

/** Told of a key that was replaced, in the turn in which its tokens end. */
export type OnReplaced = (board: BoardId, role: Role) => void;

export class Keyring {
  readonly #store: Store;
  readonly #log: Log;
  readonly #boards: Rooms<BoardKeys>;
  readonly #timer: NodeJS.Timeout;
  #onReplaced: OnReplaced = () => undefined;
  /** Grows as keys are replaced here. */
  #replacements = 0;

  constructor(store: Store, log: Log, now: () => number) {
    this.#store = store;
    this.#log = log;
    this.#timer = setInterval(() => void this.#heed(), HEED_MS);
    this.#timer.unref();
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
    this.#replacements += 1;
    const keys = await this.#boards.get(board);
    const outcome = await write();
    this.#replacements += 1;
    if (outcome !== "replaced") return outcome;
    keys.replace(key.role, key.hash);
    this.#boards.peek(board)?.replace(key.role, key.hash);

    this.#onReplaced(board, key.role);
    return outcome;
  }

  /** The board as it is stored, its keys heeded. */
  async board(id: BoardId): Promise<StoredBoard | null> {
    const before = this.#replacements;
    const board = await this.#store.board(id);
    // What was read before a key was replaced here says nothing of the keys.
    if (board && before === this.#replacements) {
      this.#compare(board);
      this.#boards.put(id, () => new BoardKeys(board));
    }
    return board;
  }

  #compare({ id, keys }: StoredBoard): void {
    for (const role of ROLES) {
      if (!this.#boards.peek(id)?.replace(role, keys[role])) continue;
      this.#log.info("key.replaced", { board: this.#log.tag(id), by: "host", role });
      this.#onReplaced(id, role);
    }
  }

  /** Looks at the keys of all boards in memory where somebody else has been at the store. */
  async #heed(): Promise<void> {
    try {
      if (!(await this.#store.changedElsewhere())) return;
      for (const id of this.#boards.ids()) await this.board(id);
    } catch (fault) {
      this.#log.error("keys.not-read", fault);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#boards.close();
  }
}
