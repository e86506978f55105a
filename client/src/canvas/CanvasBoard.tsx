import { canvas as words } from "@acuerdo/shared";
import { type Editor, Tldraw } from "@tldraw/tldraw";
import "@tldraw/tldraw/tldraw.css";
import { memo, type RefObject, useEffect, useRef, useState } from "react";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { useSay, useSession } from "../sync/use-session.ts";
import "./canvas.css";
import type { CanvasSelection } from "./runtime.ts";
import { setUp, type View } from "./setup.ts";
import {
  assetUrls,
  bindingUtils,
  components,
  getShapeVisibility,
  options,
  overrides,
  shapeUtils,
  textOptions,
  tools,
} from "./tldraw-setup.ts";
import { type Canvas, useArrival, useCanvas, useFaces, useTake, useUser } from "./use-canvas.ts";
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
  const view = useRef<View | null>(null);
  return (
    <div className="cv-board">
      <Board key={useTake()} {...props} view={view} />
    </div>
  );
}

type Handlers = Pick<CanvasBoardProps, "onSelect" | "onOpen">;
type ViewRef = RefObject<View | null>;

function Board({ onSelect, onOpen, ...props }: CanvasBoardProps & { view: ViewRef }) {
  const canvas = useCanvas(props.readOnly);
  const handlers = useRef<Handlers>({});
  useEffect(() => {
    handlers.current = { onSelect, onOpen };
  });
  return canvas ? <Shown {...props} canvas={canvas} handlers={handlers} /> : <Opening />;
}

interface ShownProps extends Omit<CanvasBoardProps, keyof Handlers> {
  readonly canvas: Canvas;
  readonly handlers: RefObject<Handlers>;
  readonly view: ViewRef;
}

/** Drawn again only when it is given something else: not with each event of the ledger. */
const Shown = memo(function Shown(props: ShownProps) {
  const arrival = useArrival(props.canvas);
  return (
    <>
      <Faces canvas={props.canvas} />
      {arrival === "here" ? <Table {...props} /> : <Opening unreachable={arrival === "unreachable"} />}
    </>
  );
});

function Faces({ canvas }: { canvas: Canvas }) {
  useFaces(canvas);
  return null;
}

function Opening({ unreachable = false }: { unreachable?: boolean }) {
  const t = useSay();
  return (
    <p className="cv-opening" role="status">
      {t(unreachable ? words.unreachable : words.opening)}
    </p>
  );
}

const Table = memo(function Table({ canvas, handlers, view, selectedPositionId, readOnly }: ShownProps) {
  const session = useSession();
  const user = useUser();
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    canvas.runtime.open = (selection) => handlers.current.onOpen?.(selection);
  }, [canvas, handlers]);
  useEffect(() => {
    if (editor && selectedPositionId) findCard(editor, selectedPositionId);
  }, [editor, selectedPositionId]);
  const mount = (mounted: Editor) => {
    setEditor(mounted);
    return setUp(mounted, {
      runtime: canvas.runtime,
      doc: canvasOf(session).doc,
      readOnly,
      view,
      onSelect: (selection) => handlers.current.onSelect?.(selection),
      onFull: () => session.notify("too-many"),
    });
  };
  return (
    <Tldraw
      store={canvas.store}
      onMount={mount}
      {...{ user, shapeUtils, bindingUtils, tools, components, overrides, options, textOptions, assetUrls }}
      getShapeVisibility={getShapeVisibility}
    />
  );
});
