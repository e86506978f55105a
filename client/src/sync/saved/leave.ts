import { at, BASE } from "../base.ts";
import { isBorrowed } from "./borrowed.ts";
import { DEVICE_PREFIX, recall, rememberNothing } from "./device.ts";

/** Somebody leaves a computer that others use too: every tab closes what it has open. `leave-computer.ts` is how they do. */

/** The other tabs hear of it by this value, which is there for a moment. */
export const LEAVING = `${DEVICE_PREFIX}leaving`;
const ends = new Set<() => void>();

/** Calls `end` when somebody leaves, in this tab or another. Returns how to stop. */
export function whenLeft(end: () => void): () => void {
  ends.add(end);
  return () => ends.delete(end);
}

/** This tab keeps nothing more. */
export function endHere(): void {
  rememberNothing();
  for (const end of ends) end();
  // the drawing notes something for itself as the page goes
  addEventListener("pagehide", () => clear(() => sessionStorage));
}

/** Ours, and the drawing's: under a path of its host, others may keep something beside us. */
export const isOurs = (name: string): boolean => BASE === "" || /^(acuerdo|tldraw)/i.test(name);

/** Empties one of the storages of what is ours. */
export function clear(storage: () => Storage): void {
  try {
    for (const name of Object.keys(storage())) if (isOurs(name)) storage().removeItem(name);
  } catch {
    return; // storage is refused: nothing of ours is in it
  }
}

/** In every tab, from its beginning: when another leaves, this one ends at the home page of a stranger. */
export function followLeaving(): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== LEAVING || newValue === null || isBorrowed()) return;
    goHome();
  });
  // a page that the browser kept whole while somebody was elsewhere hears nothing meanwhile
  let wasKnown = false;
  addEventListener("pagehide", () => {
    wasKnown = isKnown();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && wasKnown && !isKnown()) goHome();
  });
}

/** Whether this browser is somebody's here. */
const isKnown = (): boolean => !isBorrowed() && recall("secret", "string") !== null;

function goHome(): void {
  endHere();
  clear(() => sessionStorage);
  location.replace(at("/"));
}
