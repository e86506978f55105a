import { CANVAS_TOOLS, type CanvasTool, canvas, canvasColours, canvasSizes, canvasTools } from "@acuerdo/shared";
import {
  DefaultColorStyle,
  DefaultSizeStyle,
  type Editor,
  getDefaultColorTheme,
  type StyleProp,
  useEditor,
  useIsDarkMode,
  useRelevantStyles,
  useValue,
} from "@tldraw/tldraw";
import { BoxSelect, Eraser, Hand, MousePointer2, MoveUpRight, Pencil, StickyNote, Type } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Icon, type LucideIcon } from "../ui/Icon.tsx";
import type { ClusterTool } from "./cluster-tool.ts";
import { runtimeOf } from "./runtime.ts";
import "./dock.css";

/** The tools: at most eight, each with its word and its key. */

const ICONS: Readonly<Record<CanvasTool, LucideIcon>> = {
  select: MousePointer2,
  hand: Hand,
  position: StickyNote,
  cluster: BoxSelect,
  draw: Pencil,
  text: Type,
  arrow: MoveUpRight,
  eraser: Eraser,
};
const READERS: readonly CanvasTool[] = ["select", "hand"];

/** By keyboard there is no place to click on: position and cluster go to the middle of what is in sight. */
function choose(editor: Editor, tool: CanvasTool, event: MouseEvent): void {
  const byKeyboard = event.detail === 0;
  const { center } = editor.getViewportPageBounds();
  if (byKeyboard && tool === "position") {
    runtimeOf(editor).composer.set({ x: center.x, y: center.y });
    return;
  }
  editor.setCurrentTool(tool);
  if (byKeyboard && tool === "cluster") editor.getStateDescendant<ClusterTool>("cluster")?.putAt(center);
  else if (!byKeyboard) editor.getContainer().focus();
}

export function Dock() {
  const editor = useEditor();
  const t = useSay();
  const current = useValue("tool", () => editor.getCurrentToolId(), [editor]);
  const readOnly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  const shown = readOnly ? READERS : CANVAS_TOOLS;
  return (
    <>
      {!readOnly && <Styles />}
      <div className="cv-dock" role="toolbar" aria-label={t(canvas.tools)}>
        {shown.map((tool) => (
          <button
            key={tool}
            type="button"
            className="cv-tool"
            data-tool={tool}
            aria-pressed={current === tool}
            aria-keyshortcuts={canvasTools[tool].key}
            title={`${t(canvasTools[tool].hint)} (${canvasTools[tool].key})`}
            onClick={(event) => choose(editor, tool, event)}
          >
            <Icon icon={ICONS[tool]} />
            <span className="cv-tool-word">{t(canvasTools[tool].name)}</span>
          </button>
        ))}
      </div>
    </>
  );
}

function setStyle<T>(editor: Editor, style: StyleProp<T>, value: T): void {
  editor.markHistoryStoppingPoint("style");
  editor.run(() => {
    if (editor.isIn("select")) editor.setStyleForSelectedShapes(style, value);
    editor.setStyleForNextShapes(style, value);
  });
}

const COLOURS = Object.keys(canvasColours) as (keyof typeof canvasColours)[];
const SIZES = Object.keys(canvasSizes) as (keyof typeof canvasSizes)[];
const DOT_PX = { s: 4, m: 8, l: 13 } as const;

interface StyleButtonProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function StyleButton({ label, pressed, onClick, children }: StyleButtonProps) {
  return (
    <button type="button" className="cv-style" aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      {children}
    </button>
  );
}

/** Colour and size, only while something drawn is chosen or about to be drawn. */
function Styles() {
  const editor = useEditor();
  const t = useSay();
  const theme = getDefaultColorTheme({ isDarkMode: useIsDarkMode() });
  const styles = useRelevantStyles();
  const drawing = useValue("drawing", () => editor.getSelectedShapeIds().length > 0 || !editor.isIn("select"), [editor]);
  const colour = styles?.get(DefaultColorStyle);
  const size = styles?.get(DefaultSizeStyle);
  if (!colour || !drawing) return null;
  const buttonOf = <T,>(style: StyleProp<T>, value: T, label: Sentence, shared: T | null, face: ReactNode) => (
    <StyleButton
      key={`${value}`}
      label={t(label)}
      pressed={shared === value}
      onClick={() => setStyle(editor, style, value)}
    >
      {face}
    </StyleButton>
  );
  const [colourNow, sizeNow] = [colour, size].map((style) => (style?.type === "shared" ? style.value : null));
  return (
    <fieldset className="cv-styles" aria-label={t(canvas.styles)}>
      {COLOURS.map((value) =>
        buttonOf<string>(DefaultColorStyle, value, canvasColours[value], colourNow ?? null, <Swatch colour={theme[value].solid} />),
      )}
      {size && <span className="cv-styles-gap" />}
      {size && SIZES.map((value) => buttonOf<string>(DefaultSizeStyle, value, canvasSizes[value], sizeNow ?? null, <Dot px={DOT_PX[value]} />))}
    </fieldset>
  );
}

const Swatch = ({ colour }: { colour: string }) => <span className="cv-swatch" style={{ background: colour }} />;
const Dot = ({ px }: { px: number }) => <span className="cv-dot" style={{ width: px, height: px }} />;
