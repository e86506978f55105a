import { at } from "../base.ts";

/**
 * A device that is not one's own: nothing is kept beyond the tab. What would lie in localStorage lies in the tab's own
 * storage, copies of documents in memory alone. A reload goes on; a tab that was closed and is opened again, or left and
 * come back to, begins as a stranger's.
 */

const PREFIX = "acuerdo.";
/** What every tab keeps for itself, on whosever device: `tab.ts`. */
const TAB_PREFIX = "acuerdo.tab.";
/** When this tab was last there, as a number. */
const FLAG = `${TAB_PREFIX}borrowed`;
/** Longer than a reload takes, shorter than the next person needs to sit down and bring back a closed tab. */
const AWAY_MS = 15_000;
/** How often the tab notes that it is there. */
const BEAT_MS = 5_000;

function clearTab(keep: (key: string) => boolean): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && !keep(key)) sessionStorage.removeItem(key);
  }
}

/** Whether this tab was a borrowed one a moment ago. Where it was one long ago, nothing is left of it. */
function goesOn(): boolean {
  try {
    const seen = sessionStorage.getItem(FLAG);
    if (seen === null) return false;
    if (Math.abs(Date.now() - Number(seen)) <= AWAY_MS) return true;
    clearTab(() => false);
    return false;
  } catch {
    return false; // storage is refused: nothing was kept either
  }
}

let borrowed = goesOn();
if (borrowed) beThere();

function beThere(): void {
  const note = () => {
    if (borrowed) sessionStorage.setItem(FLAG, String(Date.now()));
  };
  note();
  setInterval(note, BEAT_MS);
  addEventListener("pagehide", note);
  addEventListener("pageshow", ({ persisted }) => {
    // a page that the browser kept whole while somebody was elsewhere
    if (persisted && borrowed && !goesOn()) location.replace(at("/"));
  });
}

export const isBorrowed = (): boolean => borrowed;

/** Where values lie. @throws where the browser refuses storage. */
export const storage = (): Storage => (borrowed ? sessionStorage : localStorage);

/** From now on this tab keeps nothing beyond itself; or it does again. False where the browser refuses even that. */
export function setBorrowed(to: boolean): boolean {
  if (to === borrowed) return true;
  try {
    clearTab((key) => key !== FLAG && key.startsWith(TAB_PREFIX));
    borrowed = to;
    if (to) beThere();
    return true;
  } catch {
    borrowed = to; // storage is refused: everything is in memory as it is
    return false;
  }
}
