import type { BoardId } from "../ids.ts";

/**
 * What the address of a page leads to. Addresses come through chats, mails and hands: what was added at their end, a `#` that was
 * encoded or lost, letters of another width and marks that nobody sees are read as what they were.
 */

/** What of a board is shown: it itself, its minutes, what the whole room reads from a wall. */
export type BoardPage = "board" | "minutes" | "screen";

export type PageAddress =
  | { readonly page: "home" }
  | { readonly page: "code"; readonly code: string }
  | { readonly page: BoardPage; readonly id: BoardId }
  /** Nothing of ours. */
  | { readonly page: "none" };

/** A program that encodes an address may get one that was encoded before. */
const TURNS = 3;

/** What `%23` and the like stood for; half an encoded letter stays as it is: what it was nobody knows. */
function decodedOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run; // no text
    }
  });
}

/** Letters of every key. */
export const KEY_LENGTH = 32;

/** Phones make a dash of two hyphens, some programs of one: how many they were is seen by what is missing of a key. */
function withHyphens(run: string): string {
  let missing = KEY_LENGTH - run.length;
  if (missing < 0 || missing > run.replace(/[^\u2013\u2014]/g, "").length) return run.replace(/\u2014/g, "--");
  return run.replace(/[\u2013\u2014]/g, () => (missing-- > 0 ? "--" : "-"));
}

/** An address in the letters in which it was written: decoded, without what is not seen, with plain hyphens. */
export function asWritten(text: string): string {
  let plain = text;
  for (let turn = 0; turn < TURNS; turn += 1) plain = decodedOnce(plain);
  return plain
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2012\u2015\u2212]/g, "-")
    .replace(/[A-Za-z0-9_\u2013\u2014-]+/g, withHyphens)
    .replace(/\u2013/g, "-");
}

/** Where the fragment begins: at its `#`, or at a whole key where that has become another sign. */
const FRAGMENT = /#|[?&;/]k=[A-Za-z0-9_-]{32}/;
/** Or was lost: a board's id has sixteen letters. */
const LOST = /^\/b\/[A-Za-z0-9]{16}(?:\/in)?(?=k=[A-Za-z0-9_-]{32})/i;

/** Path and fragment, also where the `#` between them was encoded or lost on its way; the fragment is empty where there is none. */
export function splitPath(address: string): { readonly path: string; readonly fragment: string } {
  const whole = asWritten(address);
  const at = FRAGMENT.exec(whole)?.index ?? LOST.exec(whole)?.[0].length ?? whole.length;
  return { path: whole.slice(0, at).replace(/\?.*$/s, ""), fragment: whole.slice(at).replace(/^[#?&;/]/, "") };
}

const pageOf = (end: string | undefined): BoardPage => (end === "minutes" || end === "screen" ? end : "board");

/** @param path as in a URL, without query and fragment. */
export function addressOf(path: string): PageAddress {
  const asked = splitPath(path).path;
  const plain = /^[A-Za-z0-9_/ -]*/.exec(asked)?.[0] ?? "";
  // Behind an address stands what ends a sentence; a letter there is a part of another one.
  if (/^[\p{L}\p{N}]/u.test(asked.slice(plain.length))) return { page: "none" };
  const whole = plain.replace(/[/ ]+$/, "");
  if (asked === "/index.html" || !/[\p{L}\p{N}]/u.test(asked)) return { page: "home" };
  const board = /^\/b\/([A-Za-z0-9_-]+)(?:\/(minutes|screen|in))?$/i.exec(whole);
  if (board?.[1]) return { page: pageOf(board[2]?.toLowerCase()), id: board[1] as BoardId };
  const code = /^\/([A-Za-z0-9]{3}[ -]*[A-Za-z0-9]{3,4})$/.exec(whole)?.[1];
  return code ? { page: "code", code: code.replace(/[ -]/g, "") } : { page: "none" };
}

/** Whether it leads where browsers are to keep no address: it lets somebody conduct a board, or has a key in its path. */
export function isNotToBeKept(path: string): boolean {
  const { path: asked, fragment } = splitPath(path);
  return /^\/b\/[A-Za-z0-9_-]+\/in(?![A-Za-z0-9_-])/i.test(asked) || fragment !== "";
}
