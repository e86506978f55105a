import { canvas } from "@acuerdo/shared";
import { useEditor, useValue } from "@tldraw/tldraw";
import { useEffect } from "react";
import { useSay } from "../sync/use-session.ts";
import { Composer } from "./Composer.tsx";
import { Corner } from "./Corner.tsx";
import { Dock } from "./Dock.tsx";
import { Left } from "./Left.tsx";
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

const HINT_MS = 6_000;

function Hint() {
  const editor = useEditor();
  const t = useSay();
  const { hint } = runtimeOf(editor);
  const said = useValue("hint", () => hint.get(), [hint]);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => hint.set(null), HINT_MS);
    return () => clearTimeout(timer);
  }, [said, hint]);
  return (
    <p className="cv-hint" role="status" hidden={!said}>
      {said && t(said)}
    </p>
  );
}
