import type { Params, Sentence } from "@acuerdo/shared";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";
import type { Undo } from "./canvas-list.ts";
import { canvasOf } from "./canvas-session.ts";
import { useSession } from "./use-session.ts";

/** The last thing that was done to a canvas from a list: what is said of it, and how it is undone. */

export interface Done {
  readonly said: Sentence;
  readonly params?: Params;
  /** Null where there is nothing to undo. */
  readonly undo: Undo | null;
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

const lasts = new WeakMap<Y.Doc, Last>();

/** The board's canvas, and how to say what was done to it. */
export interface BoardActs {
  readonly doc: Y.Doc;
  readonly done: (done: Done | null) => void;
}

export function useBoardActs(): BoardActs {
  const { doc } = canvasOf(useSession());
  return { doc, done: lastOf(doc).set };
}

function lastOf(doc: Y.Doc): Last {
  const known = lasts.get(doc) ?? new Last();
  lasts.set(doc, known);
  return known;
}

export function useLastDone(): Done | null {
  const last = lastOf(canvasOf(useSession()).doc);
  return useSyncExternalStore(last.subscribe, last.get);
}
