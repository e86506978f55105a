/**
 * What a value must be to be read as one that we wrote. Another program's under the same name, another version's, or what a disk
 * gives back spoiled, is as good as none: it is let lie, and never ends the page that would have shown it.
 */

type Kind = "string" | "number" | "boolean" | "list";
/** A kind, or fields that each have a form; no field is any object. */
export type Form = Kind | { readonly [name: string]: Form };

export function isSound(value: unknown, form: Form): boolean {
  if (form === "list") return Array.isArray(value);
  if (typeof form === "string") return typeof value === form;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(form).every(([name, inner]) => isSound(fields[name], inner));
}

/** A value as it was written; null where there is none of this form. */
export function parsed<T>(raw: string | null, form: Form): T | null {
  try {
    const value: unknown = JSON.parse(raw ?? "null");
    return isSound(value, form) ? (value as T) : null;
  } catch {
    return null; // no value at all
  }
}

/** Whether it is of the same form as something that is known to be sound, in what that has; nothing is like anything. */
export function isLike(value: unknown, known: unknown): boolean {
  if (known === null || value === null) return true;
  if (typeof known !== "object") return typeof value === typeof known;
  if (typeof value !== "object" || Array.isArray(value) !== Array.isArray(known)) return false;
  const [fields, ours] = [value, known] as Readonly<Record<string, unknown>>[];
  return Object.keys(ours ?? {}).every((name) => isLike(fields?.[name], ours?.[name]));
}
