import { type Atom, atom, type Editor, react, type TLShapeId, transact, unsafe__withoutCapture } from "@tldraw/tldraw";
import { WORDS } from "./beginning.ts";
import { isCard } from "./runtime.ts";

/**
 * Which cards are drawn with their words: those in sight, where words can be read. The others are their colour and have their name.
 * They come in portions, from the middle outwards: whoever zooms in or opens a board can go on meanwhile.
 */

/** Cards in a portion, as long as frames do not come sooner. */
const PORTION = 12;
/** Milliseconds: where a frame comes so soon there was time for more. */
const SOON_MS = 25;

/** Whether cards are too small for words to be read. */
export const isFar = (editor: Editor): boolean => editor.getZoomLevel() < WORDS;

class Near {
  readonly #editor: Editor;
  readonly #cards = new Map<TLShapeId, Atom<boolean>>();
  /** Cards that are to show their words and do not yet. */
  #waiting: readonly TLShapeId[] = [];
  #portion = PORTION;
  #frame = 0;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  card(id: TLShapeId): Atom<boolean> {
    const known = this.#cards.get(id);
    if (known) return known;
    const made = atom<boolean>(`near ${id}`, false);
    this.#cards.set(id, made);
    return made;
  }

  /** One effect for all of them: cards that looked for themselves would all look whenever one comes into sight. */
  follow(): () => void {
    const stop = react("words in sight", () => this.#look());
    return () => {
      stop();
      cancelAnimationFrame(this.#frame);
    };
  }

  #look(): void {
    const seen = this.#inSight();
    unsafe__withoutCapture(() => {
      transact(() => {
        for (const [id, near] of this.#cards) if (!seen.has(id)) near.set(false);
      });
      this.#waiting = this.#fromTheMiddle([...seen].filter((id) => !this.#cards.get(id)?.get()));
    });
    if (this.#waiting.length > 0 && this.#frame === 0) this.#draw(performance.now());
  }

  #inSight(): ReadonlySet<TLShapeId> {
    const editor = this.#editor;
    if (isFar(editor)) return new Set();
    const culled = editor.getCulledShapes();
    return new Set([...editor.getCurrentPageShapeIds()].filter((id) => !culled.has(id)));
  }

  #fromTheMiddle(ids: readonly TLShapeId[]): TLShapeId[] {
    const { center } = this.#editor.getViewportPageBounds();
    const cards = ids.map((id) => this.#editor.getShape(id)).filter((shape) => shape !== undefined && isCard(shape));
    const away = cards.map(({ id, x, y }) => ({ id, by: Math.hypot(x - center.x, y - center.y) }));
    return away.sort((one, other) => one.by - other.by).map(({ id }) => id);
  }

  readonly #draw = (before: number): void => {
    const portion = this.#waiting.slice(0, this.#portion);
    this.#waiting = this.#waiting.slice(this.#portion);
    transact(() => {
      for (const id of portion) this.card(id).set(true);
    });
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#portion = now - before < SOON_MS ? this.#portion * 2 : PORTION;
      if (this.#waiting.length > 0) this.#draw(now);
      else this.#portion = PORTION;
    });
  };
}

const known = new WeakMap<Editor, Near>();

function nearOf(editor: Editor): Near {
  const before = known.get(editor);
  if (before) return before;
  const made = new Near(editor);
  known.set(editor, made);
  return made;
}

/** Whether this card is drawn with its words. */
export const showsWords = (editor: Editor, id: TLShapeId): boolean => nearOf(editor).card(id).get();

/** Lets cards show their words and stop showing them. Returns how to stop. */
export const followSight = (editor: Editor): (() => void) => nearOf(editor).follow();
