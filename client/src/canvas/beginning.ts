/** How large the beginning of a board is shown that is too large to be shown whole. */

/** From this size on the words of cards are drawn; below it a card is its colour, and a cluster its sentence. */
export const WORDS = 0.45;
/** At which words are read without an effort. */
export const READ = 0.55;
/** Sizes near it, among which the one is chosen at which nothing is cut. */
const NEAR = { least: WORDS, most: 0.8 };

/** Between what is whole and the edge, in screen pixels: less than lies between two clusters. */
const MARGIN = 8;

/** Along one axis, in page units from where the board begins. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * The size nearest to `READ` at which no card and no cluster is cut at the far side; `READ` where there is none.
 * @param room how many screen pixels there are from where the board begins to the edge of the window.
 */
export function beginningZoom(extents: readonly Extent[], room: number): number {
  const isWhole = (zoom: number) => extents.every(({ from, to }) => to * zoom < room || from * zoom >= room);
  const zooms = extents.map(({ to }) => (room - MARGIN) / to).filter((zoom) => zoom >= NEAR.least && zoom <= NEAR.most);
  const fitting = zooms.filter(isWhole).sort((a, b) => Math.abs(a - READ) - Math.abs(b - READ));
  return fitting[0] ?? READ;
}
