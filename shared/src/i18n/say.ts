import type { Language } from "../nouns/board/board.ts";
import { isolated } from "./isolate.ts";

/** One sentence in every language, side by side: a missing translation does not compile. */
export type Sentence = Readonly<Record<Language, string>>;
export type Params = Readonly<Record<string, string | number>>;

/** How dates and numbers are written where our spelling is. */
const LOCALE = { es: "es-ES", en: "en-GB" } as const satisfies Record<Language, string>;

const numbers = {
  es: new Intl.NumberFormat(LOCALE.es),
  en: new Intl.NumberFormat(LOCALE.en),
} as const satisfies Record<Language, Intl.NumberFormat>;

/** '12,345' or '12.345'. */
export const sayNumber = (language: Language, n: number): string => numbers[language].format(n);

/** A share of one, as '40%' or '40 %'. */
export function sayPercent(language: Language, share: number): string {
  return new Intl.NumberFormat(LOCALE[language], { style: "percent" }).format(share);
}

/**
 * The sentence in a language, with `{name}` replaced by the parameter and `{name|one|many}` by the form that the
 * number asks for: `{n} {n|person|people}`. A number is written as the language writes it; what is only a mark, like the number
 * of an entry in a checksum, is given as a string. Words from right to left are isolated in it.
 */
export function say(language: Language, sentence: Sentence, params: Params = {}): string {
  return sentence[language].replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one !== undefined) return (Number(value) === 1 ? one : many) ?? "";
      return typeof value === "number" ? sayNumber(language, value) : isolated(value);
    },
  );
}

/** Before the sound of an i Spanish has 'e' for 'y', whatever sign stands before it: 'Ana e Íñigo', but 'agua y hielo'. */
const BEGINS_WITH_I = /^[^\p{L}\p{N}]*h?[ií](?!e)/iu;

/** 'a, b and c' in the language. */
export function sayList(language: Language, items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  const last = items.at(-1) ?? "";
  const and = language === "es" ? (BEGINS_WITH_I.test(last.normalize("NFC")) ? "e" : "y") : "and";
  return `${items.slice(0, -1).map(isolated).join(", ")} ${and} ${isolated(last)}`;
}

/** 'with hands · Ana · by 3 May': what there is to say of something, side by side. */
export const sayParts = (parts: readonly (string | false | null | undefined)[]): string =>
  parts.flatMap((part) => (part ? isolated(part) : [])).join(" · ");

type Style = "day" | "weekday" | "moment";

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;
/** A moment names its zone: a file is read elsewhere, and in one night of the year there are two of some hours. */
const FORMS = {
  day: DAY,
  weekday: { ...DAY, weekday: "long" },
  moment: { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
} as const satisfies Record<Style, Intl.DateTimeFormatOptions>;

function formatIn(language: Language, style: Style, timeZone?: string): Intl.DateTimeFormat {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(LOCALE[language], { ...FORMS[style], ...zone });
}

/** A format costs more to make than all that a screen writes with it; kept where there are few, which time zones are not. */
const formats = new Map<string, Intl.DateTimeFormat>();

function keptFormat(language: Language, style: Style, timeZone: "UTC" | undefined): Intl.DateTimeFormat {
  const key = `${language} ${style} ${timeZone}`;
  const format = formats.get(key) ?? formatIn(language, style, timeZone);
  formats.set(key, format);
  return format;
}

/** A day or a moment in the language, in the reader's time zone unless one is given. */
export function sayDate(language: Language, at: number | string, style: Style = "day", timeZone?: string): string {
  const isDay = typeof at === "string" && /^\d{4}-\d{2}-\d{2}$/.test(at);
  const format =
    isDay || timeZone === undefined
      ? keptFormat(language, style, isDay ? "UTC" : undefined)
      : formatIn(language, style, timeZone);
  return format.format(new Date(at));
}
