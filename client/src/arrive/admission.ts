import { splitPath, withoutAddition } from "@acuerdo/shared";
import type { Admission } from "../sync/http.ts";

/**
 * The key or code that came in the address. It is taken out of the address at once, so that it is in no screenshot and
 * no history, and kept for this tab until the board has been entered.
 */

const kept = new Map<string, Admission>();
const nameOf = (boardId: string) => `acuerdo.admission.${boardId}`;

/** What an address may hold on its way here: something behind the key or code, letters of another width, a # that was encoded. */
function fromAddress(): Admission | null {
  const fragment = location.hash.slice(1) || splitPath(location.pathname).fragment;
  const params = new URLSearchParams(fragment.normalize("NFKC"));
  const key = withoutAddition(params.get("k") ?? "");
  const code = withoutAddition(params.get("c") ?? "");
  if (key) return { key };
  return code ? { code } : null;
}

export function takeAdmission(boardId: string): Admission {
  const found = fromAddress();
  if (found) {
    kept.set(boardId, found);
    history.replaceState(history.state, "", splitPath(location.pathname).path + location.search);
    try {
      sessionStorage.setItem(nameOf(boardId), JSON.stringify(found));
    } catch {
      return found; // storage is refused: this page's memory has it
    }
  }
  return found ?? kept.get(boardId) ?? stored(boardId);
}

function stored(boardId: string): Admission {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(boardId)) ?? "{}") as Admission;
  } catch {
    return {}; // storage is refused, or holds something else
  }
}

/** Once inside, the device is enough. */
export function dropAdmission(boardId: string): void {
  kept.delete(boardId);
  try {
    sessionStorage.removeItem(nameOf(boardId));
  } catch {
    return; // storage is refused: there is nothing to remove
  }
}
