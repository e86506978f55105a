import { canvas, canvasColours, canvasSizes } from "@acuerdo/shared";
import {
  DefaultColorStyle,
  DefaultSizeStyle,
  type Editor,
  getDefaultColorTheme,
  type SharedStyle,
  type StyleProp,
  useEditor,
  useIsDarkMode,
  useRelevantStyles,
  useValue,
} from "@tldraw/tldraw";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";

/** Colour and size, only while something drawn is chosen or about to be drawn. */
export function Styles() {
  const editor = useEditor();
  const t = useSay();
  const styles = useRelevantStyles();
  const drawing = useValue("drawing", () => editor.getSelectedShapeIds().length > 0 || !editor.isIn("select"), [
    editor,
  ]);
  const colour = styles?.get(DefaultColorStyle);
  const size = styles?.get(DefaultSizeStyle);
  if (!colour || !drawing) return null;
  return (
    <fieldset className="cv-styles" aria-label={t(canvas.styles)}>
      <Colours now={sharedOf(colour)} />
      {size && <Sizes now={sharedOf(size)} />}
    </fieldset>
  );
}

const sharedOf = (style: SharedStyle<string>): string | null => (style.type === "shared" ? style.value : null);

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

function Colours({ now }: { now: string | null }) {
  const editor = useEditor();
  const t = useSay();
  const theme = getDefaultColorTheme({ isDarkMode: useIsDarkMode() });
  return COLOURS.map((value) => (
    <Choice
      key={value}
      label={t(canvasColours[value])}
      pressed={now === value}
      onClick={() => setStyle(editor, DefaultColorStyle, value)}
    >
      <span className="cv-swatch" style={{ background: theme[value].solid }} />
    </Choice>
  ));
}

function Sizes({ now }: { now: string | null }) {
  const editor = useEditor();
  const t = useSay();
  return (
    <>
      <span className="cv-styles-gap" />
      {SIZES.map((value) => (
        <Choice
          key={value}
          label={t(canvasSizes[value])}
          pressed={now === value}
          onClick={() => setStyle(editor, DefaultSizeStyle, value)}
        >
          <span className="cv-dot" style={{ width: DOT_PX[value], height: DOT_PX[value] }} />
        </Choice>
      ))}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Choice({ label, pressed, onClick, children }: ChoiceProps) {
  return (
    <button
      type="button"
      className="cv-style"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
