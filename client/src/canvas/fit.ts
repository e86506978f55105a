import { atom, type Editor } from "@tldraw/tldraw";

/** How large a card's words are, and how tall the card must be for them: they shrink from 18 to 14 before it grows. */

export interface Fit {
  readonly fontSize: number;
  /** Of the whole card. */
  readonly height: number;
}

const SIZES = [18, 16, 14];
export const LINE_HEIGHT = 1.3;
export const CARD_PADDING = 14;
/** Below the words: the line with kind and author, the bar of stances, and the space between. */
export const CARD_FOOT = 56;
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

/** @param least Height below which the card does not go. */
export function fit(editor: Editor, text: string, width: number, least: number): Fit {
  fonts.get();
  const key = `${width}|${least}|${text}`;
  const before = known.get(key);
  if (before) return before;
  const chrome = CARD_PADDING + CARD_FOOT;
  let found: Fit = { fontSize: SIZES[0] ?? 18, height: least };
  for (const fontSize of SIZES) {
    const height = Math.ceil(chrome + measure(editor, text, width - 2 * CARD_PADDING, fontSize));
    found = { fontSize, height: Math.max(least, height) };
    if (height <= least) break;
  }
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}
