import { cleanLine, cleanText } from "../clean.ts";
import { isLonger } from "../letters.ts";
import { LIMITS } from "../limits.ts";
import { withoutMark } from "../names/book.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Asked, IntentKind } from "./intent.ts";

/**
 * The fields of intents in which people write: whoever sends cleans and measures as whoever takes it in does, so that what
 * will not fit is said while the words are still in their field. `intent.ts` has the last word; a test compares the two.
 */

interface Written {
  readonly clean: (text: string) => string;
  readonly most: number;
  readonly needed: boolean;
}

const line = (most: number, needed = true): Written => ({ clean: cleanLine, most, needed });
const text = (most: number, needed = true): Written => ({ clean: cleanText, most, needed });

const position = { text: text(LIMITS.position) };

export const WRITTEN: { readonly [Kind in IntentKind]?: Readonly<Record<string, Written>> } = {
  "board.change": { title: line(LIMITS.title), objective: line(LIMITS.objective) },
  "member.change": {
    name: { ...line(LIMITS.name), clean: (name) => withoutMark(cleanLine(name)) },
    organization: line(LIMITS.organization, false),
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
  "commitment.make": { text: text(LIMITS.commitment) },
};

function writtenIn(asked: Asked): [name: string, value: string, field: Written][] {
  const values = asked as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(WRITTEN[asked.kind] ?? {}).flatMap(([name, field]) => {
    const value = values[name];
    return typeof value === "string" ? [[name, value, field] as [string, string, Written]] : [];
  });
}

export function cleanAsked<A extends Asked>(asked: A): A {
  const cleaned = writtenIn(asked).map(([name, value, { clean }]) => [name, clean(value)]);
  return { ...asked, ...Object.fromEntries(cleaned) };
}

/** Why what was written does not fit, of words that are clean; null where it does. */
export function doesNotFit(asked: Asked): Refusal | null {
  for (const [name, value, { most, needed }] of writtenIn(asked)) {
    if (needed && value === "") return refuse("nothing-written", name);
    if (isLonger(value, most)) return refuse("too-long", name);
  }
  return null;
}

/** What somebody wrote in an intent, each field by itself. */
export const writtenWords = (asked: Asked): string[] =>
  writtenIn(asked).flatMap(([, value]) => (value === "" ? [] : [value]));
