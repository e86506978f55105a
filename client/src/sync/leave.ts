import { isBorrowed } from "./borrowed.ts";
import { DEVICE_PREFIX, rememberNothing } from "./device.ts";

/**
 * Leaving a computer that others use too: everything that this browser keeps for Acuerdo goes, and its other tabs end. The
 * tab that leaves tells the others, which close what they have open, and only then can the databases be removed.
 */

/** The other tabs hear of it by this value, which is there for a moment. */
const LEAVING = `${DEVICE_PREFIX}leaving`;
/** Other tabs need less to close what they have open; one that hangs is not waited for. */
const PATIENCE_MS = 5_000;

const ends = new Set<() => void>();

/** Calls `end` when somebody leaves, in this tab or another. Returns how to stop. */
export function whenLeft(end: () => void): () => void {
  ends.add(end);
  return () => ends.delete(end);
}

function endHere(): void {
  rememberNothing();
  for (const end of ends) end();
  // the drawing notes something for itself as the page goes
  addEventListener("pagehide", () => clear(() => sessionStorage));
}

function clear(storage: () => Storage): void {
  try {
    storage().clear();
  } catch {
    return; // storage is refused: nothing of ours is in it
  }
}

async function databases(): Promise<string[]> {
  const known = await indexedDB.databases?.();
  return known?.flatMap(({ name }) => name ?? []) ?? [];
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => done();
  });
}

/** True when nothing is left. */
async function removeDatabases(): Promise<boolean> {
  try {
    const late = new Promise((done) => setTimeout(done, PATIENCE_MS));
    await Promise.race([Promise.all((await databases()).map(removeDatabase)), late]);
    return (await databases()).length === 0;
  } catch {
    return true; // no IndexedDB: nothing is kept
  }
}

async function removeFiles(): Promise<void> {
  // there only where the page is served safely
  if (!("caches" in globalThis)) return;
  for (const name of await caches.keys()) await caches.delete(name);
}

function clearStorages(): void {
  clear(() => localStorage);
  clear(() => sessionStorage);
}

function tellOthers(): void {
  try {
    localStorage.setItem(LEAVING, String(Date.now()));
  } catch {
    return; // storage is refused: then the others keep nothing either
  }
}

/** Removes everything of ours. False: another tab holds on to a copy; it can be tried again. */
export async function leaveComputer(): Promise<boolean> {
  endHere();
  if (isBorrowed()) {
    clear(() => sessionStorage); // the rest is somebody else's
    return true;
  }
  tellOthers();
  clearStorages(); // before the others begin anew: they are to find nothing
  const isGone = await removeDatabases();
  await removeFiles();
  clearStorages(); // what one of them wrote before it heard of it
  return isGone;
}

/** In every tab, from its beginning: when another leaves, this one ends at the home page of a stranger. */
export function followLeaving(): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== LEAVING || newValue === null || isBorrowed()) return;
    endHere();
    clear(() => sessionStorage);
    location.replace("/");
  });
}
