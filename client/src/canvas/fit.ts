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

/** Counts what changes the measure of words: measures from before are worth nothing afterwards. */
const dress = atom("dress", 0);
const known = new Map<string, Fit>();

function measureAnew(): void {
  known.clear();
  dress.update((count) => count + 1);
}

/** Words enough to see what letters, words and lines take. */
const SAMPLE = "Aa aa\nAa aa";

/**
 * Measures anew when a font has come, and when a reader has set letters, words or lines further apart (WCAG 1.4.12): no event
 * tells of that, but a sample changes its size.
 */
export function followDress(editor: Editor): () => void {
  const sample = document.createElement("div");
  sample.className = "cv-card-text cv-sample";
  sample.textContent = SAMPLE;
  sample.setAttribute("aria-hidden", "true");
  editor.getContainer().append(sample);
  const watch = new ResizeObserver(measureAnew);
  watch.observe(sample);
  return () => {
    watch.disconnect();
    sample.remove();
  };
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
  dress.get();
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
