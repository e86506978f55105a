import { atom, type Editor } from "@tldraw/tldraw";

/** How large a card's words are, and how tall the card must be for them: they shrink from 18 to 14 before it grows. */

export interface Fit {
  readonly fontSize: number;
  /** Of the whole card. */
  readonly height: number;
}

const SIZES = [18, 16, 14] as const;
const LINE_HEIGHT = 1.28;
const PADDING = 14;
/** Around the words: padding, the line with kind and author, the bar of stances. As `card.css` draws it. */
const AROUND = 68;
/** Room for four lines at 18. */
const PREFERRED = 162;
const LEAST = 96;
const FONT = '"Atkinson Hyperlegible Next Variable", "Acuerdo Fallback", system-ui, sans-serif';
/** Measuring asks the browser for a layout: the same words are measured once. */
const MOST_KNOWN = 5_000;

/** Counts the fonts that have come: measures from before are worth nothing afterwards. */
const fonts = atom("fonts", 0);
const known = new Map<string, Fit>();

if (typeof document !== "undefined" && document.fonts) {
  document.fonts.addEventListener("loadingdone", () => {
    known.clear();
    fonts.update((count) => count + 1);
  });
}

function measure(editor: Editor, text: string, width: number, fontSize: number): number {
  const { h } = editor.textMeasure.measureText(text, {
    fontFamily: FONT,
    fontSize,
    fontStyle: "normal",
    fontWeight: "normal",
    lineHeight: LINE_HEIGHT,
    maxWidth: width,
    padding: "0px",
  });
  return h;
}

export function fit(editor: Editor, text: string, width: number): Fit {
  fonts.get();
  const key = `${width}|${text}`;
  const before = known.get(key);
  if (before) return before;
  let found: Fit = { fontSize: 18, height: PREFERRED };
  for (const fontSize of SIZES) {
    const height = Math.ceil(AROUND + measure(editor, text, width - 2 * PADDING, fontSize));
    found = { fontSize, height: Math.max(LEAST, height) };
    if (height <= PREFERRED) break;
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}
