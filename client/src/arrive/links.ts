import type { Role } from "@acuerdo/shared";
import type { OpenedBoard } from "../sync/http.ts";

/** Links as they are from where this browser stands: the address that works here works for the others in the room. */

export function linkTo(board: OpenedBoard, role: Role): string {
  return `${location.origin}/b/${board.id}#k=${board.keys[role]}`;
}

export function codeLink(code: string): string {
  return `${location.origin}/${code}`;
}

/** An address that other machines cannot reach. */
export function onlyOnThisMachine(): boolean {
  return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
