/** What is chosen on the canvas: one card or one cluster. */
export interface CanvasSelection {
  readonly positionId?: string;
  readonly clusterId?: string;
}

export interface CanvasBoardProps {
  /** The position chosen elsewhere: its card is selected and brought into view. */
  readonly selectedPositionId?: string | null;
  readonly onSelect?: (selection: CanvasSelection | null) => void;
  /** A card or a cluster was double-clicked, or opened by keyboard. */
  readonly onOpen?: (selection: CanvasSelection) => void;
  /** For observers: looks, moves about, changes nothing. */
  readonly readOnly: boolean;
}

export default function CanvasBoard(_: CanvasBoardProps) {
  return <div className="canvas-board" />;
}
