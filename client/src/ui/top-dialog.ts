import { type RefObject, useLayoutEffect, useSyncExternalStore } from "react";

/** Which dialog lies on top: what is said while it is open is said in it, for all else is behind its shade and out of reach. */

let open: readonly HTMLElement[] = [];
const listeners = new Set<() => void>();

function change(to: readonly HTMLElement[]): void {
  open = to;
  for (const listener of listeners) listener();
}

/** To be called by each dialog, of itself. */
export function useOnTop(dialog: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    change([...open, element]);
    return () => change(open.filter((one) => one !== element));
  }, [dialog]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const topNow = (): HTMLElement | null => open.at(-1) ?? null;

/** Null while none is open. */
export const useTopDialog = (): HTMLElement | null => useSyncExternalStore(subscribe, topNow);
