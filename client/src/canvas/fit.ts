import { atom, type Editor, unsafe__withoutCapture } from "@tldraw/tldraw";
import { isCard, runtimeOf } from "./runtime.ts";

/** How large a card's words are, and how tall the card must be for them: they shrink from 18 to 14 before it grows. */

export interface Fit {
  readonly fontSize: number;
  /** Of the whole card. */
  readonly height: number;
}

const SIZES = [18, 16, 14] as const;
const PADDING = 14;
/** Around the words: padding, the line with kind and author, the bar of stances. As `card.css` draws it. */
const AROUND = 68;
/** Room for four lines at 18. */
const PREFERRED = 162;
const LEAST = 96;
/** The same words are measured once. */
const MOST_KNOWN = 5_000;

/** Counts what changes the measure of words: measures from before are worth nothing afterwards. */
const dress = atom("dress", 0);
let known = new Map<string, Fit>();
/** Measures of the dress before: where one has stayed the same, its card is not drawn again. */
let former: ReadonlyMap<string, Fit> = known;
/** What the sample took when the first of what is known was measured. */
let measuredIn: string | null = null;

/** Words enough to see what letters, words and lines take. */
const SAMPLE = "Aa aa\nAa aa";

interface Words {
  readonly text: string;
  /** Of the card. */
  readonly width: number;
}

const keyOf = ({ text, width }: Words): string => `${width}|${text}`;

function element(className: string, text: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  made.textContent = text;
  return made;
}

/** Where words are measured, as they are drawn on cards, without anything else being laid out anew. */
class Ruler {
  readonly #place = element("cv-ruler", "");
  readonly sample = element("cv-card-text cv-sample", SAMPLE);

  constructor(container: HTMLElement) {
    this.#place.setAttribute("aria-hidden", "true");
    this.#place.append(this.sample);
    container.append(this.#place);
  }

  /** What the sample takes now. */
  get dress(): string {
    const { width, height } = this.sample.getBoundingClientRect();
    return `${width} ${height}`;
  }

  /** Heights in px of these words, laid out in one go: to ask after each of two hundred cards takes a slow laptop seconds. */
  heights(words: readonly Words[], fontSize: number): number[] {
    const lines = words.map(({ text, width }) => {
      const line = element("cv-card-text", text);
      line.dir = "auto";
      line.style.fontSize = `${fontSize}px`;
      line.style.width = `${width - 2 * PADDING}px`;
      return line;
    });
    this.#place.append(...lines);
    const heights = lines.map((line) => line.getBoundingClientRect().height);
    for (const line of lines) line.remove();
    return heights;
  }

  remove(): void {
    this.#place.remove();
  }
}

const rulers = new WeakMap<Editor, Ruler>();

function rulerOf(editor: Editor): Ruler {
  const before = rulers.get(editor);
  if (before) return before;
  const made = new Ruler(editor.getContainer());
  rulers.set(editor, made);
  return made;
}

/** These words, and those of all cards that are not measured yet: they are asked for next. */
function unmeasured(editor: Editor, asked: Words): Words[] {
  const found = new Map([[keyOf(asked), asked]]);
  const { faces } = runtimeOf(editor);
  for (const shape of editor.store.query.records("shape").get()) {
    const text = isCard(shape) ? faces.card(shape.props.positionId)?.position.text : undefined;
    const words = text !== undefined && isCard(shape) ? { text, width: shape.props.w } : asked;
    const key = keyOf(words);
    if (!known.has(key)) found.set(key, words);
  }
  return [...found.values()];
}

function measure(editor: Editor, asked: Words): void {
  const ruler = rulerOf(editor);
  let words = unmeasured(editor, asked);
  for (const fontSize of SIZES) {
    const heights = ruler.heights(words, fontSize).map((height) => Math.ceil(AROUND + height));
    for (const [n, one] of words.entries()) {
      const found = { fontSize, height: Math.max(LEAST, heights[n] ?? 0) };
      const before = former.get(keyOf(one));
      const isSame = before?.fontSize === found.fontSize && before.height === found.height;
      known.set(keyOf(one), isSame ? before : found);
    }
    words = words.filter((_, n) => (heights[n] ?? 0) > PREFERRED);
    if (words.length === 0) break;
  }
  measuredIn ??= ruler.dress;
}

export function fit(editor: Editor, text: string, width: number): Fit {
  dress.get();
  const words = { text, width };
  const before = known.get(keyOf(words));
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  unsafe__withoutCapture(() => measure(editor, words));
  return known.get(keyOf(words)) ?? { fontSize: SIZES[0], height: PREFERRED };
}

/**
 * Measures anew when a font has come, and when a reader has set letters, words or lines further apart (WCAG 1.4.12): no event
 * tells of that, but a sample changes its size.
 */
export function followDress(editor: Editor): () => void {
  const ruler = rulerOf(editor);
  const watch = new ResizeObserver(() => {
    if (measuredIn === null || measuredIn === ruler.dress) return;
    [former, known, measuredIn] = [known, new Map(), null];
    dress.update((count) => count + 1);
  });
  watch.observe(ruler.sample);
  return () => {
    watch.disconnect();
    ruler.remove();
    rulers.delete(editor);
  };
}
