import { useA11y, useSelectedShapesAnnouncer, useValue } from "@tldraw/tldraw";
import { useEffect, useState } from "react";
import { Marked } from "../ui/Marked.tsx";
import { KEPT_MS } from "../ui/speech.ts";

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
  const [before, setBefore] = useState<typeof now>();
  useSelectedShapesAnnouncer();
  // words that were said stay no longer than any that are: they may be withheld meanwhile
  useEffect(() => {
    const timer = setTimeout(setBefore, KEPT_MS, now);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div className="ac-hidden" role="status" aria-live="polite">
      {now.msg && now !== before && isOnCanvas() && <Marked said={now.msg} />}
    </div>
  );
}
