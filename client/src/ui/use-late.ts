import { useEffect, useState } from "react";

/** What comes sooner needs no word for it: it would be said over and over, and gone before it is read. */
const SOON_MS = 1_000;

/** Whether it has been there for so long that something is to be said of it. */
export function useLate(ms = SOON_MS): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, ms, true);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLate;
}
