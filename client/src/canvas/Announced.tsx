import { useA11y, useSelectedShapesAnnouncer, useValue } from "@tldraw/tldraw";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Marked } from "../ui/Marked.tsx";
import { Passing } from "../ui/passing.ts";

/** Whoever writes somewhere else, or presses there, has not asked for what the canvas chose meanwhile. */
const isOnCanvas = (): boolean =>
  document.activeElement?.matches(".tl-container, .tl-container :not(input, textarea)") ?? false;

/**
 * What the canvas says of what is chosen on it, to whoever is there; as tldraw's own, but with people's words in their language,
 * and after what is being said: what they did themselves comes first.
 */
export function Announced() {
  const { currentMsg } = useA11y();
  const now = useValue("announced", () => currentMsg.get(), [currentMsg]);
  const [passing] = useState(() => new Passing<typeof now>());
  const said = useSyncExternalStore(passing.subscribe, passing.get);
  useSelectedShapesAnnouncer();
  useEffect(() => {
    passing.say(now);
    return () => passing.end();
  }, [passing, now]);
  return (
    <div className="ac-hidden" role="status" aria-live="polite">
      {said?.msg && isOnCanvas() && <Marked said={said.msg} />}
    </div>
  );
}
