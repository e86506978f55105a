import type { Role } from "@acuerdo/shared";
import { BASE } from "../sync/base.ts";

/** Links as they are from where this browser stands: the address that works here works for the others in the room. */

/**
 * The address that lets somebody in by a key. Where the key lets them conduct the board it is a landing that browsers keep out
 * of what they complete and show of their history: who sits down next must not find it there.
 */
export function linkTo(boardId: string, key: string, role: Role | "owner"): string {
  const landing = role === "mediator" || role === "owner" ? "/in" : "";
  return `${location.origin}${BASE}/b/${boardId}${landing}#k=${key}`;
}

export function codeLink(code: string): string {
  return `${location.origin}${BASE}/${code}`;
}

/** An address that other machines cannot reach. */
export function onlyOnThisMachine(): boolean {
  return /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
