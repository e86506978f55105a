import { canvas, common } from "@acuerdo/shared";
import { useEditor, useValue } from "@tldraw/tldraw";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useSay } from "../sync/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { Composer } from "./Composer.tsx";
import { Corner } from "./Corner.tsx";
import { Dock } from "./Dock.tsx";
import { Left } from "./Left.tsx";
import { PastedLines } from "./PastedLines.tsx";
import { runtimeOf } from "./runtime.ts";

/** Everything of ours that lies over the canvas. The bottom right corner is tldraw's. */
export function Front() {
  useName();
  return (
    <div className="cv-front">
      <Corner />
      <div className="cv-foot">
        <Hint />
        <Left />
        <PastedLines />
        <Dock />
      </div>
      <Composer />
    </div>
  );
}

/** What a screen reader says of the canvas when the keys come to it; tldraw's own name for it is the product's. */
function useName(): void {
  const editor = useEditor();
  const t = useSay();
  useEffect(() => {
    const container = editor.getContainer();
    container.setAttribute("aria-label", t(canvas.label));
    container.setAttribute("aria-description", t(canvas.keys));
  }, [editor, t]);
}

/** What the board did not take: it stays until it is dismissed. */
function Hint() {
  const editor = useEditor();
  const t = useSay();
  const { hint } = runtimeOf(editor);
  const said = useValue("hint", () => hint.get(), [hint]);
  return (
    <div className="cv-hint" hidden={!said}>
      <p role="status">{said && t(said)}</p>
      {said && <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => hint.set(null)} />}
    </div>
  );
}
