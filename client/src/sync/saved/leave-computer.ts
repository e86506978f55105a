import { isBorrowed } from "./borrowed.ts";
import { within } from "./database.ts";
import { dropPage } from "./kept-page.ts";
import { clear, endHere, isOurs, LEAVING } from "./leave.ts";

/**
 * Leaving a computer that others use too: everything that this browser keeps for Acuerdo goes, and its other tabs end. The
 * tab that leaves tells the others, which close what they have open, and only then can the databases be removed.
 */

/** Other tabs need less to close what they have open; one that hangs is not waited for. */
const PATIENCE_MS = 5_000;

async function databases(): Promise<string[]> {
  const known = await indexedDB.databases?.();
  return known?.flatMap(({ name }) => name ?? []).filter(isOurs) ?? [];
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => done();
  });
}

/** True when nothing is left. A browser that does not answer is not waited for: it may be that something is left then. */
async function removeDatabases(): Promise<boolean> {
  const remove = async () => {
    await Promise.all((await databases()).map(removeDatabase));
    return (await databases()).length === 0;
  };
  // no IndexedDB: nothing is kept
  return (
    (await within(
      remove().catch(() => true),
      PATIENCE_MS,
    )) ?? false
  );
}

/** True when nothing is left. Both are there only where the page is served safely. */
async function removeFiles(): Promise<boolean> {
  await dropPage();
  if (!("caches" in globalThis)) return true;
  for (const name of await caches.keys()) if (isOurs(name)) await caches.delete(name);
  return !(await caches.keys()).some(isOurs);
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

/** Removes everything of ours. False: another tab holds on to a copy, or the browser has not answered; it can be tried again. */
export async function leaveComputer(): Promise<boolean> {
  endHere();
  if (isBorrowed()) {
    clear(() => sessionStorage); // the rest is somebody else's
    return true;
  }
  tellOthers();
  clearStorages(); // before the others begin anew: they are to find nothing
  const areGone = await Promise.all([removeDatabases(), within(removeFiles(), PATIENCE_MS)]);
  clearStorages(); // what one of them wrote before it heard of it
  return areGone.every((isGone) => isGone === true);
}
