import type { CanvasValue, MemberId, PositionId, ShapeRecord } from "@acuerdo/shared";
import type { Ground } from "./additions.ts";
import { type Kind, kindOf } from "./content.ts";

/**
 * How much taken away is much: by number, and on a small board by what it was of all that others have there. What somebody has
 * put there themselves makes nothing less of it, or a heap of their own would hide what is gone.
 */

/** A canvas, and whose what is. */
export interface Whole extends Ground {
  /** A copy. */
  all(): ReadonlyMap<string, CanvasValue>;
}

/** Who is who beside the canvas. */
export interface Authors {
  /** Whose device it is. */
  personOf(device: MemberId): MemberId;
  /** Who has written a position: a person, or a voice where nobody knows whose it is. Null: there is none such; undefined: not known. */
  writerOf(position: PositionId): string | null | undefined;
  readonly areVoices: boolean;
}

/** From here on it is told, of whatever board: in a minute, and in ten. */
export const MANY = 10;
export const MANY_SLOWLY = 30;
/** So few are much where hardly anything of others is left, or nothing. */
const FEW = 3;
export const FEWEST = 2;
/** One part in so many is much. */
const PARTS = 3;

type Thing = readonly [key: string, value: CanvasValue];

const positionOf = (value: CanvasValue): PositionId => String((value as ShapeRecord).props.positionId) as PositionId;

/** Cards and clusters are looked at together: of few clusters and many cards hardly anything is gone with a cluster. */
const sideOf = (kind: Kind | null) => (kind === "drawings" ? "drawings" : "cards");

/** Whether so many are much of as many as were there with those that are left. */
const isShare = (gone: number, left: number): boolean =>
  (gone >= FEW && gone * PARTS >= gone + left) || (gone >= FEWEST && left === 0);

/** How many there are, and how many of them are whose. */
class Tally {
  #all = 0;
  readonly #by = new Map<string, number>();

  add(writer: string | undefined): void {
    this.#all += 1;
    if (writer !== undefined) this.#by.set(writer, (this.#by.get(writer) ?? 0) + 1);
  }

  /** All that are not of this one. */
  of(others: string): number {
    return this.#all - (this.#by.get(others) ?? 0);
  }

  get writers(): Iterable<string> {
    return this.#by.keys();
  }
}

/** What is gone and what is left, each on its side. */
export class Sides {
  readonly gone = { cards: new Tally(), drawings: new Tally() };
  readonly left = { cards: new Tally(), drawings: new Tally() };
  readonly #authors: Authors;
  /** Positions whose card is counted: a second card of one is no thing more. */
  readonly #counted = new Set<string>();

  constructor(authors: Authors) {
    this.#authors = authors;
  }

  add(where: "gone" | "left", [key, value]: Thing): void {
    const kind = kindOf(key, value);
    const position = kind === "cards" ? positionOf(value) : null;
    if (kind === null || (position !== null && this.#counted.has(position))) return;
    if (position !== null) this.#counted.add(position);
    const writer = position === null ? null : this.#authors.writerOf(position);
    this[where][sideOf(kind)].add(writer ?? undefined);
  }

  /** Whether much of what others than this one have there is gone. */
  isMuchBeside(writer: string): boolean {
    const { gone, left } = this;
    const sides = ["cards", "drawings"] as const;
    return sides.some((side) => isShare(gone[side].of(writer), left[side].of(writer)));
  }

  get writers(): Set<string> {
    return new Set([...this.gone.cards.writers, ...this.left.cards.writers]);
  }
}

/** Keys of what somebody has put there, by whichever device. */
function ownOf(member: MemberId, { shapes }: Whole, { personOf }: Authors): Set<string> {
  const own = [...shapes].filter(([device]) => device === member || personOf(device) === member);
  return new Set(own.flatMap(([, keys]) => keys));
}

/**
 * Whether what somebody has taken off the canvas is much of what others had there. Where nobody knows whose a voice is, they may
 * be any of those who have written: then it is much if it were for one of them.
 * @param gone cards, and clusters and drawings of others.
 */
export function isMuchOfAll(member: MemberId, gone: readonly Thing[], whole: Whole, authors: Authors): boolean {
  const sides = new Sides(authors);
  for (const thing of gone) sides.add("gone", thing);
  const taken = new Set(gone.map(([key]) => key));
  const own = ownOf(member, whole, authors);
  // a card is whose the position is; of one that shows none it is known who has put it there
  const isOwn = ([key, value]: Thing) =>
    own.has(key) && (kindOf(key, value) !== "cards" || authors.writerOf(positionOf(value)) === null);
  for (const thing of whole.all()) if (!taken.has(thing[0]) && !isOwn(thing)) sides.add("left", thing);
  const maybe = authors.areVoices ? ["", ...sides.writers] : [String(member)];
  return maybe.some((writer) => sides.isMuchBeside(writer));
}
