import { type Written, type WrittenIn, writtenField } from "../fields/field.ts";
import { fits } from "../fields/fits.ts";
import { isLonger } from "../letters.ts";
import { type Facet, facet } from "../nouns/index.ts";
import type { Asking } from "../nouns/noun.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Asked, IntentKind } from "./intent.ts";

/**
 * The fields of intents in which people write, as their nouns describe them: what will not fit is said while the words are
 * still in their field. The parser made of the same description has the last word; a test compares the two.
 */

export type { Written };

type Fields = Readonly<Record<string, Written>>;
type Intents = Facet<"intents">;
type NamesIn<I> = I extends Asking<infer S> ? WrittenIn<S> : never;
type WrittenOf = {
  readonly [Kind in keyof Intents as NamesIn<Intents[Kind]> extends never ? never : Kind]: {
    readonly [Name in NamesIn<Intents[Kind]>]: Written;
  };
};

function writtenOf({ fields }: Asking): Fields {
  const written = Object.entries(fields).map(([name, field]) => [name, writtenField(field)] as const);
  return Object.fromEntries(written.filter((entry): entry is readonly [string, Written] => entry[1] !== null));
}

const all = Object.entries<Asking>(facet("intents")).map(([kind, asking]) => [kind, writtenOf(asking)] as const);

/** Of each kind of intent in which somebody writes. */
export const WRITTEN = Object.fromEntries(
  all.filter(([, written]) => Object.keys(written).length > 0),
) as unknown as WrittenOf;

/** Every form in which somebody writes; beside those of intents, the two that lead to a board. */
export const FORMS = {
  ...WRITTEN,
  "board.open": WRITTEN["board.change"],
  /** Whoever says no name is given one. */
  "member.join": { ...WRITTEN["member.change"], name: { ...WRITTEN["member.change"].name, needed: false } },
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

/** Of a kind that is not known here, whoever knows it says. */
function isWhole(asked: Asked): boolean {
  const known = (facet("intents") as Readonly<Record<string, Asking>>)[asked.kind];
  return known === undefined || fits(known.fields, asked);
}

/** Why an intent's words do not fit, or it is not whole: a device gives back what it kept, and may have lost some of it. Null where it fits. */
export function doesNotFit(asked: Asked): Refusal | null {
  if (!isWhole(asked)) return refuse("bad-request", asked.kind);
  for (const [name, value, field] of writtenIn(asked)) {
    const fault = faultIn(field, value);
    if (fault) return refuse(fault, name);
  }
  return null;
}

/** What somebody wrote in an intent, each field by itself. */
export const writtenWords = (asked: Asked): string[] =>
  writtenIn(asked).flatMap(([, value]) => (value === "" ? [] : [value]));
