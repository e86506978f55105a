/**
 * Small validators for records that a stranger wrote. Closed objects only: plain prototype, own fields, no field that
 * the table does not name. tldraw's own validators are not a boundary: they let `javascript:` links, Infinity-sized
 * strokes and malformed rich text through.
 */
import { MAX_COORDINATE, MAX_URL, MIN_EXTENT } from "./limits.ts";

/** Why a record is refused. Short enough for a frame, and it repeats nothing of what was written. */
export type RecordFault =
  | "key"
  | "object"
  | "field"
  | "id"
  | "kind"
  | "parent"
  | "number"
  | "choice"
  | "flag"
  | "text"
  | "url"
  | "index"
  | "points"
  | "rich-text"
  | "meta"
  | "size";

/** Null: nothing to object to. */
export type Check = (value: unknown) => RecordFault | null;
export type Fields = Readonly<Record<string, Check>>;

/** A plain object: neither an array nor anything that inherits from a stranger's value. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Like `every`, which would not look at holes. */
export function all(list: readonly unknown[], holds: (entry: unknown) => boolean): boolean {
  for (let i = 0; i < list.length; i++) if (!holds(list[i])) return false;
  return true;
}

/** A field that may be missing. Every check but this one refuses `undefined`. */
export function optional(check: Check): Check {
  return (value) => (value === undefined ? null : check(value));
}

/** A plain object with exactly these fields. */
export function fields(table: Fields): Check {
  const checks = new Map(Object.entries(table));
  return (value) => {
    if (!isPlain(value)) return "object";
    let seen = 0;
    for (const name in value) {
      const check = checks.get(name);
      const fault = check === undefined ? "field" : check(value[name]);
      if (fault !== null) return fault;
      seen += 1;
    }
    return seen === checks.size ? null : missing(checks, value);
  };
}

/** Why the fields that are not there may not be missing. */
function missing(checks: ReadonlyMap<string, Check>, value: object): RecordFault | null {
  for (const [name, check] of checks) {
    const fault = Object.hasOwn(value, name) ? null : check(undefined);
    if (fault !== null) return fault;
  }
  return null;
}

export function literal(expected: string, fault: RecordFault = "kind"): Check {
  return (value) => (value === expected ? null : fault);
}

export function choice(...values: readonly string[]): Check {
  const known = new Set<unknown>(values);
  return (value) => (known.has(value) ? null : "choice");
}

export function pattern(expected: RegExp, fault: RecordFault): Check {
  return (value) => (typeof value === "string" && expected.test(value) ? null : fault);
}

export function nullable(check: Check): Check {
  return (value) => (value === null ? null : check(value));
}

/** A number between two others, both allowed; NaN is between none. */
export function between(least: number, most: number): Check {
  return (value) => (typeof value === "number" && value >= least && value <= most ? null : "number");
}

export const flag: Check = (value) => (typeof value === "boolean" ? null : "flag");
export const coordinate: Check = between(-MAX_COORDINATE, MAX_COORDINATE);
/** Never zero or near it: tldraw's geometry divides by it. */
export const extent: Check = between(MIN_EXTENT, MAX_COORDINATE);
export const share: Check = between(0, 1);

export function text(most: number): Check {
  return (value) => (typeof value === "string" && value.length <= most ? null : "text");
}

/** In browsers and in Node alike; this package has neither's types. */
declare const URL: new (address: string) => object;

function parses(value: string): boolean {
  try {
    return new URL(value) !== null;
  } catch {
    return false;
  }
}

/** No white space or control character anywhere: browsers drop them, and then read another scheme. */
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;

/** An address that a person may be led to: http, https or mail. */
export const address: Check = (value) =>
  typeof value === "string" && value.length <= MAX_URL && ADDRESS.test(value) && parses(value) ? null : "url";

/** An address, or none yet. */
export const addressOrNone: Check = (value) => (value === "" ? null : address(value));
