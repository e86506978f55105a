import { useA11y, useSelectedShapesAnnouncer, useValue } from "@tldraw/tldraw";
import { Marked } from "../ui/Marked.tsx";

/** What the canvas says of what is chosen on it; as tldraw's own, but with people's words in their language. */
export function Announced() {
  const { currentMsg } = useA11y();
  const { msg, priority = "assertive" } = useValue("announced", () => currentMsg.get(), [currentMsg]);
  useSelectedShapesAnnouncer();
  return (
    <div className="ac-hidden" role="status" aria-live={priority}>
      {msg && <Marked said={msg} />}
    </div>
  );
}
