import { cleanWords, withoutHeaps } from "./canvas/words.ts";

/**
 * Text as people meant it: what other programs put between the words is taken out, never refused. Used before anything is sent
 * and again where it is taken in, so that both sides count the same letters. What a canvas takes out (`canvas/words.ts`) goes,
 * and with it what would be no harm there but makes two texts that look alike another.
 */

/** What stands for an object or annotates, and places that no character has. */
const NO_TEXT = /[\ufff9-\ufffc]|\p{Noncharacter_Code_Point}/gu;
/** The tags that make a region's flag, whole; or one sign that is not seen. */
const UNSEEN =
  /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F})|[\p{Default_Ignorable_Code_Point}\u061c\u202a-\u202e\u2066-\u2069]/gu;

const JOINING =
  /(?=[\p{L}\p{M}])[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const RIGHT_TO_LEFT = /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const EMOJI = /[\p{Emoji}\p{Emoji_Modifier}]/u;
const EMOJI_END = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** `isMixed`: something in the text runs from right to left. */
type Keeps = (before: string, after: string, isMixed: boolean) => boolean;

/** Of what is not seen, the signs that do something to their neighbours, and when; all others go. */
const KEPT: readonly (readonly [sign: RegExp, keeps: Keeps])[] = [
  [
    /\u200d/,
    (before, after) => JOINING.test(before) || (EMOJI_END.test(before) && /\p{Extended_Pictographic}/u.test(after)),
  ],
  [/\u200c/, (before) => JOINING.test(before)],
  [/[\ufe0e\ufe0f]/, (before) => EMOJI.test(before)],
  [/[\ufe00-\ufe02\u{E0100}-\u{E01EF}]/u, (before) => /\p{Script=Han}/u.test(before)],
  [/[\u180b-\u180f]/, (before) => /(?=\p{L})\p{Script=Mongolian}/u.test(before)],
  [/[\u200e\u200f\u061c]/, (_, __, isMixed) => isMixed],
];

/** The character that ends at a place in a text. */
function endingAt(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(Math.max(0, low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1), at);
}

function beginningAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** What a sign did its work on may itself have gone: so it is looked at again until nothing goes any more. */
function withoutUnseen(text: string): string {
  const less = withoutSome(text);
  return less === text ? text : withoutUnseen(less);
}

function withoutSome(text: string): string {
  const isMixed = RIGHT_TO_LEFT.test(text);
  return text.replace(UNSEEN, (sign: string, flag: string | undefined, at: number) => {
    if (flag) return flag;
    const keeps = KEPT.find(([kind]) => kind.test(sign))?.[1];
    return keeps?.(endingAt(text, at), beginningAt(text, at + sign.length), isMixed) ? sign : "";
  });
}

/** Blank without being white space: Braille's empty cell, a notehead that is not drawn. */
const BLANK = /^[\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]*$/u;

/** Text of one or more lines, composed (NFC) and trimmed; empty where nothing of it can be seen. */
export function cleanText(text: string): string {
  const lines = cleanWords(text).replace(NO_TEXT, "");
  const clean = withoutHeaps(withoutUnseen(lines).normalize("NFC")).trim();
  return BLANK.test(clean) ? "" : clean;
}

/** As `cleanText`, in one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, " ");
