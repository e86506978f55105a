import type { Role } from "@acuerdo/shared";
import { BASE } from "../sync/base.ts";

/** Links for others, who may reach the server by another address than this browser does. */

/** An address under which others reach the server. */
export interface Reachable {
  /** The beginning of a link. */
  readonly url: string;
  /** Which of the server's networks it is in, as its system calls it; null where that is not the question. */
  readonly network: string | null;
}

/** A name that leads to a server from elsewhere too, and not one that only the neighbours know. */
const isPublicName = (host: string): boolean => /[a-z]/i.test(host) && host.includes(".") && !host.endsWith(".local");

/** An address that other machines cannot reach. */
export const isOnlyHere = (url: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);

/**
 * The addresses to choose from, the likeliest first; none where only this machine reaches the server.
 * @param told what the server has said; null where it could not be asked.
 */
export function addressesFor(
  { origin, hostname }: Pick<Location, "origin" | "hostname">,
  told: readonly Reachable[] | null,
) {
  const here: Reachable[] = isOnlyHere(origin) ? [] : [{ url: origin + BASE, network: null }];
  if (told === null) return here;
  // a proxy that asks in its own name is no neighbour: what it is told is not for those before it
  const isOfNeighbours = told.every(({ network }) => network !== null);
  return isOfNeighbours && isPublicName(hostname) ? here : told;
}

/**
 * The address that lets somebody in by a key. Where the key lets them conduct the board it is a landing that browsers keep out
 * of what they complete and show of their history: who sits down next must not find it there.
 */
export function linkTo(base: string, boardId: string, key: string, role: Role | "owner"): string {
  const landing = role === "mediator" || role === "owner" ? "/in" : "";
  return `${base}/b/${boardId}${landing}#k=${key}`;
}

/** For a screen that looks on and shows the room how to come in: the code travels beside the observers' key. */
export const screenLink = (base: string, boardId: string, key: string, code: string): string =>
  `${linkTo(base, boardId, key, "observer")}&c=${code}`;

export const codeLink = (base: string, code: string): string => `${base}/${code}`;

/** As it is read from a wall and typed. */
export const hostOf = (base: string): string => base.replace(/^https?:\/\//, "");
