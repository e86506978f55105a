import type { Language } from "../nouns/board/board.ts";

/**
 * People's words within a sentence of ours, so marked that a screen can show them, and a voice read them, in the language in which they
 * were written. The marks are controls, which no text of theirs has.
 */

export type Mark = (words: string) => string;

const [OPEN, IN, CLOSE] = ["\u0002", "\u0003", "\u0004"] as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what the marks are
const MARKED = /\u2068?\u0002([^\u0003]*)\u0003([^\u0004]*)\u0004\u2069?/;

export const unmarked: Mark = (words) => words;

export const theirsIn =
  (language: Language): Mark =>
  (words) =>
    words && `${OPEN}${language}${IN}${words}${CLOSE}`;

export interface Part {
  readonly text: string;
  /** Null for words of ours. */
  readonly lang: string | null;
}

/** A sentence with marks, in the order in which it is read. */
export function partsOf(sentence: string): Part[] {
  const pieces = sentence.split(MARKED); // ours, language, theirs, ours …
  const parts = pieces.map((text, n) => ({ text, lang: n % 3 === 2 ? (pieces[n - 1] ?? null) : null }));
  return parts.filter(({ text }, n) => n % 3 !== 1 && text !== "");
}
