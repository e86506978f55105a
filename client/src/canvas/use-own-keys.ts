import { type RefObject, useEffect, useRef } from "react";

/**
 * Keys pressed in a field of ours stay there. tldraw listens on its container, below React's root, and would take
 * Escape before React hears of it.
 */
export function useOwnKeys(field: RefObject<HTMLElement | null>, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const element = field.current;
    const listen = (event: KeyboardEvent) => {
      event.stopPropagation();
      latest.current(event);
    };
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, [field]);
}
