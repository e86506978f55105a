import { admissionIn, splitPath } from "@acuerdo/shared";
import { at, pathHere } from "../sync/base.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../sync/saved/tab.ts";
import type { Admission } from "../sync/way-in/http.ts";
import { keepCode, keyOfBefore } from "./kept-keys.ts";

/**
 * The key or code that came in the address. It is taken out of the address at once, so that it is in no screenshot and in
 * no bookmark, and kept for this tab until the board has been entered. A code beside a key is for others: a screen shows it.
 */

const nameOf = (boardId: string) => `admission.${boardId}`;

const admissionOf = ({ key, code }: { key: string | null; code: string | null }): Admission | null => {
  if (key) return code ? { key, code } : { key };
  return code ? { code } : null;
};

/** Behind the `#`, or where that was lost or encoded on its way. */
function fromAddress(): Admission | null {
  return (
    admissionOf(admissionIn(location.hash.slice(1))) ??
    admissionOf(admissionIn(splitPath(pathHere() + location.search).fragment))
  );
}

/** The address without the key, and without what others have put behind it: what a landing shows is the board's own page. */
function bareAddress(): string {
  return splitPath(pathHere()).path.replace(/^(\/b\/[A-Za-z0-9_-]+)\/in(?![A-Za-z0-9_-]).*$/i, "$1");
}

export function takeAdmission(boardId: string): Admission {
  const came = fromAddress();
  const found = came?.key && came.code ? { key: came.key } : came;
  if (found) rememberInTab(nameOf(boardId), found);
  if (came?.key && came.code) keepCode(boardId, came.code);
  const bare = bareAddress();
  if (found || bare !== pathHere() + location.search) history.replaceState(history.state, "", at(bare));
  return found ?? recallInTab<Admission>(nameOf(boardId), {}) ?? ofBefore(boardId);
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

/** What this tab has brought to a board so far. */
export const broughtTo = (boardId: string): Admission | null => recallInTab<Admission>(nameOf(boardId), {});
