import { z } from "zod";
import { cleanText } from "../clean.ts";
import { FIRST_DAY, isDay, LAST_DAY } from "../day.ts";
import { ID_PATTERN } from "../ids.ts";
import { isLonger } from "../letters.ts";
import { withoutMark } from "../names/mark.ts";
import type { RefusalCode } from "../refusal.ts";

/** The kinds of field that intents and requests are made of. Parsed once, at the edge; past it nobody checks again. */

/** An id of some kind; the caller names which. */
export const id = <Id extends string>() =>
  z.custom<Id>(
    (value) => typeof value === "string" && ID_PATTERN.test(value),
    "an id of 8 to 40 letters, digits, - or _",
  );

/** So much may be taken out of a text: more than any program puts in, and little enough to look through. */
const rawMost = (max: number) => max * 8 + 400;

/** An issue that is told by a code of its own. */
const told = (refusal: RefusalCode, error: string) => ({ error, params: { refusal }, abort: true });

/** Text that may be empty, cleaned; at most `max` letters then (`letters.ts`). */
export const text = (max: number) => {
  const tooLong = told("too-long", `at most ${max} letters`);
  return z
    .string()
    .refine((value) => value.length <= rawMost(max), tooLong)
    .transform(cleanText)
    .refine((value) => !isLonger(value, max), tooLong);
};

const isWritten = (value: string) => value !== "";
const NOTHING = told("nothing-written", "must not be empty");

/** Text with something in it that can be seen. */
export const words = (max: number) => text(max).refine(isWritten, NOTHING);

const inLine = (value: string) => value.replace(/\s+/g, " ");
/** One line: line breaks become spaces. */
export const line = (max: number) => text(max).transform(inLine);
export const wordsInLine = (max: number) => words(max).transform(inLine);

/** A name of a person: one line, without what would pass for the mark of a mediator. */
export const personName = (max: number) => line(max).transform(withoutMark).refine(isWritten, NOTHING);

/** See `isDay`. */
export const day = z.string().refine(isDay, `a day as YYYY-MM-DD, from ${FIRST_DAY} to ${LAST_DAY}`);
