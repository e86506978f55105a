import type { BoardId, MemberId } from "@acuerdo/shared";

/** Who has a board open, by whichever document: a phone, which never opens the canvas, counts as a laptop does. */
export class Attendance {
  /** How many sockets each member has. */
  readonly #boards = new Map<BoardId, Map<MemberId, number>>();

  enter(board: BoardId, member: MemberId): void {
    const members = this.#boards.get(board) ?? new Map<MemberId, number>();
    this.#boards.set(board, members.set(member, (members.get(member) ?? 0) + 1));
  }

  leave(board: BoardId, member: MemberId): void {
    const members = this.#boards.get(board);
    const left = (members?.get(member) ?? 1) - 1;
    if (left > 0) members?.set(member, left);
    else members?.delete(member);
    if (members?.size === 0) this.#boards.delete(board);
  }

  /** Where people are named: who they are. */
  members(board: BoardId): MemberId[] {
    return [...(this.#boards.get(board)?.keys() ?? [])];
  }

  count(board: BoardId): number {
    return this.#boards.get(board)?.size ?? 0;
  }
}
