import { useEffect } from "react";
import { onRemembered } from "../sync/saved/device.ts";
import { keptEntry, nameOfEntry } from "../sync/way-in/entry.ts";

/** Calls when somebody has come in to this board in another tab of this browser: the way is open for this one too. */
export function useOtherTabs(boardId: string, came: () => void): void {
  useEffect(
    () =>
      onRemembered((key) => {
        if (key === nameOfEntry(boardId) && keptEntry(boardId)) came();
      }),
    [boardId, came],
  );
}
