import { WordAgreement } from "../agree/WordAgreement.tsx";
import { LeaveDialog } from "../arrive/LeaveDialog.tsx";
import { Links } from "../arrive/Links.tsx";
import { ProfileDialog } from "../arrive/ProfileDialog.tsx";
import { ShareDialog } from "../arrive/ShareDialog.tsx";
import { BoardSettings } from "../facilitate/BoardSettings.tsx";
import { CanvasHistory } from "../facilitate/CanvasHistory.tsx";
import { focusMade } from "../ui/focus-made.ts";
import { Guarded } from "../ui/Guarded.tsx";
import type { Table } from "./use-table.ts";

export type TableDialog = "share" | "settings" | "card" | "earlier" | "leave";

interface TableDialogsProps {
  readonly table: Table;
  readonly dialog: TableDialog | null;
  readonly onClose: () => void;
}

/** What opens over the table. */
export function TableDialogs({ table, dialog, onClose }: TableDialogsProps) {
  return (
    <Guarded key={dialog ?? table.wording} shape="dialog" onClose={onClose}>
      <ShareDialog open={dialog === "share"} onClose={onClose} />
      <ProfileDialog open={dialog === "card"} onClose={onClose} />
      {dialog === "leave" && <LeaveDialog onClose={onClose} />}
      {dialog === "settings" && (
        <BoardSettings onClose={onClose}>
          <Links />
        </BoardSettings>
      )}
      {dialog === "earlier" && <CanvasHistory onClose={onClose} />}
      {table.wording && (
        <WordAgreement
          clusterId={table.wording}
          onClose={(made) => {
            table.word(null);
            if (!made) return;
            table.showAgreement(made);
            focusMade(made);
          }}
        />
      )}
    </Guarded>
  );
}
