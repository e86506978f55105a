import type { BoardId } from "../ids.ts";
import { asWritten, KEY_LENGTH } from "./address.ts";

/** What lets somebody in, out of an address; `pasted-invitation.ts` reads it out of whatever they paste. */

export interface Invitation {
  readonly id: BoardId | null;
  /** As far as it came: see `KEY_LENGTH`. */
  readonly key: string | null;
  readonly code: string | null;
}

/** Where programs break a line: their `=`, blanks, and the marks with which they quote. */
export const GAP = "(?:=?\\s*(?:[>|]+\\s*)*)";

/** Letters of a key across the gaps in which programs break a line; what was put behind it is not of it. */
export function keyOf(text: string): string | null {
  const first = /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? "";
  const joined = (new RegExp(`^(?:${GAP}[A-Za-z0-9_-])*`).exec(text)?.[0] ?? "").replace(/[=\s>|]/g, "");
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
