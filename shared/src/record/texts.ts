import type { Field, Shape } from "../fields/field.ts";
import type { EventKind } from "../ledger/event.ts";
import { EVENTS } from "../nouns/events.ts";

/** Where in events people wrote. A place is a path in an event's data: `text`, `was.name`. */

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);

/** What is around the field does not count: whether it has to be there, whether it may be null. */
function bare(field: Field): Field {
  return field.type === "optional" || field.type === "default" || field.type === "nullable" ? bare(field.of) : field;
}

function placesOf(shape: Shape, before = ""): string[] {
  return Object.entries(shape).flatMap(([name, around]) => {
    const field = bare(around);
    if (field.type === "parts") return placesOf(field.of, `${before}${name}.`);
    return field.type === "text" ? [before + name] : [];
  });
}

/** Of each kind of event, the places where somebody may have written. */
const PLACES = new Map<string, readonly string[]>(
  Object.entries(EVENTS).map(([kind, shape]) => [kind, placesOf(shape)]),
);

/** What stands at a place; undefined where there is none. */
export function textAt(data: unknown, place: string): unknown {
  let found: unknown = data;
  for (const name of place.split(".")) {
    if (!isData(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

/** The same data with other values at some of its places; places that it does not have stay away. */
export function withTexts<T>(data: T, values: Readonly<Record<string, unknown>>): T {
  return Object.entries(values).reduce((changed, [place, value]) => put(changed, place.split("."), value) as T, data);
}

function put(data: unknown, [name, ...within]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (!isData(data) || !Object.hasOwn(data, name)) return data;
  return { ...data, [name]: put(data[name], within, value) };
}

/** Where somebody wrote something in the data of an event: places of texts that are not empty. */
export function writtenPlaces(kind: EventKind, data: unknown): string[] {
  return (PLACES.get(kind) ?? []).filter((place) => {
    const text = textAt(data, place);
    return typeof text === "string" && text !== "";
  });
}
