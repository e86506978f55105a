import { cleanLine, cleanText } from "../clean.ts";
import { isLonger } from "../letters.ts";
import { LIMITS } from "../limits.ts";
import { withoutMark } from "../names/mark.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Asked, IntentKind } from "./intent.ts";

/**
 * The fields of intents in which people write: whoever sends cleans and measures as whoever takes it in does, so that what
 * will not fit is said while the words are still in their field. `intent.ts` has the last word; a test compares the two.
 */

export interface Written {
  readonly clean: (text: string) => string;
  /** In letters as people count them, once it is clean. */
  readonly most: number;
  /** Nothing is refused. */
  readonly needed: boolean;
}

const line = (most: number, needed = true): Written => ({ clean: cleanLine, most, needed });
const text = (most: number, needed = true): Written => ({ clean: cleanText, most, needed });

const position = { text: text(LIMITS.position) };

type Fields = Readonly<Record<string, Written>>;

const name: Written = { ...line(LIMITS.name), clean: (typed) => withoutMark(cleanLine(typed)) };
const organization = line(LIMITS.organization, false);

export const WRITTEN = {
  "board.change": { title: line(LIMITS.title), objective: line(LIMITS.objective) },
  "member.change": {
    name,
    organization,
    brings: line(LIMITS.brings, false),
  },
  "member.remove": { reason: text(LIMITS.reason) },
  "position.place": position,
  "position.reword": position,
  "stance.take": { reason: text(LIMITS.reason, false), condition: text(LIMITS.condition, false) },
  "cluster.name": { sentence: line(LIMITS.sentence, false) },
  "agreement.word": { text: text(LIMITS.wording) },
  "version.test": { why: text(LIMITS.why, false) },
  "agreement.let-go": { why: text(LIMITS.why) },
  "commitment.make": { text: text(LIMITS.commitment), name: line(LIMITS.name, false), organization },
} as const satisfies { readonly [Kind in IntentKind]?: Fields };

/** Every form in which somebody writes; beside those of intents, the two that lead to a board. */
export const FORMS = {
  ...WRITTEN,
  "board.open": WRITTEN["board.change"],
  /** Whoever says no name is given one. */
  "member.join": { ...WRITTEN["member.change"], name: { ...name, needed: false } },
} as const;

export type FormName = keyof typeof FORMS;
export type FieldOf<Form extends FormName> = keyof (typeof FORMS)[Form] & string;

/** The fields of an intent in which somebody wrote. */
export function writtenIn(asked: Asked): [name: string, value: string, field: Written][] {
  const values = asked as unknown as Readonly<Record<string, unknown>>;
  const fields: Fields = (WRITTEN as { readonly [Kind in IntentKind]?: Fields })[asked.kind] ?? {};
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return typeof value === "string" ? [[name, value, field] as [string, string, Written]] : [];
  });
}

export function cleanAsked<A extends Asked>(asked: A): A {
  const cleaned = writtenIn(asked).map(([name, value, { clean }]) => [name, clean(value)]);
  return { ...asked, ...Object.fromEntries(cleaned) };
}

/** What is wrong with what stands in a field. */
export function faultIn({ clean, most, needed }: Written, typed: string): "nothing-written" | "too-long" | null {
  const value = clean(typed);
  if (needed && value === "") return "nothing-written";
  return isLonger(value, most) ? "too-long" : null;
}

/** Why an intent's words do not fit; null where they do. */
export function doesNotFit(asked: Asked): Refusal | null {
  for (const [name, value, field] of writtenIn(asked)) {
    const fault = faultIn(field, value);
    if (fault) return refuse(fault, name);
  }
  return null;
}

/** What somebody wrote in an intent, each field by itself. */
export const writtenWords = (asked: Asked): string[] =>
  writtenIn(asked).flatMap(([, value]) => (value === "" ? [] : [value]));
