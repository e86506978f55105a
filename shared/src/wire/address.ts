import type { BoardId } from "../ids.ts";

/**
 * What the address of a page leads to. Addresses come through chats, mails and hands: what was added at their end, a `#` that was
 * encoded and letters of another width are read as what they were.
 */

export type PageAddress =
  | { readonly page: "home" }
  | { readonly page: "code"; readonly code: string }
  | { readonly page: "board" | "minutes"; readonly id: BoardId }
  /** Nothing of ours. */
  | { readonly page: "none" };

/** A key or an id without what was put behind it: a full stop, a bracket, the rest of a sentence. */
export const withoutAddition = (text: string): string => /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? "";

/** The address with what `%23` and the like stood for; as it is where that is no text. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize("NFKC");
  } catch {
    return path; // Half an encoded letter: what it was nobody knows.
  }
}

/** Path and fragment, where the `#` between them was encoded on its way; the fragment is empty where it was not. */
export function splitPath(path: string): { readonly path: string; readonly fragment: string } {
  const whole = decoded(path);
  const at = whole.indexOf("#");
  return at < 0 ? { path: whole, fragment: "" } : { path: whole.slice(0, at), fragment: whole.slice(at + 1) };
}

/** @param path as in a URL, without query and fragment. */
export function addressOf(path: string): PageAddress {
  const asked = splitPath(path).path;
  const plain = /^[A-Za-z0-9_/ -]*/.exec(asked)?.[0] ?? "";
  // Behind an address stands what ends a sentence; a letter there is a part of another one.
  if (/^[\p{L}\p{N}]/u.test(asked.slice(plain.length))) return { page: "none" };
  const whole = plain.replace(/[/ ]+$/, "");
  if (asked === "/index.html" || !/[\p{L}\p{N}]/u.test(asked)) return { page: "home" };
  const board = /^\/b\/([A-Za-z0-9_-]+)(\/minutes|\/in)?$/i.exec(whole);
  if (board?.[1])
    return { page: board[2]?.toLowerCase() === "/minutes" ? "minutes" : "board", id: board[1] as BoardId };
  const code = /^\/([A-Za-z0-9]{3}[ -]*[A-Za-z0-9]{3,4})$/.exec(whole)?.[1];
  return code ? { page: "code", code: code.replace(/[ -]/g, "") } : { page: "none" };
}
