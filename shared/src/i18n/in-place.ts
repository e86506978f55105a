import type { Ledger } from "../ledger/ledger.ts";
import { WITHHELD } from "../ledger/withheld.ts";
import type { Language } from "../nouns/board/board.ts";
import { inPlace } from "./said/withholding.ts";
import { say } from "./say.ts";

/**
 * A ledger as people read it where texts were withheld: a sentence stands in their place, in the board's language, as all that
 * people of one room say to each other. Shares what did not change.
 */

/** A name stands under `name`, wherever it does. */
function spoken(value: unknown, language: Language, key = ""): unknown {
  if (value === WITHHELD) return say(language, key === "name" ? inPlace.name : inPlace.words);
  if (value instanceof Map) return spokenMap(value, language);
  if (Array.isArray(value)) {
    const items = value.map((item) => spoken(item, language, key));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  return typeof value === "object" && value !== null ? spokenObject(value, language) : value;
}

function spokenObject(value: object, language: Language): object {
  const entries = Object.entries(value).map(([name, item]) => [name, item, spoken(item, language, name)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([name, , after]) => [name, after]));
}

const known = new WeakMap<object, { readonly language: Language; readonly map: ReadonlyMap<unknown, unknown> }>();

/** The same map for the same map: screens draw what is another. */
function spokenMap(map: ReadonlyMap<unknown, unknown>, language: Language): ReadonlyMap<unknown, unknown> {
  const before = known.get(map);
  if (before?.language === language) return before.map;
  const entries = [...map].map(([key, item]) => [key, item, spoken(item, language)] as const);
  const isSame = entries.every(([, was, is]) => was === is);
  const result = isSame ? map : new Map(entries.map(([key, , item]) => [key, item]));
  known.set(map, { language, map: result });
  return result;
}

/** The data of an event, or anything else that may hold a withheld text. */
export const inPlaceOf = <T>(value: T, language: Language): T => spoken(value, language) as T;

/** All but the record, whose lines are told one by one (`say-event.ts`). */
export function readable(ledger: Ledger): Ledger {
  if (ledger.withheld === 0) return ledger;
  const { record, ...state } = ledger;
  return { ...inPlaceOf(state, ledger.board.language), record };
}
