import { Links } from "../arrive/Links.tsx";
import { BoardSettings } from "../facilitate/BoardSettings.tsx";
import { CanvasHistory } from "../facilitate/CanvasHistory.tsx";
import { PhaseDialog } from "../facilitate/PhaseDialog.tsx";

interface HandDialogProps {
  readonly dialog: "phase" | "settings" | "earlier";
  readonly onClose: () => void;
}

/** What a phone opens seldom: fetched when it is asked for. */
export default function HandDialog({ dialog, onClose }: HandDialogProps) {
  switch (dialog) {
    case "phase":
      return <PhaseDialog onClose={onClose} />;
    case "earlier":
      return <CanvasHistory onClose={onClose} />;
    case "settings":
      return (
        <BoardSettings onClose={onClose}>
          <Links />
        </BoardSettings>
      );
  }
}
