/** How large the sentence of a cluster is written over its cards, where those are too small for words. */

/** On the screen, in pixels: what is smaller is not read from where a whole board is looked at. */
const LEAST = 18;
/** On the screen, in pixels: a title, not a banner. */
const MOST = 40;
/** Of letter and line, in units of the size. */
const LETTER = 0.56;
const LINE = 1.2;
/** Of a cluster, how much the words may cover. */
const COVERED = 0.5;

export interface Headline {
  /** In page units. */
  readonly fontSize: number;
  readonly lines: number;
}

/**
 * As large as its cluster has room for, and never too small to be read: then it is cut.
 * @param zoom screen pixels in a page unit.
 */
export function headlineIn(text: string, { w, h }: { w: number; h: number }, zoom: number): Headline {
  const longest = Math.max(1, ...text.split(/\s+/u).map((word) => word.length));
  const filling = Math.sqrt((COVERED * w * h) / (Math.max(1, text.length) * LETTER * LINE));
  const fitting = Math.min(filling, w / ((longest + 2) * LETTER), MOST / zoom);
  const fontSize = Math.max(LEAST / zoom, fitting);
  return { fontSize, lines: Math.max(1, Math.floor(h / (fontSize * LINE))) };
}
