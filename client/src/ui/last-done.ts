import { type Params, type RecordEntry, type Sentence, theirsIn } from "@acuerdo/shared";
import { useSyncExternalStore } from "react";
import { CANVAS } from "../sync/ledger/refused.ts";
import type { Session } from "../sync/session.ts";
import { useFromLedger, useLedger, useSaved, useSay, useSession } from "../sync/use-session.ts";
import { tell } from "./speech.ts";

/** The last thing that was done from a list: what is said of it, and how it is undone. */

export interface Done {
  readonly said: Sentence;
  readonly params?: Params;
  /** Those of its parameters that are people's words. */
  readonly theirs?: Readonly<Record<string, string>>;
  /** Said already, as every intent is. */
  readonly told?: true;
  /** Null where there is nothing to undo. False when others have changed what it would undo, and it stays as they left it. */
  readonly undo: (() => boolean) | null;
}

/** With what had been refused before it was done, and how far the record was. */
type Kept = Done & { readonly refusedBefore: ReadonlySet<string>; readonly seq: number };

class Last {
  #done: Kept | null = null;
  readonly #listeners = new Set<() => void>();

  get = (): Kept | null => this.#done;

  set = (done: Kept | null): void => {
    this.#done = done;
    for (const listener of this.#listeners) listener();
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const lasts = new WeakMap<Session, Last>();

function lastOf(session: Session): Last {
  const known = lasts.get(session) ?? new Last();
  lasts.set(session, known);
  return known;
}

/** What is said of it, with people's words marked as such. */
export function useSayDone(): (done: Done) => string {
  const t = useSay();
  const mark = theirsIn(useLedger("board").board.language);
  return ({ said, params, theirs = {} }) => {
    const marked = Object.entries(theirs).map(([name, words]) => [name, mark(words)] as const);
    return t(said, { ...params, ...Object.fromEntries(marked) });
  };
}

/** Shows what was done, and says it by the page's one voice; null dismisses what is shown. */
export function useDone(): (done: Done | null) => void {
  const say = useSayDone();
  const session = useSession();
  return (done) => {
    const refusedBefore = new Set(session.state.saved.refused.map(({ id }) => id));
    lastOf(session).set(done && { ...done, refusedBefore, seq: session.state.ledger?.seq ?? 0 });
    if (done && !done.told) tell(say(done));
  };
}

/** Whether the server has refused something since, of the ledger or of the canvas as it was done there: then it may not be so. */
export function isRefusedSince(
  { told, refusedBefore }: Pick<Kept, "told" | "refusedBefore">,
  refused: readonly { readonly id: string }[],
): boolean {
  return refused.some(({ id }) => (id !== CANVAS) === (told ?? false) && !refusedBefore.has(id));
}

/** Whether words were taken out since: they may be those that it says. */
export function isSilencedSince(
  { theirs, seq }: Pick<Kept, "theirs" | "seq">,
  record: readonly Pick<RecordEntry, "kind" | "data" | "seq">[],
): boolean {
  const takesWords = ({ kind, data }: Pick<RecordEntry, "kind" | "data">) =>
    kind === "words.withheld" || (kind === "canvas.restored" && (data as { what?: string }).what === "forgotten");
  return theirs !== undefined && record.some((entry) => entry.seq > seq && takesWords(entry));
}

/** What was done last; nothing once it was refused, which is said elsewhere, or once words were taken out. */
export function useLastDone(): Done | null {
  const last = lastOf(useSession());
  const { refused } = useSaved();
  const done = useSyncExternalStore(last.subscribe, last.get);
  const isSilenced = useFromLedger(({ record }) => done !== null && isSilencedSince(done, record));
  return done && !isSilenced && !isRefusedSince(done, refused) ? done : null;
}
