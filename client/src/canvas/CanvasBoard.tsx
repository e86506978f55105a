import { canvas as words } from "@acuerdo/shared";
import { type Editor, Tldraw } from "@tldraw/tldraw";
import "@tldraw/tldraw/tldraw.css";
import { useEffect, useRef, useState } from "react";
import { useSay, useSession } from "../sync/use-session.ts";
import "./canvas.css";
import type { CanvasSelection } from "./runtime.ts";
import { setUp } from "./setup.ts";
import {
  assetUrls,
  bindingUtils,
  components,
  options,
  overrides,
  shapeUtils,
  textOptions,
  tools,
} from "./tldraw-setup.ts";
import { type Canvas, useArrived, useCanvas, useFaces, useUser } from "./use-canvas.ts";
import { findCard } from "./view.ts";

export type { CanvasSelection };

export interface CanvasBoardProps {
  /** The position chosen elsewhere: its card is selected and brought into view. */
  readonly selectedPositionId?: CanvasSelection["positionId"] | null;
  readonly onSelect?: (selection: CanvasSelection | null) => void;
  /** A card was double-clicked. */
  readonly onOpen?: (selection: CanvasSelection) => void;
  /** For observers: looks, moves about, changes nothing. */
  readonly readOnly: boolean;
}

/** The canvas. Everything about tldraw is known in this folder, and only here. */
export default function CanvasBoard(props: CanvasBoardProps) {
  const t = useSay();
  const canvas = useCanvas(props.readOnly);
  const arrived = useArrived();
  useFaces(canvas);
  return (
    <section className="cv-board" aria-label={t(words.label)}>
      {canvas && arrived === "arrived" ? (
        <Table {...props} canvas={canvas} />
      ) : (
        <p className="cv-opening" role="status">
          {t(arrived === "unreachable" ? words.unreachable : words.opening)}
        </p>
      )}
    </section>
  );
}

function Table({ canvas, selectedPositionId, onSelect, onOpen, readOnly }: CanvasBoardProps & { canvas: Canvas }) {
  const session = useSession();
  const user = useUser();
  const [editor, setEditor] = useState<Editor | null>(null);
  const latest = useRef({ onSelect, onOpen });
  useEffect(() => {
    latest.current = { onSelect, onOpen };
  });
  useEffect(() => {
    canvas.runtime.open = (selection) => latest.current.onOpen?.(selection);
  }, [canvas]);
  useEffect(() => {
    if (editor && selectedPositionId) findCard(editor, selectedPositionId);
  }, [editor, selectedPositionId]);
  const mount = (mounted: Editor) => {
    setEditor(mounted);
    return setUp(mounted, {
      runtime: canvas.runtime,
      readOnly,
      onSelect: (selection) => latest.current.onSelect?.(selection),
      onFull: () => session.notify("too-many"),
    });
  };
  return (
    <Tldraw
      store={canvas.store}
      onMount={mount}
      {...{ user, shapeUtils, bindingUtils, tools, components, overrides, options, textOptions, assetUrls }}
    />
  );
}
