import { useState } from "react";

/** Which of several are picked, and what picks one or lets it go. */
export function usePicked<T>(): readonly [picked: ReadonlySet<T>, toggle: (one: T) => void] {
  const [picked, setPicked] = useState<ReadonlySet<T>>(new Set());
  const toggle = (one: T) => {
    const next = new Set(picked);
    if (!next.delete(one)) next.add(one);
    setPicked(next);
  };
  return [picked, toggle];
}
