import { useSyncExternalStore } from "react";
import { at, pathHere } from "../sync/base.ts";

/** Where we are. The fragment is never part of it: it carries keys, and is taken out as soon as it has been read. */

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

/** As the server counts it, also where that is under a path of its host. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, pathHere);
}

export function go(path: string, replace = false): void {
  if (replace) history.replaceState(null, "", at(path));
  else history.pushState(null, "", at(path));
  for (const listener of listeners) listener();
}
