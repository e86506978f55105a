import type { Place } from "@acuerdo/shared";
import type { TLScribble } from "@tldraw/tldraw";

/**
 * Strokes under way. The document holds a stroke once it is finished; until then each message carries its last points
 * only, and whoever listens puts them together.
 */

export interface Pen {
  /** Points so far. */
  readonly n: number;
  /** The last of them. */
  readonly tail: readonly Place[];
}

export const MAX_TAIL = 24;
/** As many as tldraw puts into one stroke. */
const MAX_LINE = 600;

type Points = TLScribble["points"];

export class Pens {
  readonly #lines = new Map<number, Points>();

  /** The stroke as far as it is known here. */
  hear(client: number, pen: Pen | null): Points {
    if (!pen) {
      this.#lines.delete(client);
      return [];
    }
    const start = pen.n - pen.tail.length;
    const known = start <= 0 ? [] : (this.#lines.get(client) ?? []);
    const line = [...known.slice(0, start), ...pen.tail.map(([x, y]) => ({ x, y, z: 0.5 }))].slice(-MAX_LINE);
    this.#lines.set(client, line);
    return line;
  }
}

export function scribbleOf(client: number, points: Points): TLScribble[] {
  if (points.length === 0) return [];
  const looks = { size: 5, color: "accent", opacity: 0.6, state: "active", delay: 0, shrink: 0, taper: false } as const;
  return [{ id: `pen-${client}`, points, ...looks }];
}
