import type { BoardId } from "../ids.ts";
import { asWritten, KEY_LENGTH, splitPath } from "./address.ts";
import { admissionIn, GAP, type Invitation, keyOf } from "./invitation.ts";
import { unwrapped } from "./rewritten-link.ts";

/** What lets somebody in, out of whatever they paste: a link in a sentence, in a program's own link, broken into lines, or a part of one. */

/** Letters of every board's id. */
export const BOARD_ID_LENGTH = 16;

const ID = `[A-Za-z0-9](?:${GAP}[A-Za-z0-9]){${BOARD_ID_LENGTH - 1}}`;
const PAGE = `(?:/${GAP}(?:in|minutes)${GAP}/?)?`;
/** A link wherever it was broken: its lengths are known. What stands between path and key is other programs'. */
const BROKEN = new RegExp(
  `/${GAP}b${GAP}/${GAP}(${ID})${GAP}${PAGE}(?:(?:[?][^#\\s]*?)?${GAP}[#?&;/]${GAP}(?:[\\w=]{1,99}&)?)?k${GAP}=(.*)`,
  "is",
);
const GAPS = /[=\s>|]/g;

/** A whole link that was broken into lines. */
function joined(whole: string): Invitation | null {
  const [, id, behind] = BROKEN.exec(whole) ?? [];
  const key = behind === undefined ? null : keyOf(behind.replace(/^[=\s>|]+/, ""));
  if (!id || key?.length !== KEY_LENGTH) return null;
  return { id: id.replace(GAPS, "") as BoardId, key, code: null };
}

/** @param text what somebody typed or pasted; all is null where it is nothing of a link. */
export function invitationIn(text: string): Invitation {
  const whole = asWritten(unwrapped(text));
  const broken = joined(whole);
  if (broken) return broken;
  const from = whole.search(/\/b\/[A-Za-z0-9_-]{8}/i);
  if (from >= 0) {
    const { path, fragment } = splitPath(whole.slice(from));
    const id = /^\/b\/([A-Za-z0-9_-]{8,40})/i.exec(path)?.[1] ?? null;
    return { id: id as BoardId | null, ...admissionIn(fragment) };
  }
  const { key, code } = admissionIn(whole);
  const bare = new RegExp(`^\\s*([A-Za-z0-9_-]{${KEY_LENGTH}})(?![A-Za-z0-9])`).exec(whole)?.[1];
  const inPath = /[^\s/]\/([A-Za-z0-9]{6,7})(?:[^A-Za-z0-9/]|$)/.exec(whole)?.[1];
  return { id: null, key: key ?? bare ?? null, code: code ?? inPath ?? null };
}
