import { asLatin } from "../names/looks.ts";

/** A board's code as people write it: alone, or in the words in which it was sent to them. */

/** Seven; boards that were opened before have six. */
const LENGTHS = [6, 7];
export const isWholeCode = (code: string): boolean => LENGTHS.includes(code.length);

/** Small letters, letters of another width, letters of another script that look the same, spaces and hyphens are all the same. */
export const plainCode = (typed: string): string =>
  asLatin(typed.normalize("NFKC"))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

interface Group {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Candidate {
  readonly text: string;
  readonly at: number;
}

const groupsIn = (text: string): Group[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: group, index }) => ({
    text: group,
    from: index,
    to: index + group.length,
  }));

/** Between the groups of one code stands one sign, or two. */
const areNext = (text: string, one: Group, other: Group): boolean =>
  /^[\s\p{Pd}.·*_]{1,2}$/u.test(text.slice(one.to, other.from));

/** Codes in one group, in two of three and four, or spelt letter by letter. */
function candidatesIn(text: string): Candidate[] {
  const groups = groupsIn(text);
  return groups.flatMap((group, at) => {
    const found: Candidate[] = isWholeCode(group.text) ? [{ text: group.text, at }] : [];
    const next = groups[at + 1];
    if (!next || !areNext(text, group, next)) return found;
    const both = [group.text.length, next.text.length];
    if (both.every((length) => length === 3 || length === 4) && isWholeCode(group.text + next.text))
      found.push({ text: `${group.text} ${next.text}`, at });
    const spelt = groups.slice(at, at + 7).filter((one) => one.text.length === 1);
    if (isWholeCode(spelt.map((one) => one.text).join("")) && groups[at - 1]?.text.length !== 1)
      found.push({ text: spelt.map((one) => one.text).join(""), at });
    return found;
  });
}

const OF_CODES = /^[ABCDEFGHJKMNPQRSTUVWXYZ2-9 ]+$/;

const isOfBoth = (text: string): boolean => /\d/.test(text) && /\p{L}/u.test(text);

/** How much like a code it is, rather than like words or a number; nothing at all where it could be any of these: 'room 204'. */
function likeness({ text }: Candidate, isTold: boolean): number {
  const groups = text.split(" ");
  const isOfCodes = OF_CODES.test(text.toUpperCase());
  const isCapital = text === text.toUpperCase() && !/^[\d ]+$/.test(text);
  const isMixed = groups.some(isOfBoth) || (isCapital && isOfCodes && isOfBoth(text));
  if (!isMixed && !isCapital && !isTold) return 0;
  const hasDigits = groups.every((group) => /\d/.test(group));
  const marks = [isMixed, isMixed, isCapital, isTold, isOfCodes, hasDigits, text.length > 6];
  return 1 + marks.filter(Boolean).length;
}

/** What is told to be the code. */
const TOLD = /\b(?:code|c[oó]digo|clave)\b(?:\s+(?:is|es))?[\s:=«“"'(]*$/iu;

/**
 * The code in a text, in plain capitals: all of it where it is nothing else, else what is most like a code of its words, the last
 * of those that are alike; null where none is.
 */
export function codeAmong(text: string): string | null {
  const whole = plainCode(text);
  if (isWholeCode(whole) || whole === "") return whole || null;
  const written = asLatin(text.normalize("NFKC").replace(/\p{Cf}/gu, ""));
  const groups = groupsIn(written);
  const told = ({ at }: Candidate): boolean => TOLD.test(written.slice(0, groups[at]?.from));
  let [best, most]: [string | null, number] = [null, 0];
  for (const candidate of candidatesIn(written)) {
    const like = likeness(candidate, told(candidate));
    if (like < most || like === 0) continue;
    [best, most] = [candidate.text, like];
  }
  return best === null ? null : plainCode(best);
}
