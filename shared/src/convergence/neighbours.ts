/**
 * Positions that may belong together. Everything here is a question to people, who say yes or no; nothing moves by
 * itself, and a merged statement begins without stances.
 */
import { type Direction, directionOf, goTogether, type Ratings } from "./direction.ts";
import { averageLinkage } from "./linkage.ts";
import type { Language } from "./text/stop-words.ts";
import { likenessTable, mayContradict, type Note, wordNotes } from "./text/vectors.ts";

export interface Placed extends Note {
  /** Centre on the board, in the board's units. */
  readonly x: number;
  readonly y: number;
  /** The frame it lies in, if any: what is in one frame is near. */
  readonly frame?: string;
  readonly ratings: Ratings;
}

/**
 * `together`: people rate them alike, so one sentence may do for both. `opposite`: the same subject, rated the other
 * way: the question for a bridge. `unsure`: ask people to rate both.
 */
export type Kind = "together" | "opposite" | "unsure";

export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly kind: Kind;
  /** How near in words and on the board, 0 to 1. */
  readonly nearness: number;
  readonly direction: Direction;
  /** One of them denies what the other says: without stances they are not offered as the same. */
  readonly contradicts: boolean;
}

export interface NeighbourOptions {
  /** Width of a note, in the board's units. */
  readonly noteWidth: number;
  readonly language?: Language;
  /** Likeness of two texts, 0 to 1, in place of the words' own: a host's model. */
  readonly likeness?: (left: Note, right: Note) => number;
  /** Likeness at which texts are the same; the words' own by default. */
  readonly same?: number;
  /** Least average nearness inside a suggested group; lower is bolder. */
  readonly cut?: number;
}

const SAME_WORDS = 0.35;
const CANDIDATE = 0.5;
const ENOUGH_RATED = 3;
const ALIKE = 0.7;
const OPPOSED = 0.45;
const SAME_FRAME = 0.5;
const NOTE_WIDTHS = 1.5;

/** 1 - (1 - likeness) (1 - exp(-d²/2)): alike in words or close by; `distance` in units of 1.5 note widths. */
export function nearness(likeness: number, distance: number, same: number = SAME_WORDS): number {
  return 1 - (1 - Math.min(1, likeness / same)) * (1 - Math.exp(-(distance * distance) / 2));
}

/** Distance on the board in units of 1.5 note widths; in one frame never more than a half. */
export function boardDistance(left: Placed, right: Placed, noteWidth: number): number {
  const distance = Math.hypot(left.x - right.x, left.y - right.y) / (NOTE_WIDTHS * noteWidth);
  return left.frame !== undefined && left.frame === right.frame ? Math.min(SAME_FRAME, distance) : distance;
}

export function kindOf({ both, agreement }: Direction): Kind {
  if (both < ENOUGH_RATED) return "unsure";
  if (agreement >= ALIKE) return "together";
  return agreement <= OPPOSED ? "opposite" : "unsure";
}

const inOrder = (positions: readonly Placed[]): Placed[] =>
  [...positions].sort((left, right) => (left.id < right.id ? -1 : 1));

function pairOf(left: Placed, right: Placed, near: number, contradicts: boolean): Pair {
  const direction = directionOf(left.ratings, right.ratings);
  return { left: left.id, right: right.id, kind: kindOf(direction), nearness: near, direction, contradicts };
}

/** Every pair near enough to ask about, the nearest first. */
export function neighbours(positions: readonly Placed[], options: NeighbourOptions): Pair[] {
  const { noteWidth, language, likeness, same } = options;
  const placed = inOrder(positions);
  const worded = wordNotes(placed, language);
  const words = likeness ? [] : likenessTable(worded);
  const found: Pair[] = [];
  placed.forEach((left, i) => {
    for (let j = i + 1; j < placed.length; j++) {
      const [right, one, other] = [placed[j], worded[i], worded[j]];
      if (!right || !one || !other) continue;
      const alike = likeness ? likeness(left, right) : (words[i]?.[j] ?? 0);
      const near = nearness(alike, boardDistance(left, right, noteWidth), same);
      if (near >= CANDIDATE) found.push(pairOf(left, right, near, mayContradict(one, other)));
    }
  });
  return found.sort((left, right) => right.nearness - left.nearness);
}

/** May the two be offered as one? Rated alike by enough people; or hardly rated, and neither denies the other. */
export function maySuggest({ kind, direction, contradicts }: Pair): boolean {
  return kind === "together" || (direction.both < ENOUGH_RATED && !contradicts);
}

/**
 * Groups of positions to offer as "Together?", each of two or more. No group holds a pair that may not be offered as
 * one, so that opposites are not joined by a third note between them.
 */
export function suggestedGroups(positions: readonly Placed[], options: NeighbourOptions): string[][] {
  const ids = inOrder(positions).map(({ id }) => id);
  const place = new Map(ids.map((id, index) => [id, index]));
  const likeness = ids.map(() => ids.map(() => 0));
  for (const pair of neighbours(positions, options)) {
    const [left, right] = [place.get(pair.left) ?? 0, place.get(pair.right) ?? 0];
    const value = maySuggest(pair) ? pair.nearness : Number.NEGATIVE_INFINITY;
    for (const [row, column] of [
      [left, right],
      [right, left],
    ] as const) {
      const cells = likeness[row];
      if (cells) cells[column] = value;
    }
  }
  return averageLinkage(likeness, options.cut ?? CANDIDATE)
    .filter((group) => group.length > 1)
    .map((group) => group.map((index) => ids[index] ?? ""));
}

/** Pairs that people rate alike whatever their texts say, the closest first. */
export function packageDeals(positions: readonly Placed[]): { left: string; right: string; direction: Direction }[] {
  const placed = inOrder(positions);
  return placed
    .flatMap((left, i) =>
      placed.slice(i + 1).map((right) => ({
        left: left.id,
        right: right.id,
        direction: directionOf(left.ratings, right.ratings),
      })),
    )
    .filter(({ direction }) => goTogether(direction))
    .sort((left, right) => right.direction.correlation - left.direction.correlation);
}
