import type { Ledger } from "../ledger/ledger.ts";
import { WITHHELD } from "../ledger/withheld.ts";
import type { Language } from "../nouns/board/board.ts";
import { inPlace } from "./said/withholding.ts";
import { say } from "./say.ts";

/**
 * A ledger as people read it where texts were withheld: a sentence stands in their place, on screens in the board's language, as all
 * that people of one room say to each other, in a file in its own. Shares what did not change.
 */

/** How a name is said that is not there: of somebody who is gone, or of anybody. It stands under `name`, wherever it does. */
type Nameless = typeof inPlace.name | typeof inPlace.left;

function spoken(value: unknown, language: Language, nameless: Nameless = inPlace.name, key = ""): unknown {
  if (value === WITHHELD) return say(language, key === "name" ? nameless : inPlace.words);
  if (value instanceof Map) return spokenMap(value, language);
  if (Array.isArray(value)) {
    const items = value.map((item) => spoken(item, language, nameless, key));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  return typeof value === "object" && value !== null ? spokenObject(value, language, nameless) : value;
}

/** Whoever left, or was taken off the board. */
const isGone = (value: object): boolean =>
  ("left" in value && value.left === true) || ("removed" in value && value.removed === true);

function spokenObject(value: object, language: Language, before: Nameless): object {
  const nameless = isGone(value) ? inPlace.left : before;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, item, spoken(item, language, nameless, name)] as const,
  );
  if (entries.every(([, was, is]) => was === is)) return value;
  return Object.fromEntries(entries.map(([name, , is]) => [name, is]));
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

/** Whether it is said in the place of words, and says nothing itself. */
export const isInPlace = (text: string): boolean => Object.values(inPlace.words).some((words) => words === text);

/** The same of a name. */
export const isNameless = (name: string): boolean =>
  [inPlace.name, inPlace.left].some((sentence) => Object.values(sentence).some((said) => said === name));

/** All but the record, whose lines are told one by one (`say-event.ts`). */
export function readable(ledger: Ledger, language: Language = ledger.board.language): Ledger {
  if (ledger.withheld === 0) return ledger;
  const { record, ...state } = ledger;
  return { ...inPlaceOf(state, language), record };
}
