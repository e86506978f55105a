import { useCallback, useState } from "react";
import { forget, recall, remember } from "../sync/device.ts";

/** Text that somebody is writing, kept on the device until it is sent: a call or a reload does not take it away. */
export function useDraft(key: string): [text: string, set: (text: string) => void] {
  const name = `draft.${key}`;
  const [text, setText] = useState(() => recall<string>(name) ?? "");
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") forget(name);
      else remember(name, next);
    },
    [name],
  );
  return [text, set];
}
