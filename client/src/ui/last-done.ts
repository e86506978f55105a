import type { Params, Sentence } from "@acuerdo/shared";
import { useSyncExternalStore } from "react";
import type { Session } from "../sync/session.ts";
import { useSay, useSession } from "../sync/use-session.ts";
import { tell } from "./speech.ts";

/** The last thing that was done from a list: what is said of it, and how it is undone. */

export interface Done {
  readonly said: Sentence;
  readonly params?: Params;
  /** Said already, as every intent is. */
  readonly told?: true;
  /** Null where there is nothing to undo. False when others have changed what it would undo, and it stays as they left it. */
  readonly undo: (() => boolean) | null;
}

class Last {
  #done: Done | null = null;
  readonly #listeners = new Set<() => void>();

  get = (): Done | null => this.#done;

  set = (done: Done | null): void => {
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

/** Shows what was done, and says it by the page's one voice; null dismisses what is shown. */
export function useDone(): (done: Done | null) => void {
  const t = useSay();
  const last = lastOf(useSession());
  return (done) => {
    last.set(done);
    if (done && !done.told) tell(t(done.said, done.params));
  };
}

export function useLastDone(): Done | null {
  const last = lastOf(useSession());
  return useSyncExternalStore(last.subscribe, last.get);
}
