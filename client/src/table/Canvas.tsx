import { bareCanvas, mayWriteCanvas, table as words } from "@acuerdo/shared";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { setBare } from "../sync/bare-canvas.ts";
import { useMe, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { Table } from "./use-table.ts";

const CanvasBoard = lazy(() => import("../canvas/CanvasBoard.tsx"));

/** Neither button takes anything from the board, or from what this browser keeps of it. */
function Failed() {
  const t = useSay();
  const { boardId } = useSession();
  const withoutDrawings = () => {
    setBare(boardId, true);
    location.reload();
  };
  const ways = (
    <div className="ac-acts">
      <Button onClick={() => location.reload()}>{t(words.reload)}</Button>
      <Button variant="quiet" onClick={withoutDrawings}>
        {t(bareCanvas.hide)}
      </Button>
    </div>
  );
  return (
    <div className="ac-canvas-message">
      <Notice tone="bad" action={ways}>
        {t(words.canvasFailed)}
      </Notice>
    </div>
  );
}

/** The drawing may fail to load or to draw: the lists beside it go on working. */
class Guarded extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

/** The canvas, fetched only here: a phone never loads what draws it. */
export function Canvas({ table }: { table: Table }) {
  const t = useSay();
  const me = useMe();
  return (
    <Guarded>
      <Suspense fallback={<p className="ac-canvas-message">{t(words.canvasLoading)}</p>}>
        <CanvasBoard
          selectedPositionId={table.found}
          onSelect={table.select}
          onOpen={table.open}
          readOnly={!mayWriteCanvas(me.role)}
        />
      </Suspense>
    </Guarded>
  );
}
