import { useState } from "react";

/** What was on the screen when somebody began, while it may become another under their hands. */
export interface Seen<T> {
  /** What they have read. */
  readonly seen: T;
  /** It is another by now. */
  readonly changed: boolean;
  /** They have read it as it is now. */
  readonly read: () => void;
}

/** @param first what they had read already when this began; else what is there now. */
export function useSeen<T>(now: T, first: T = now): Seen<T> {
  const [seen, setSeen] = useState(first);
  return { seen, changed: seen !== now, read: () => setSeen(now) };
}
