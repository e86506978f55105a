import { table as words } from "@acuerdo/shared";
import { type DragEvent, useState } from "react";
import { FloorStrip } from "../agree/FloorStrip.tsx";
import { JoinAsked } from "../arrive/JoinAsked.tsx";
import { ClearedNotice } from "../facilitate/ClearedNotice.tsx";
import { PhaseMoved } from "../facilitate/PhaseMoved.tsx";
import { Exported } from "../record/Exported.tsx";
import { useExport } from "../record/use-export.ts";
import { useSay } from "../sync/use-session.ts";
import Announcer from "../ui/Announcer.tsx";
import { Guarded } from "../ui/Guarded.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { Canvas } from "./Canvas.tsx";
import { Panel } from "./Panel.tsx";
import { SkipLinks } from "./SkipLinks.tsx";
import "./table.css";
import { type TableDialog, TableDialogs } from "./TableDialogs.tsx";
import { TopBar } from "./TopBar.tsx";
import { useTable } from "./use-table.ts";
import { Waits } from "./Waits.tsx";

/** A file that is dropped beside the canvas would be opened in the board's place. */
function keepFileOut(event: DragEvent): void {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

/** The board on a laptop: the canvas in the middle, the same as lists beside it, the floor at its foot. */
export default function TableBoard() {
  const t = useSay();
  const table = useTable();
  const [dialog, setDialog] = useState<TableDialog | null>(null);
  const exporting = useExport();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, only kept from being done
    <div
      className={table.panelOpen ? "ac-table ac-table-panel" : "ac-table"}
      onDragOver={keepFileOut}
      onDrop={keepFileOut}
    >
      <TopBar table={table} onDialog={setDialog} onExport={exporting.start}>
        <SkipLinks table={table} />
      </TopBar>
      <main id="ac-board" className="ac-table-canvas" aria-label={t(words.canvas)}>
        <h2 className="ac-hidden">{t(words.canvas)}</h2>
        <Exported {...exporting} />
        <ClearedNotice />
        <PhaseMoved />
        <JoinAsked />
        {!table.panelOpen && (
          <Guarded shape="line">
            <Waits table={table} />
          </Guarded>
        )}
        <Canvas table={table} />
      </main>
      {table.panelOpen && <Panel table={table} onEditMine={() => setDialog("card")} />}
      <Guarded shape="line">
        <FloorStrip onGo={table.showAgreement} />
      </Guarded>
      <TableDialogs table={table} dialog={dialog} onClose={() => setDialog(null)} />
      <Guarded shape="line">
        <Toasts />
      </Guarded>
      <Announcer />
    </div>
  );
}
