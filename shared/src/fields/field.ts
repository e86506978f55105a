import { cleanLine, cleanText } from "../clean.ts";
import { withoutMark } from "../names/mark.ts";

/**
 * What fields are, said once: whoever writes into them is measured by it, whoever takes them in reads by it, and the types
 * of intents and events follow from it. Plain values: a phone needs no parser to know how long a sentence may be.
 */

/** A field in which people write: whoever sends cleans and measures as whoever takes it in does. */
export interface Written {
  readonly clean: (text: string) => string;
  /** In letters as people count them, once it is clean. */
  readonly most: number;
  /** Nothing is refused. */
  readonly needed: boolean;
}

interface TextField extends Written {
  readonly type: "text";
  readonly inLine: boolean;
  /** A person's name, which never passes for that of a mediator. */
  readonly isName: boolean;
  /** Nothing is kept as null. */
  readonly orNull: boolean;
}

type Described =
  | TextField
  | { readonly type: "id" | "flag" | "day" | "seen" }
  | { readonly type: "number"; readonly least: number; readonly most: number; readonly whole: boolean }
  | { readonly type: "one-of"; readonly of: readonly string[] }
  | { readonly type: "list"; readonly of: Field; readonly most: number }
  | { readonly type: "pair"; readonly of: Field }
  | { readonly type: "parts"; readonly of: Shape }
  | { readonly type: "nullable" | "optional"; readonly of: Field }
  | { readonly type: "default"; readonly of: Field; readonly value: unknown };

/** A field whose values are `T`; `gives` stands in the types alone. */
export type Field<T = unknown> = Described & { readonly gives?: () => T };
/** Fields by their names. */
export type Shape = { readonly [name: string]: Field };

export type ValueOf<F> = F extends { readonly gives?: () => infer T } ? T : never;
type OptionalIn<S> = { [Name in keyof S]: S[Name] extends { type: "optional" } ? Name : never }[keyof S];
/** What has fields of this shape. @typeParam Missing what stands in a field that is not given, if something may. */
export type DataOf<S, Missing = undefined> = {
  [Name in Exclude<keyof S, OptionalIn<S>>]: ValueOf<S[Name]>;
} & {
  [Name in OptionalIn<S>]?: ValueOf<S[Name]> | Missing;
} extends infer Data
  ? { [Name in keyof Data]: Data[Name] }
  : never;

/** A field in which people write. */
export type Text<T = string> = TextField & { readonly gives?: () => T };

const described = <T>(field: Described): Field<T> => field as Field<T>;

const written = (most: number, needed: boolean, inLine: boolean): Text => ({
  ...{ type: "text", clean: inLine ? cleanLine : cleanText, most, needed, inLine },
  ...{ isName: false, orNull: false },
});

/** Text that may be empty, cleaned; at most so many letters then (`letters.ts`). */
export const text = (most: number): Text => written(most, false, false);
/** Text with something in it that can be seen. */
export const words = (most: number): Text => written(most, true, false);
/** One line: line breaks become spaces. */
export const line = (most: number): Text => written(most, false, true);
export const wordsInLine = (most: number): Text => written(most, true, true);
/** A name of a person: one line, without what would pass for the mark of a mediator. */
export const personName = (most: number): Text => ({
  ...written(most, true, true),
  ...{ clean: (typed) => withoutMark(cleanLine(typed)), isName: true },
});
/** One line, or null for none. */
export const lineOrNull = (most: number): Text<string | null> => ({
  ...(written(most, false, true) as TextField),
  orNull: true,
});

/** An id of some kind; the caller names which. */
export const id = <Id extends string>() => described<Id>({ type: "id" });
export const flag = () => described<boolean>({ type: "flag" });
/** A day as YYYY-MM-DD: see `isDay`. */
export const day = () => described<string>({ type: "day" });
/** Words that were seen, as they stand in the ledger: compared, never kept. */
export const seen = () => described<string>({ type: "seen" });
export const whole = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  described<number>({ type: "number", least, most, whole: true });
export const number = (least: number, most: number) => described<number>({ type: "number", least, most, whole: false });
export const oneOf = <const T extends string>(of: readonly T[]) => described<T>({ type: "one-of", of });
export const list = <T>(of: Field<T>, most: number) => described<readonly T[]>({ type: "list", of: of as Field, most });
export const pair = <T>(of: Field<T>) => described<readonly [T, T]>({ type: "pair", of: of as Field });
export const parts = <S extends Shape>(of: S) => described<DataOf<S>>({ type: "parts", of });
export const nullable = <T>(of: Field<T>) => described<T | null>({ type: "nullable", of: of as Field });

/** Around another: the other stays known by its type. */
type Around<Type extends string, F> = Field<ValueOf<F>> & { readonly type: Type; readonly of: F };
export const optional = <F extends Field>(of: F) => ({ type: "optional", of }) as Around<"optional", F>;
export const withDefault = <F extends Field>(of: F, value: ValueOf<F>) =>
  ({ type: "default", of, value }) as Around<"default", F>;

/** The field in which people write, whether it has to be there or not; null where they do not. */
export function writtenField(field: Field): Written | null {
  if (field.type === "text") return field;
  return field.type === "optional" || field.type === "default" ? writtenField(field.of) : null;
}

/** The names of those fields. */
export type WrittenIn<S> = {
  [Name in keyof S]: S[Name] extends TextField | { type: "optional" | "default"; of: TextField } ? Name : never;
}[keyof S];
