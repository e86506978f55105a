import { bareCanvas, common, faults, mayWriteCanvas, table as words } from "@acuerdo/shared";
import { useEffect } from "react";
import { setBare } from "../sync/canvas/bare.ts";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { useMe, useSay, useSession } from "../sync/use-session.ts";
import { Boundary } from "../ui/Boundary.tsx";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useReload } from "../ui/use-reload.ts";
import type { Table } from "./use-table.ts";

const CanvasBoard = fetched(() => import("../canvas/CanvasBoard.tsx").then((module) => module.default), {
  waiting: <Loading />,
  shape: null,
  isLarge: true,
});

function Loading() {
  const t = useSay();
  return <p className="ac-canvas-message">{t(words.canvasLoading)}</p>;
}

/** No button takes anything from the board, or from what this browser keeps of it. */
function Failed({ again }: { again: () => Promise<void> }) {
  const t = useSay();
  const { boardId } = useSession();
  const { state, reload } = useReload();
  const ways = (
    <div className="ac-acts">
      <Button variant="primary" onClick={() => void again()}>
        {t(common.tryAgain)}
      </Button>
      <Button busy={state === "asking"} onClick={() => reload()}>
        {t(words.reload)}
      </Button>
      <Button variant="quiet" onClick={() => reload(() => setBare(boardId, true))}>
        {t(bareCanvas.hide)}
      </Button>
    </div>
  );
  return (
    <div className="ac-canvas-message">
      <Notice tone="bad" action={ways}>
        {t(state === "unanswered" ? faults.noServer : words.canvasFailed)}
      </Notice>
    </div>
  );
}

/** The canvas, fetched only here: a phone never loads what draws it. Where it fails, the lists beside it go on working. */
export function Canvas({ table }: { table: Table }) {
  const me = useMe();
  const session = useSession();
  useEffect(() => void canvasOf(session), [session]); // what lies on it comes while what draws it is still on its way
  return (
    <Boundary instead={(_, again) => <Failed again={again} />}>
      <CanvasBoard
        selectedPositionId={table.found}
        onSelect={table.select}
        onOpen={table.open}
        readOnly={!mayWriteCanvas(me.role)}
      />
    </Boundary>
  );
}
