import { useState, useSyncExternalStore } from "react";
import { servedBuild } from "../sync/way-in/served.ts";

/** Loading the page again is offered and done only where there is a page to be had: else it would end on the browser's own error. */

function follow(onChange: () => void): () => void {
  const names = ["online", "offline"] as const;
  for (const name of names) addEventListener(name, onChange);
  return () => {
    for (const name of names) removeEventListener(name, onChange);
  };
}

/** Whether the browser knows of no network at all. */
export const useNoNetwork = (): boolean => useSyncExternalStore(follow, () => !navigator.onLine);

export interface Reload {
  readonly state: "no" | "asking" | "unanswered";
  /** Loads the page where the server answers; `first` is run just before. */
  readonly reload: (first?: () => void) => void;
}

export function useReload(): Reload {
  const [state, setState] = useState<Reload["state"]>("no");
  const ask = async (first?: () => void) => {
    setState("asking");
    if ((await servedBuild()) === "none") return setState("unanswered");
    first?.();
    location.reload();
  };
  return { state, reload: (first) => void ask(first) };
}
