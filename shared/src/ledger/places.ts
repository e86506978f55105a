import { limits } from "../nouns/member/limits.ts";
import type { Actor, Role } from "../nouns/member/member.ts";
import { type Refusal, refuse } from "../refusal.ts";

/**
 * Who may still put something on a board. What is withdrawn, let go or empty frees its place; the last tenth of what a board
 * holds is kept for those who mediate, so that nobody else can use a board up.
 */

export const PLACES = {
  /** In a hundred of each limit of a board: whoever mediates must always find room to word, to test and to come in. */
  keptForMediators: 10,
  /** Times its limit that a voice may make anew what it has taken back. */
  everPerVoice: 5,
} as const;

/** How much of a board-wide limit there is for somebody of this role. */
export function placesFor(role: Role, limit: number): number {
  return role === "mediator" ? limit : Math.floor((limit * (100 - PLACES.keptForMediators)) / 100);
}

/** Whether nobody else gets in. A board is never full for those who can make room on it. @param people on the board. */
export function isFull(people: number, role: Role): boolean {
  return role !== "mediator" && people >= placesFor(role, limits.membersPerBoard);
}

export interface Holding {
  /** What takes a place on the board. */
  readonly onBoard: number;
  /** Of these, the asker's. */
  readonly own: number;
  /** The asker's with those whose place is free again. */
  readonly everOwn: number;
}

export function holdingOf<T>(
  things: Iterable<T>,
  takesPlace: (thing: T) => boolean,
  isOwn: (thing: T) => boolean,
): Holding {
  let [onBoard, own, everOwn] = [0, 0, 0];
  for (const thing of things) {
    const mine = isOwn(thing);
    if (mine) everOwn += 1;
    if (!takesPlace(thing)) continue;
    onBoard += 1;
    if (mine) own += 1;
  }
  return { onBoard, own, everOwn };
}

/** Why there is no place for one more; null where there is. */
export function noPlace(
  actor: Actor,
  what: string,
  { onBoard, own, everOwn }: Holding,
  limit: { readonly board: number; readonly voice: number },
): Refusal | null {
  if (onBoard >= placesFor(actor.role, limit.board)) return refuse("too-many", `${what} on a board`);
  if (actor.role === "mediator") return null;
  const isFull = own >= limit.voice || everOwn >= limit.voice * PLACES.everPerVoice;
  return isFull ? refuse("too-many", `${what} of one voice`) : null;
}
