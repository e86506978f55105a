import { type BindingRecord, type CanvasValue, type MemberId, type ShapeKey, splitKey, xyKey } from "@acuerdo/shared";
import type { Draft } from "../guard/draft.ts";
import { type Counted, count, type Records, sum } from "./content.ts";
import { Handles } from "./handles.ts";

/**
 * What each has brought onto a canvas and is still theirs, so that it can be taken away in one step: somebody who joins as
 * thirty people fills a board with what nobody can undo one by one. Whose it is, the guard knows, also after a restart.
 */

/** Where it is looked up. */
export interface Ground {
  look(key: string): CanvasValue | undefined;
  /** Keys of the shapes that are there, by who has brought them. */
  readonly shapes: ReadonlyMap<MemberId, readonly string[]>;
}

/** Somebody's, in numbers. */
export interface Added extends Counted {
  /** By which it can be taken away; where voices are anonymous it says no more. */
  readonly id: string;
  readonly member: MemberId;
}

/** Those who came later than a moment, with what they have brought. */
export interface Newcomers {
  readonly members: ReadonlySet<MemberId>;
  readonly things: Counted;
}

/** Where nobody is to be named, those alone are listed who brought as much: what a few drawings have in common is their author. */
const MANY = 10;
/** And of newcomers there are as many at least, as of answers to a statement. */
const FEWEST = 3;
/** How many of what was taken away is remembered: bringing it back and taking others is more than a minute's work. */
const KEPT = 100;

export class Additions {
  readonly #ground: Ground;
  readonly #personOf: (device: MemberId) => MemberId;
  readonly #isSecret: boolean;
  readonly #handles = new Handles();
  /** Who was told as newcomers and taken away together, the latest last. */
  readonly #taken: ReadonlySet<MemberId>[] = [];

  /** @param isSecret whether nobody is to be named, nor told from few others. */
  constructor(ground: Ground, personOf: (device: MemberId) => MemberId, isSecret: boolean) {
    this.#ground = ground;
    this.#personOf = personOf;
    this.#isSecret = isSecret;
  }

  /** What is there by who has brought it: each person once, by however many devices. */
  get #byPerson(): ReadonlyMap<MemberId, readonly string[]> {
    const shapes = new Map<MemberId, readonly string[]>();
    for (const [device, keys] of this.#ground.shapes) {
      const member = this.#personOf(device);
      shapes.set(member, [...(shapes.get(member) ?? []), ...keys]);
    }
    return shapes;
  }

  /** The most first. */
  list(): Added[] {
    const all = [...this.#byPerson].flatMap(([member, keys]) =>
      this.#isListed(keys) ? [{ id: this.#handles.of(member), member, ...this.#count(keys) }] : [],
    );
    return all.sort((a, b) => sum(b) - sum(a));
  }

  /** Whose it is that has this id; null where nothing of theirs is listed. */
  of(id: string): MemberId | null {
    for (const [member, keys] of this.#byPerson)
      if (this.#isListed(keys) && this.#handles.fits(member, id)) return member;
    return null;
  }

  /** All that these have brought and is there now. */
  shapesOf(members: Iterable<MemberId>): readonly string[] {
    const all = this.#byPerson;
    return [...members].flatMap((member) => all.get(member) ?? []);
  }

  /**
   * Who has brought something and had nothing there then, but whoever asks; null where there is nobody, or so few that taking
   * their things away would tell what is one person's: also by taking it away twice, once with somebody and once without.
   */
  newcomers(then: Records, asker: MemberId): Newcomers | null {
    const own = this.#personOf(asker);
    const all = [...this.#byPerson].filter(([member, keys]) => member !== own && !keys.some((key) => then.has(key)));
    const members = new Set(all.map(([member]) => member));
    const things = this.#count(all.flatMap(([, keys]) => keys));
    if (!this.#isSecret) return members.size > 0 ? { members, things } : null;
    const isMany = members.size >= FEWEST && sum(things) >= MANY;
    return isMany && this.#taken.every((before) => !areNearlyOne(before, members)) ? { members, things } : null;
  }

  /** These newcomers were taken away. */
  tookAway({ members }: Newcomers): void {
    if (this.#isSecret) this.#taken.push(members);
    if (this.#taken.length > KEPT) this.#taken.shift();
  }

  #isListed(keys: readonly string[]): boolean {
    return keys.length >= (this.#isSecret ? MANY : 1);
  }

  #count(keys: readonly string[]): Counted {
    return count(
      keys.flatMap((key): [string, CanvasValue][] => {
        const value = this.#ground.look(key);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
}

/** Whether what is one's and not the other's would be a person's or two. */
function areNearlyOne(a: ReadonlySet<MemberId>, b: ReadonlySet<MemberId>): boolean {
  const differing = [...a].filter((one) => !b.has(one)).length + [...b].filter((one) => !a.has(one)).length;
  return differing > 0 && differing < FEWEST;
}

/** All keys under which something of a shape may stand. */
export const keysOf = (shape: string): readonly string[] => [shape, xyKey(shape as ShapeKey)];

/** Takes these shapes away, with their places and what holds arrows to them. Gives what is gone, as it was. */
export function takeAway(
  draft: Pick<Draft, "entries" | "get" | "delete">,
  shapes: readonly string[],
): Map<string, CanvasValue> {
  const all = new Set(shapes);
  const along = [...draft.entries()].flatMap(([key, value]) => {
    if (splitKey(key)?.kind !== "binding") return [];
    const { fromId, toId } = value as BindingRecord;
    return all.has(fromId) || all.has(toId) ? [key] : [];
  });
  const gone = new Map<string, CanvasValue>();
  for (const key of [...along, ...shapes.flatMap(keysOf)]) {
    const value = draft.get(key);
    if (value === undefined) continue;
    gone.set(key, value);
    draft.delete(key);
  }
  return gone;
}
