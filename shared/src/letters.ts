/**
 * Letters as people count them: an accent, a family of emoji or a flag is one sign, and none is ever cut in two. A pattern of our
 * own instead of `Intl.Segmenter`, which counts otherwise from version to version and is missing in browsers of 2023: here
 * browser and server count the same. Where those know more than one way, this joins.
 */

/** Signs that make one cluster of the consonants around them, in scripts that join them so. */
const JOINERS = "\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d\\u1039\\u17d2";
/** What belongs to the sign before it: marks, joiners, tones of skin, tags of flags, vowels that are written beside or below. */
const BEHIND =
  "[\\p{M}\\p{Emoji_Modifier}\\u200c\\u200d\\u0e33\\u0eb3\\u1160-\\u11ff\\ud7b0-\\ud7fb\\uff9e\\uff9f\\u{E0020}-\\u{E007F}]";
/** What belongs to the sign behind it: number signs that stand over digits, and a syllable's first consonants. */
const BEFORE =
  "[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u0d4e\\u1100-\\u115f\\ua960-\\ua97c\\u{110BD}\\u{110CD}\\u{111C2}\\u{111C3}\\u{11A84}-\\u{11A89}]*";
const LETTER = new RegExp(
  `\\r\\n|${BEFORE}(?:\\p{RI}{2}|[^])(?:[${JOINERS}]${BEHIND}{0,8}\\p{L}|\\u200d\\p{Extended_Pictographic}|${BEHIND})*`,
  "gu",
);

/** A text, sign by sign; together they are the text. */
export const lettersOf = (text: string): string[] => text.match(LETTER) ?? [];

/** UTF-16 units that a sign may take on average: enough for every script and for emoji, too few to hide a book in. */
const UNITS = 4;

/** How long a text is, in letters as people count them; one that is made of huge signs is as long as it takes. */
export function lengthOf(text: string): number {
  return Math.max(lettersOf(text).length, Math.ceil(text.length / UNITS));
}

/** Whether a text is longer than so many letters. Most are looked at no further than their length. */
export const isLonger = (text: string, most: number): boolean => text.length > most && lengthOf(text) > most;

/** As much of the beginning as has no more than so many letters, cut between two of them. */
export function beginning(text: string, most: number): string {
  if (!isLonger(text, most)) return text;
  let [end, count] = [0, 0];
  for (const letter of lettersOf(text)) {
    if (++count > most || end + letter.length > most * UNITS) break;
    end += letter.length;
  }
  return text.slice(0, end);
}
