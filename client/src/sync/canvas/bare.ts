import { useSyncExternalStore } from "react";

/**
 * Whether this tab shows a board's canvas without drawings: what makes a board slow can then be looked past, and taken
 * away. As long as the tab lives, so that it outlasts a reload of what could not be drawn.
 */

const PREFIX = "acuerdo.bare.";
/** For browsers that refuse to keep anything. */
const memory = new Set<string>();
const listeners = new Set<() => void>();

export function isBare(boardId: string): boolean {
  if (memory.has(boardId)) return true;
  try {
    return sessionStorage.getItem(PREFIX + boardId) !== null;
  } catch {
    return false; // storage is refused: this page's memory stands in for it
  }
}

export function setBare(boardId: string, bare: boolean): void {
  memory.delete(boardId);
  try {
    if (bare) sessionStorage.setItem(PREFIX + boardId, "1");
    else sessionStorage.removeItem(PREFIX + boardId);
  } catch {
    if (bare) memory.add(boardId); // storage is refused: until the page is left
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useBare(boardId: string): boolean {
  return useSyncExternalStore(subscribe, () => isBare(boardId));
}
