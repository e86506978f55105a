import { Box, type Editor } from "@tldraw/tldraw";
import { isCluster } from "./membership.ts";
import { isCard } from "./runtime.ts";

/** What there is to be seen of a board: where its people are at work, whatever somebody has put at the end of the world. */

/** What is larger is looked at by itself, not with the rest. */
const LARGEST = 8_000;
/** How far from the middle things may lie, in units of how far half of them do. */
const SPREAD = 8;
/** Page units within which everything belongs together, however close the rest lies. */
const TOGETHER = 6_000;

const middle = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Within which distance of the middle things count, along one axis. */
function rangeOf(centers: readonly number[]): { readonly from: number; readonly to: number } {
  const center = middle(centers);
  const reach = Math.max(TOGETHER, SPREAD * middle(centers.map((at) => Math.abs(at - center))));
  return { from: center - reach, to: center + reach };
}

/** Without those that lie far from where most of these lie. */
export function together(boxes: readonly Box[], most: readonly Box[] = boxes): Box[] {
  const small = most.filter(({ w, h }) => w <= LARGEST && h <= LARGEST);
  const counted = small.length > 0 ? small : most;
  const [x, y] = [rangeOf(counted.map(({ center }) => center.x)), rangeOf(counted.map(({ center }) => center.y))];
  const near = ({ center }: Box) => center.x >= x.from && center.x <= x.to && center.y >= y.from && center.y <= y.to;
  const fits = ({ w, h }: Box) => counted === most || (w <= LARGEST && h <= LARGEST);
  return boxes.filter((box) => near(box) && fits(box));
}

/** The cards and clusters that lie together. */
export const cardsTogether = (editor: Editor): Box[] => together(boxesOf(editor, true));

/** Their bounds; null where there are none. */
export function boundsOfCards(editor: Editor): Box | null {
  const cards = cardsTogether(editor);
  return cards.length > 0 ? Box.Common(cards) : null;
}

/** Bounds of everything that lies with them, or with most of the drawings where there are none. */
export function boundsOfAll(editor: Editor): Box | null {
  const [cards, all] = [boxesOf(editor, true), boxesOf(editor, false)];
  const seen = together(all, cards.length > 0 ? cards : all);
  return seen.length > 0 ? Box.Common(seen) : null;
}

function boxesOf(editor: Editor, cardsOnly: boolean): Box[] {
  const shapes = editor.getCurrentPageShapes().filter((shape) => !cardsOnly || isCard(shape) || isCluster(shape));
  return shapes.flatMap((shape) => editor.getShapePageBounds(shape) ?? []);
}
