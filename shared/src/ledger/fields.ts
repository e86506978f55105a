import { z } from "zod";
import { ID_PATTERN } from "../ids.ts";

/** The kinds of field that intents and requests are made of. Parsed once, at the edge; past it nobody checks again. */

/** An id of some kind; the caller names which. */
export const id = <Id extends string>() =>
  z.custom<Id>(
    (value) => typeof value === "string" && ID_PATTERN.test(value),
    "an id of 8 to 40 letters, digits, - or _",
  );

/** Control characters other than tab and line break, lone surrogates and direction overrides have no place in what people write. */
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

/** Text that may be empty, at most `max` UTF-16 units after trimming, NFC. Line breaks become `\n`. */
export const text = (max: number) =>
  z
    .string()
    .max(max * 4, `at most ${max} characters`)
    .refine((value) => !UNWRITABLE.test(value), "no control characters")
    .transform((value) => value.normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .refine((value) => value.length <= max, `at most ${max} characters`);

/** Text with something in it. */
export const words = (max: number) => text(max).refine((value) => value.length > 0, "must not be empty");

/** One line: line breaks become spaces. */
export const line = (max: number) => text(max).transform((value) => value.replace(/\s+/g, " "));
export const wordsInLine = (max: number) => words(max).transform((value) => value.replace(/\s+/g, " "));

/** A day that exists, as YYYY-MM-DD. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a day as YYYY-MM-DD")
  .refine((value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  }, "a day that exists");
