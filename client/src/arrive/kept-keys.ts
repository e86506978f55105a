import type { Role } from "@acuerdo/shared";
import { knowsServerTime, serverNow } from "../sync/link/server-time.ts";
import { forget, recall } from "../sync/saved/device.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../sync/saved/tab.ts";
import type { OpenedBoard } from "../sync/way-in/http.ts";

/**
 * The links of a board, as far as they were made in this tab: the server cannot show them again, and whoever sits down at
 * this computer next must not find them. So they go with the tab, and after a day in a tab that stays.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

export interface KeptKeys {
  readonly keys: Readonly<Partial<Record<Role, string>>>;
  /** Of whoever opened it. */
  readonly owner: string | null;
  readonly code: string | null;
}

interface Kept extends KeptKeys {
  /** When the first of them was made: milliseconds since 1970 by the server's clock. */
  readonly since: number;
}

const KEPT = { keys: {}, since: "number" } as const;
const OPENED = { id: "string", keys: { mediator: "string" }, code: "string" } as const;
const NONE: KeptKeys = { keys: {}, owner: null, code: null };
const nameOf = (boardId: string): string => `keys.${boardId}`;

/** A clock that was set on this device is no day that has passed: the server's tells. */
const isOver = ({ since }: Kept): boolean => knowsServerTime() && Math.abs(serverNow() - since) >= DAY_MS;

export function keptKeys(boardId: string): KeptKeys {
  const kept = recallInTab<Kept>(nameOf(boardId), KEPT);
  if (!kept) return NONE;
  if (!isOver(kept)) return kept;
  forgetInTab(nameOf(boardId));
  return NONE;
}

function keep(boardId: string, keys: KeptKeys): void {
  const since = recallInTab<Kept>(nameOf(boardId), KEPT)?.since ?? serverNow();
  rememberInTab(nameOf(boardId), { ...keys, since } satisfies Kept);
}

export function keepKeys({ id, keys, owner, code }: OpenedBoard): void {
  keep(id, { keys, owner: owner?.key ?? null, code });
}

/** The code that came with the link for a screen: it shows the room how to come in. */
export function keepCode(boardId: string, code: string): void {
  keep(boardId, { ...keptKeys(boardId), code });
}

/** With what whoever opened the board in this tab comes in, where the device is not known by itself. */
export function keyOfOpener(boardId: string): string | null {
  const { owner, keys } = keptKeys(boardId);
  return owner ?? keys.mediator ?? null;
}

/** A new key in the place of a role's. */
export function keepKey(boardId: string, role: Role, key: string, code: string | null): void {
  const kept = keptKeys(boardId);
  keep(boardId, { ...kept, keys: { ...kept.keys, [role]: key }, code: code ?? kept.code });
}

/** Earlier versions kept them on the device for good: for whoever opened a board and has never entered it they are the only way in. */
export function keyOfBefore(boardId: string): string | null {
  return recall<OpenedBoard>(nameOf(boardId), OPENED)?.keys.mediator ?? null;
}

/** Once inside, the device is enough: what an earlier version kept on it goes where it is kept now. */
export function moveKeysOfBefore(boardId: string): void {
  const before = recall<OpenedBoard>(nameOf(boardId), OPENED);
  if (!before) return;
  keepKeys(before);
  forget(nameOf(boardId));
}
