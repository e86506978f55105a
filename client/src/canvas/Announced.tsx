import { useA11y, useSelectedShapesAnnouncer, useValue } from "@tldraw/tldraw";
import { Marked } from "../ui/Marked.tsx";

/** Whoever writes somewhere else, or presses there, has not asked for what the canvas chose meanwhile. */
const isOnCanvas = (): boolean =>
  document.activeElement?.matches(".tl-container, .tl-container :not(input, textarea)") ?? false;

/**
 * What the canvas says of what is chosen on it, to whoever is there; as tldraw's own, but with people's words in their language,
 * and after what is being said: what they did themselves comes first.
 */
export function Announced() {
  const { currentMsg } = useA11y();
  const { msg } = useValue("announced", () => currentMsg.get(), [currentMsg]);
  useSelectedShapesAnnouncer();
  return (
    <div className="ac-hidden" role="status" aria-live="polite">
      {msg && isOnCanvas() && <Marked said={msg} />}
    </div>
  );
}
