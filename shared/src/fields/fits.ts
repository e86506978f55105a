import type { Field, Shape } from "./field.ts";

/**
 * Whether something has the fields of a shape, by their types alone. For what was checked when it was written and is read
 * again: limits of then may have been others, and fields that came later are missing.
 */

const isText = (value: unknown): boolean => typeof value === "string";

function fitsField(field: Field, value: unknown): boolean {
  switch (field.type) {
    case "text":
      return isText(value) || (field.orNull && value === null);
    case "id":
    case "day":
    case "seen":
    case "one-of":
      return isText(value);
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    case "list":
      return Array.isArray(value) && value.every((one) => fitsField(field.of, one));
    case "pair":
      return Array.isArray(value) && value.length === 2 && value.every((one) => fitsField(field.of, one));
    case "parts":
      return fits(field.of, value);
    case "nullable":
      return value === null || fitsField(field.of, value);
    case "optional":
    case "default":
      return value === undefined || fitsField(field.of, value);
  }
}

export function fits(shape: Shape, value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(shape).every(([name, field]) => fitsField(field, fields[name]));
}
