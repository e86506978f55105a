import { common } from "@acuerdo/shared";
import { useEditor, useValue } from "@tldraw/tldraw";
import { X } from "lucide-react";
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
