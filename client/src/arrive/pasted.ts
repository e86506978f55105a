import {
  addressOf,
  BOARD_ID_LENGTH,
  codeAmong,
  home,
  type Invitation,
  invitationIn,
  isWholeCode,
  KEY_LENGTH,
  plainCode,
  type Sentence,
} from "@acuerdo/shared";
import { pathHere } from "../sync/base.ts";
import { knownBoards } from "../sync/saved/device.ts";
import { bringAdmission, broughtTo } from "./admission.ts";

/** Links that came in parts, and those that are pasted by hand. */

/** Whether somebody came to this board by no link: the device was on it, and nothing was brought. */
export function cameBack(): boolean {
  const here = addressOf(pathHere());
  return here.page === "board" && !broughtTo(here.id) && knownBoards().some(({ id }) => id === here.id);
}

/** What is missing of the link to this board, as far as it can be seen: all that stands behind the `#`, or its end. */
export function missingHere(): Sentence | null {
  const here = addressOf(pathHere());
  if (here.page !== "board" || cameBack()) return null;
  const { key, code } = broughtTo(here.id) ?? {};
  if (key === undefined) return code === undefined ? home.missingAll : null;
  return key.length < KEY_LENGTH ? home.missingEnd : null;
}

/** What was pasted last in this tab, and the board that it led to: until that has let somebody in it can be mended. */
let last: { readonly text: string; readonly boardId: string } | null = null;

export const pastedBefore = (): string => (last && broughtTo(last.boardId) ? last.text : "");

export interface Written {
  readonly link: Invitation | null;
  /** In plain capitals; null where there is a link, or no code. */
  readonly code: string | null;
  /** Why it leads nowhere; null where it can be tried. */
  readonly problem: Sentence | null;
}

/** Letters that are no code, and no words around one. */
function problemOfCode(text: string): Sentence {
  const isAlone = !/\s\S{2,}\s\S/.test(text.trim()) && text.length < 20;
  return isAlone || plainCode(text) === "" ? home.codeShort : home.codeNowhere;
}

/** What somebody typed or pasted: a link, or a code. */
export function written(text: string): Written {
  const link = invitationIn(text);
  if (link.id !== null && link.id.length < BOARD_ID_LENGTH) return { link, code: null, problem: home.linkDamaged };
  if (link.id !== null || (link.key && addressOf(pathHere()).page === "board"))
    return { link, code: null, problem: null };
  if (link.key) return { link, code: null, problem: home.linkDamaged };
  const code = link.code ? plainCode(link.code) : codeAmong(text);
  if (code !== null && isWholeCode(code)) return { link: null, code, problem: null };
  return { link: null, code, problem: /https?:\/\//i.test(text) ? home.linkElsewhere : problemOfCode(text) };
}

/** Takes what a link brings to its board, and gives that board; null where it is none. */
export function bringPasted(text: string): string | null {
  const { link } = written(text);
  const here = addressOf(pathHere());
  const boardId = link?.id ?? (link?.key && here.page === "board" ? here.id : null);
  if (!link || boardId === null) return null;
  if (link.key) bringAdmission(boardId, { key: link.key });
  else if (link.code) bringAdmission(boardId, { code: link.code });
  last = { text, boardId };
  return boardId;
}
