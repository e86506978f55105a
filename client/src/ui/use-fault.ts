import { useCallback, useState } from "react";

/** Hands what failed outside of drawing to the boundary around, which says it: nothing ends in a page that waits for ever. */
export function useFault(): (fault: unknown) => void {
  const [, raise] = useState<never>();
  return useCallback((fault: unknown) => {
    raise(() => {
      throw fault;
    });
  }, []);
}
