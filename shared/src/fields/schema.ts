import { z } from "zod";
import * as kinds from "../ledger/fields.ts";
import type { DataOf, Field, Shape } from "./field.ts";

/** The parser for fields, for whoever takes them in from others. */

function textSchema(field: Field & { type: "text" }): z.ZodType {
  const { most, needed, inLine, isName, orNull } = field;
  if (isName) return kinds.personName(most);
  if (orNull) {
    const orNothing = (value: string) => (value === "" ? null : value);
    return kinds.line(most).transform(orNothing).nullable();
  }
  if (inLine) return needed ? kinds.wordsInLine(most) : kinds.line(most);
  return needed ? kinds.words(most) : kinds.text(most);
}

function schemaOfField(field: Field): z.ZodType {
  switch (field.type) {
    case "text":
      return textSchema(field);
    case "id":
      return kinds.id();
    case "flag":
      return z.boolean();
    case "day":
      return kinds.day;
    case "seen":
      return z.string();
    case "number":
      return (field.whole ? z.int() : z.number()).min(field.least).max(field.most);
    case "one-of":
      return z.enum(field.of as [string, ...string[]]);
    case "list":
      return z.array(schemaOfField(field.of)).max(field.most);
    case "pair":
      return z.tuple([schemaOfField(field.of), schemaOfField(field.of)]);
    case "parts":
      return z.strictObject(schemasOf(field.of));
    case "nullable":
      return schemaOfField(field.of).nullable();
    case "optional":
      return schemaOfField(field.of).optional();
    case "default":
      return schemaOfField(field.of).default(field.value);
  }
}

/** The parser of each field. */
export function schemasOf(shape: Shape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, schemaOfField(field)]));
}

/** Takes what has these fields and no others. */
export const schemaOf = <S extends Shape>(shape: S): z.ZodType<DataOf<S>> =>
  z.strictObject(schemasOf(shape)) as unknown as z.ZodType<DataOf<S>>;
