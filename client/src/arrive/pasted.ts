import { addressOf, home, invitationIn, KEY_LENGTH, type Sentence } from "@acuerdo/shared";
import { pathHere } from "../sync/base.ts";
import { bringAdmission, broughtTo } from "./admission.ts";

/** Links that came in parts, and those that are pasted by hand. */

/** What is missing of the link to this board, as far as it can be seen: all that stands behind the `#`, or its end. */
export function missingHere(): Sentence | null {
  const here = addressOf(pathHere());
  if (here.page !== "board") return null;
  const { key, code } = broughtTo(here.id) ?? {};
  if (key === undefined) return code === undefined ? home.missingAll : null;
  return key.length < KEY_LENGTH ? home.missingEnd : null;
}

/** A link, or a part of one, that was pasted by hand: the board that it leads to, or null where it is none. */
export function bringPasted(text: string): string | null {
  const { id, key, code } = invitationIn(text);
  const here = addressOf(pathHere());
  const boardId = id ?? (key && here.page === "board" ? here.id : null);
  if (boardId === null) return null;
  if (key) bringAdmission(boardId, { key });
  else if (code) bringAdmission(boardId, { code });
  return boardId;
}
