import { isolated } from "../i18n/isolate.ts";

/**
 * What people wrote, as Markdown that shows it and nothing else (ADR 0019): no markup, no formula, no mention of ours. An http or https
 * address is the one thing that stays alive: it stands as typed between `<` and `>`, a link to exactly what it shows.
 */

/** What Markdown, GFM's bare addresses or formulas could begin or end with, wherever in a line it stands. */
const MARKS = /[\\`*_{}[\]<>&|~#$^@]|={2,}/g;
/** `www.x.org`, `x.org`: some readers make links of names with a dot. The dots of figures are none. */
const DOT_IN_NAME = /([\p{L}\p{N}-])\.(?=\p{L})/gu;
/** `ftp://x`, `//x`. */
const SLASHES = /:?\/\/+/g;

const escapeMarks = (text: string): string =>
  text
    .replace(MARKS, (marks) => marks.replace(/./g, "\\$&"))
    .replace(DOT_IN_NAME, "$1\\.")
    .replace(SLASHES, (marks) => (marks.startsWith(":") ? `\\${marks}` : marks.replace(/./g, "\\$&")));

/**
 * What could be an address. It ends before a letter of a script without capitals: Chinese or Thai words follow it without a blank.
 * `$` is let through and encoded: two of them make a formula.
 */
const CANDIDATE = /https?:\/\/[^\s<>"`{}|\\^\p{Cc}\p{Lo}]+/giu;
/** In code of people's own making an address is a part of that code, and stays dead like the rest of it. */
const IN_CODE = /(?:\]\(|\]:\s*|=\s*["']?|[\w/@.:\\-])$/;
const AUTHORITY = /^https?:\/\/([^/?#:]*)(?::\d{1,5})?(?:$|[/?#])/iu;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;
/** What ends a sentence is not a part of the address before it. */
const AFTER = /[.,:;!?'*_~…»”’。，、；：！？」』】》]$/u;
const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "）": "（" };

const occurrences = (text: string, mark: string): number => text.split(mark).length - 1;

function ends(address: string): boolean {
  const last = address.at(-1) ?? "";
  const opening = PAIRS[last];
  return opening === undefined ? AFTER.test(address) : occurrences(address, last) > occurrences(address, opening);
}

/** A name with a dot that does not end in a number, or the four numbers of an address. */
function isHost(host: string): boolean {
  const labels = host.split(".");
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return false;
  return (
    /^\p{L}/u.test(labels.at(-1) ?? "") || (labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label)))
  );
}

/** The address at the beginning of `text`, or null: a host without a dot, or with somebody's name before it, is shown as words. */
function addressIn(text: string): string | null {
  let address = text;
  while (ends(address)) address = address.slice(0, -1);
  return isHost(AUTHORITY.exec(address)?.[1] ?? "") ? address : null;
}

function escapeLine(text: string): string {
  let [written, from] = ["", 0];
  for (const { 0: found, index } of text.matchAll(CANDIDATE)) {
    const before = text.slice(from, index);
    const address = IN_CODE.test(before) ? null : addressIn(found);
    if (address === null) continue;
    written += `${escapeMarks(before)}<${address.replaceAll("$", "%24")}>`;
    from = index + address.length;
  }
  return written + escapeMarks(text.slice(from));
}

/** Escapes what could be read as markup within a line; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return escapeLine(text.replace(/\s*\n\s*/g, " "));
}

/** A mark that would begin a list, a heading, a rule or a definition is escaped. */
const startSafe = (line: string): string =>
  line.replace(/^([-+=:]|\d+[.)])/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);

/** A line of its own. Blanks before it are kept as such that never make it code. */
function lineOf(text: string): string {
  const [blanks = ""] = /^[ \t]*/.exec(text) ?? [];
  const kept = blanks.replaceAll("\t", "    ").replaceAll(" ", "\u00a0");
  return kept + isolated(startSafe(escapeLine(text.slice(blanks.length).trimEnd())));
}

/** Words in one line, as they stand within or at the beginning of a line. */
export const inLine = (text: string): string => lineOf(text.replace(/\s*\n\s*/g, " ").trim());

/** Words in as many lines as they have, divided by `\n`; `inBlock` puts them into a block. */
export const inLines = (text: string): string => text.split("\n").map(lineOf).join("\n");

/**
 * Lines of Markdown for words that were made with `inLines`: `first` stands before the first of them, `rest` before each other.
 * Two blanks at its end keep a line apart from the next.
 */
export function inBlock(first: string, rest: string, written: string): string[] {
  const lines = written.split("\n");
  return lines.map((line, at) => {
    const next = lines[at + 1];
    const broken = line !== "" && next !== undefined && next !== "" ? "  " : "";
    return line === "" ? rest.trimEnd() : `${at === 0 ? first : rest}${line}${broken}`;
  });
}
