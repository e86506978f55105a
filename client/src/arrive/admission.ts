import { splitPath, withoutAddition } from "@acuerdo/shared";
import type { Admission } from "../sync/http.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../sync/tab.ts";
import { keepCode, keyOfBefore } from "./kept-keys.ts";

/**
 * The key or code that came in the address. It is taken out of the address at once, so that it is in no screenshot and in
 * no bookmark, and kept for this tab until the board has been entered. A code beside a key is for others: a screen shows it.
 */

const nameOf = (boardId: string) => `admission.${boardId}`;

/** What an address may hold on its way here: something behind the key or code, letters of another width, a # that was encoded. */
function fromAddress(): Admission | null {
  const fragment = location.hash.slice(1) || splitPath(location.pathname).fragment;
  const params = new URLSearchParams(fragment.normalize("NFKC"));
  const key = withoutAddition(params.get("k") ?? "");
  const code = withoutAddition(params.get("c") ?? "");
  if (key) return code ? { key, code } : { key };
  return code ? { code } : null;
}

/** The address without the key: what a landing shows is the board's own page. */
function bareAddress(): string {
  const bare = splitPath(location.pathname).path.replace(/^(\/b\/[A-Za-z0-9_-]+)\/in(?![A-Za-z0-9_-]).*$/i, "$1");
  return bare + location.search;
}

export function takeAdmission(boardId: string): Admission {
  const came = fromAddress();
  const found = came?.key && came.code ? { key: came.key } : came;
  if (found) rememberInTab(nameOf(boardId), found);
  if (came?.key && came.code) keepCode(boardId, came.code);
  const bare = bareAddress();
  if (found || bare !== location.pathname + location.search) history.replaceState(history.state, "", bare);
  return found ?? recallInTab<Admission>(nameOf(boardId)) ?? ofBefore(boardId);
}

function ofBefore(boardId: string): Admission {
  const key = keyOfBefore(boardId);
  return key === null ? {} : { key };
}

/** Takes somebody to a board without the key or code ever being in an address. */
export function bringAdmission(boardId: string, admission: Admission): void {
  rememberInTab(nameOf(boardId), admission);
}

/** Once inside, the device is enough. */
export function dropAdmission(boardId: string): void {
  forgetInTab(nameOf(boardId));
}
