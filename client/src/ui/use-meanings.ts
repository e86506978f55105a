import type { StatementId } from "@acuerdo/shared";
import { useEffect, useSyncExternalStore } from "react";
import { recall, remember } from "../sync/saved/device.ts";

/** Whether a bar of answers tells what each one means: by itself the first time that a device meets one, then when it is asked to. */

const KNOWN = "grades-known";
const listeners = new Set<() => void>();
/** One bar at a time: several are on a screen, and the same words once are enough. */
let told: StatementId | null = null;

function tell(id: StatementId | null): void {
  told = id;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Meanings {
  readonly shown: boolean;
  readonly toggle: () => void;
  /** An answer was given: they need not show themselves again, and stay until the bar goes. */
  readonly met: () => void;
}

/** @param asks whether this bar can be answered: what nobody is asked need not be explained. */
export function useMeanings(id: StatementId, asks: boolean): Meanings {
  const shown = useSyncExternalStore(subscribe, () => told === id);
  useEffect(() => {
    if (!asks) return;
    if (told === null && recall<boolean>(KNOWN, "boolean") !== true) tell(id);
    return () => {
      if (told === id) tell(null);
    };
  }, [id, asks]);
  const met = () => void remember(KNOWN, true);
  const toggle = () => {
    met();
    tell(shown ? null : id);
  };
  return { shown, toggle, met };
}
