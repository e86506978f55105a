import type { BoardId } from "../ids.ts";
import { asWritten, splitPath } from "./address.ts";

/** What lets somebody in, out of an address or of whatever they paste: a link in a sentence, in a program's own link, or a part of one. */

export interface Invitation {
  readonly id: BoardId | null;
  /** As far as it came: see `KEY_LENGTH`. */
  readonly key: string | null;
  readonly code: string | null;
}

/** Letters of every key. */
export const KEY_LENGTH = 32;

/** Letters of a key across the blanks and the `=` with which mail programs break a line; what was put behind it is not of it. */
function keyOf(text: string): string | null {
  const first = /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? "";
  const joined = (/^(?:=?\s*[A-Za-z0-9_-])*/.exec(text)?.[0] ?? "").replace(/[=\s]/g, "");
  // `=3D` is how mail programs write a `=`
  const letters = joined.length >= KEY_LENGTH + 2 && joined.startsWith("3D") ? joined.slice(2) : joined;
  return letters.length >= KEY_LENGTH ? letters.slice(0, KEY_LENGTH) : first || null;
}

const CODE = "[A-Za-z0-9]{3}[ -]?[A-Za-z0-9]{3,4}";
const plain = (code: string | undefined): string | null => code?.replace(/[ -]/g, "") ?? null;

/** @param fragment what stands behind the `#` of an address. */
export function admissionIn(fragment: string): Pick<Invitation, "key" | "code"> {
  const text = asWritten(fragment);
  const behind = /(?:^|[^A-Za-z0-9_-])k=\s*(.*)$/is.exec(text)?.[1];
  const code = new RegExp(`(?:^|[^A-Za-z0-9_-])c=\\s*(${CODE})(?![A-Za-z0-9])`, "i").exec(text)?.[1];
  return { key: behind === undefined ? null : keyOf(behind), code: plain(code) };
}

/** @param text what somebody typed or pasted; all is null where it is nothing of a link. */
export function invitationIn(text: string): Invitation {
  const whole = asWritten(text);
  const from = whole.search(/\/b\/[A-Za-z0-9_-]{8}/i);
  if (from >= 0) {
    const { path, fragment } = splitPath(whole.slice(from));
    const id = /^\/b\/([A-Za-z0-9_-]{8,40})/i.exec(path)?.[1] ?? null;
    return { id: id as BoardId | null, ...admissionIn(fragment) };
  }
  const { key, code } = admissionIn(whole);
  const bare = new RegExp(`^\\s*([A-Za-z0-9_-]{${KEY_LENGTH}})(?![A-Za-z0-9])`).exec(whole)?.[1];
  const inPath = /[^\s/]\/([A-Za-z0-9]{6,7})(?:[^A-Za-z0-9/]|$)/.exec(whole)?.[1];
  return { id: null, key: key ?? bare ?? null, code: code ?? plain(inPath) };
}
