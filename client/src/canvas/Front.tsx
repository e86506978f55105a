import { useEditor, useValue } from "@tldraw/tldraw";
import { useEffect } from "react";
import { useSay } from "../sync/use-session.ts";
import { Composer } from "./Composer.tsx";
import { Corner } from "./Corner.tsx";
import { Dock } from "./Dock.tsx";
import { Left } from "./Left.tsx";
import { PastedLines } from "./PastedLines.tsx";
import { runtimeOf } from "./runtime.ts";

/** Everything of ours that lies over the canvas. The bottom right corner is tldraw's. */
export function Front() {
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
