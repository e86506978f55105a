/**
 * Words on the canvas: without what a screen obeys instead of showing it, and without heaps of marks that run over other
 * people's cards. What other programs put in by themselves is cleaned, so that pasted words are not lost over it.
 */
import { MAX_MARKS } from "./limits.ts";

/** Line breaks of other programs: vertical tab (the soft break of office programs), form feed, the next line of mainframes, Unicode's own two. */
const BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Controls other than tab and line break, lone surrogates, and what turns the direction of all that follows. */
const OBEYED = /(?![\t\n])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;
const HEAP = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, "gu");
/** One look at most texts. */
const SUSPECT = new RegExp(
  `(?![\\t\\n])\\p{Cc}|\\p{Cs}|[\\u2028-\\u202e\\u2066-\\u2069]|\\p{M}{${MAX_MARKS + 1}}`,
  "u",
);

/** Without more marks on a letter than anybody reads. */
export const withoutHeaps = (text: string): string => text.replace(HEAP, "$1");

/** The same words; the same text where there is nothing to clean. */
export function cleanWords(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return withoutHeaps(text.replace(BREAK, "\n").replace(OBEYED, ""));
}
