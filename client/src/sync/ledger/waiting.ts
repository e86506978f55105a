import { doesNotFit, type Intent, type Rules } from "@acuerdo/shared";
import { recall } from "../saved/device.ts";

/** What this browser has asked and waits for, as the device keeps it. */

export interface Waiting {
  readonly intent: Intent;
  /** When it was asked, later than what was asked before it: the order in which they are sent. */
  readonly at: number;
  /** Where the ledger must have come to before the preview may go; null while unanswered. */
  readonly seq: number | null;
  /** Answered, and kept back: shown until the server has been asked what it holds of mine. */
  readonly held?: true;
  /** The words that it was decided on, to be shown beside what they have become; absent where there are none. */
  readonly seen?: string | null;
}

const WAITING = { intent: { id: "string", kind: "string" } } as const;

/** What cannot be decided on here, such as what was spoiled on the device, shows nothing: the server says what becomes of it, and all else goes on. */
export function decided(rules: Rules, ...asked: Parameters<Rules["decide"]>): ReturnType<Rules["decide"]> {
  try {
    return doesNotFit(asked[1]) ?? rules.decide(...asked);
  } catch (fault) {
    console.error(fault);
    return [];
  }
}

/** Null where there is none under this key. */
export function waitingIn(key: string): Waiting | null {
  const entry = recall<Waiting>(key, WAITING);
  return entry && { ...entry, at: Number(entry.at) || 0, seq: entry.seq ?? null };
}

/** Of what an intent is: the ids in its fields. */
const thingsIn = (intent: Intent): readonly unknown[] =>
  Object.entries(intent).flatMap(([name, value]) => (name.endsWith("Id") && value !== null ? [value] : []));

/** Whether one may be sent before another that was asked earlier: both are of things, and of none that is the same. */
function mayPass({ intent }: Waiting, before: Waiting): boolean {
  const [things, theirs] = [thingsIn(intent), thingsIn(before.intent)];
  const words = JSON.stringify(intent);
  return things.length * theirs.length > 0 && !theirs.some((id) => words.includes(JSON.stringify(id)));
}

/** The first that may be sent next. @param passed those that it is not to be, and that it is not to be about. */
export function nextOf(waiting: readonly Waiting[], passed: readonly Waiting[]): Waiting | undefined {
  const before = [...passed];
  for (const entry of waiting) {
    if (entry.seq !== null || passed.includes(entry)) continue;
    if (before.every((earlier) => mayPass(entry, earlier))) return entry;
    before.push(entry);
  }
  return undefined;
}

/** In all tabs the same. */
export const inOrder = (entries: readonly Waiting[]): readonly Waiting[] =>
  entries.toSorted((a, b) => a.at - b.at || (a.intent.id < b.intent.id ? -1 : 1));
