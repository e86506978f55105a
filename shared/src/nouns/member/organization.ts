import { spread } from "../../alias.ts";
import type { BoardId, Brand } from "../../ids.ts";
import { foldOrganization } from "../../names/skeleton.ts";

/** An organisation on a board: one, however its people spell it. */

export type OrganizationId = Brand<"organization">;

export interface Organization {
  readonly id: OrganizationId;
  /** As it was spelt first. */
  readonly name: string;
  /** Whoever holds the wheel has said that it is another one of the board's. */
  readonly into: OrganizationId | null;
  readonly at: number;
  readonly seq: number;
}

export type Organizations = ReadonlyMap<OrganizationId, Organization>;

/** Twice 32 bits, as base 36: a board has a thousand people at most. */
const half = (text: string): string => spread(text).toString(36).padStart(7, "0");

/** The same for every spelling on one board, and nothing to anybody elsewhere. */
export function organizationId(board: BoardId, name: string): OrganizationId {
  const said = `${board}/${foldOrganization(name)}`;
  return `o${half(said)}${half(`${said}/`)}` as OrganizationId;
}

/** The one that counts: itself, or that which it was put together with, and so on. */
export function rootOf(organizations: Organizations, id: OrganizationId): Organization | undefined {
  let found = organizations.get(id);
  for (let steps = 0; found?.into && steps < organizations.size; steps += 1) found = organizations.get(found.into);
  return found;
}

/** Under whose name people of this one are counted; undefined where under their own. */
export function underOf(organizations: Organizations, board: BoardId, name: string | null): string | undefined {
  if (name === null) return undefined;
  const id = organizationId(board, name);
  const root = rootOf(organizations, id);
  return root && root.id !== id ? root.name : undefined;
}
