import { mayWriteCanvas, table as words } from "@acuerdo/shared";
import { Component, lazy, type ReactNode, Suspense } from "react";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import type { Table } from "./use-table.ts";

const CanvasBoard = lazy(() => import("../canvas/CanvasBoard.tsx"));

function Failed() {
  const t = useSay();
  return (
    <div className="ac-canvas-message">
      <Notice tone="bad" action={<Button onClick={() => location.reload()}>{t(words.reload)}</Button>}>
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
