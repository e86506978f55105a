import { lettersOf } from "@acuerdo/shared";

/**
 * What changed between two wordings, word by word: the longest common subsequence, so that a moved comma does not mark
 * the whole sentence. White space travels with the word before it.
 */

export interface Piece {
  readonly text: string;
  readonly change: "same" | "added" | "removed";
}

/** Scripts that put no blank between words. */
const UNPARTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Longer ones are addresses, or things put together: each part is compared. */
const LONGEST_WORD = 24;

/** Missing in browsers before 2024: there each sign is a word. */
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

const unparted = (text: string): string[] =>
  segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : lettersOf(text);

/** What stands between two blanks, in the parts that people see in it. */
function partsOf(token: string): string[] {
  if (UNPARTED.test(token)) return withBlanks(unparted(token));
  return token.length > LONGEST_WORD ? (token.match(/[^/?&=#_.-]*(?:[/?&=#_.-]+\s*|\s+|$)/g) ?? []) : [token];
}

/** A part of white space goes with the word before it. */
const withBlanks = (parts: readonly string[]): string[] =>
  parts
    .join("\0")
    .replace(/\0(?=\s)/g, "")
    .split("\0");

const tokens = (text: string): string[] => (text.match(/\S+\s*/g) ?? []).flatMap(partsOf).filter((part) => part !== "");
/** Words are compared without the white space that follows them. */
const sameWord = (a: string, b: string): boolean => a.trimEnd() === b.trimEnd();

/** Lengths of the longest common subsequence of every pair of tails, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const longer = Math.max(rows[i + 1]?.[j] ?? 0, rows[i]?.[j + 1] ?? 0);
      const row = rows[i] as Uint16Array;
      row[j] = sameWord(a[i] ?? "", b[j] ?? "") ? (rows[i + 1]?.[j + 1] ?? 0) + 1 : longer;
    }
  }
  return rows;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.change === piece.change) runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push(piece);
  }
  return runs;
}

/** The later wording with what was added, and what was removed where it stood. Removed words come before added ones. */
export function diffWords(before: string, after: string): Piece[] {
  const a = tokens(before);
  const b = tokens(after);
  const common = commonLengths(a, b);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const one = a[i];
    const other = b[j];
    if (one !== undefined && other !== undefined && sameWord(one, other)) {
      pieces.push({ text: other, change: "same" });
      i++;
      j++;
    } else if (one !== undefined && (other === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      pieces.push({ text: one, change: "removed" });
      i++;
    } else if (other !== undefined) {
      pieces.push({ text: other, change: "added" });
      j++;
    }
  }
  return joined(pieces);
}
