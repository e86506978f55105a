import { type CanvasValue, isPlace, type MemberId, type ShapeRecord, splitKey, weighRecord } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import type { Touch } from "../guard/inventory.ts";
import { type Kind, kindOf, same, sum } from "./content.ts";
import { Handles } from "./handles.ts";

/**
 * What each member did of late to things of others, so that it can be undone: how they were before, as long as nobody else
 * has seen to them since. In memory: what is older, or from before a restart, is in the moments of the canvas.
 */

/** For how long. */
const KEPT_MS = 3_600_000;
/** Entries of one board's doings, and what they may weigh together. */
const MAX_ENTRIES = 20_000;
const MAX_BYTES = 16_777_216;

interface Doing {
  readonly before: CanvasValue;
  readonly at: number;
  readonly bytes: number;
}

/** Somebody's doings, in numbers. */
export interface Done {
  /** By which they can be undone; where voices are anonymous it says no more. */
  readonly id: string;
  readonly member: MemberId;
  readonly gone: Readonly<Record<Kind, number>>;
  readonly changed: Readonly<Record<Kind, number>>;
  /** Things that were moved and are otherwise as they were. */
  readonly moved: number;
}

/** A canvas as it is now. */
export interface Present {
  look(key: string): CanvasValue | undefined;
}

/** A card of another position, or a drawing of another kind, is not the one that was there. */
export function isGone(before: CanvasValue, now: CanvasValue | undefined): boolean {
  if (now === undefined) return true;
  const identity = ({ type, props }: ShapeRecord) => [type, props.positionId, type === "cluster" && props.clusterId];
  return !same(identity(before as ShapeRecord), identity(now as ShapeRecord));
}

export class Doings {
  readonly #clock: Pick<Clock, "now">;
  readonly #all = new Map<MemberId, Map<string, Doing>>();
  readonly #handles = new Handles();
  /** Who was the last to touch what. */
  readonly #last = new Map<string, MemberId>();
  #bytes = 0;

  /** @param clock milliseconds since 1970. */
  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  note(member: MemberId, touches: readonly Touch[]): void {
    for (const { key, before, foreign } of touches) {
      const last = this.#last.get(key);
      if (last !== undefined && last !== member) this.#drop(last, key);
      if (before !== undefined && (foreign || last === member)) this.#add(member, key, before);
    }
  }

  /** The server has brought these back. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) {
      const last = this.#last.get(key);
      if (last !== undefined) this.#drop(last, key);
    }
  }

  /** How something was before whoever touched it last. */
  look(key: string): CanvasValue | undefined {
    const last = this.#last.get(key);
    return last && this.first(last, key);
  }

  /** How one thing was before this member touched it; undefined where nothing is known of it. */
  first(member: MemberId, key: string): CanvasValue | undefined {
    return this.#all.get(member)?.get(key)?.before;
  }

  /** How things were before somebody touched them, by keys; null where nothing is known of these doings. */
  of(id: string): ReadonlyMap<string, CanvasValue> | null {
    this.#expire();
    const member = [...this.#all.keys()].find((one) => this.#handles.fits(one, id));
    const doings = member && this.#all.get(member);
    return doings ? new Map([...doings].map(([key, { before }]) => [key, before])) : null;
  }

  /** Everybody who did something to things of others. */
  list(present: Present): Done[] {
    this.#expire();
    const all = [...this.#all].map(([member, doings]) => ({
      ...doneBy(doings, present),
      ...{ id: this.#handles.of(member), member },
    }));
    return all.filter(isWorthTelling);
  }

  #add(member: MemberId, key: string, before: CanvasValue): void {
    let doings = this.#all.get(member);
    if (!doings) {
      doings = new Map();
      this.#all.set(member, doings);
    }
    if (doings.has(key)) return;
    if (this.#last.size >= MAX_ENTRIES || this.#bytes >= MAX_BYTES) this.#expire();
    if (this.#last.size >= MAX_ENTRIES || this.#bytes >= MAX_BYTES) return;
    const bytes = weighRecord(before);
    doings.set(key, { before, at: this.#clock.now(), bytes });
    this.#bytes += bytes;
    this.#last.set(key, member);
  }

  #drop(member: MemberId, key: string): void {
    const doings = this.#all.get(member);
    this.#bytes -= doings?.get(key)?.bytes ?? 0;
    doings?.delete(key);
    if (doings?.size === 0) this.#all.delete(member);
    this.#last.delete(key);
  }

  #expire(): void {
    const until = this.#clock.now() - KEPT_MS;
    for (const [member, doings] of this.#all) {
      for (const [key, { at }] of doings) if (at < until) this.#drop(member, key);
    }
  }
}

/** Whether that of which this is the place is there. */
function isThere(key: string, present: Present): boolean {
  const named = splitKey(key);
  return named?.kind === "place" && present.look(named.id) !== undefined;
}

function doneBy(doings: ReadonlyMap<string, Doing>, present: Present): Omit<Done, "id" | "member"> {
  const gone = { cards: 0, clusters: 0, drawings: 0 };
  const changed = { cards: 0, clusters: 0, drawings: 0 };
  let moved = 0;
  for (const [key, { before }] of doings) {
    const now = present.look(key);
    const kind = kindOf(key, before);
    if (kind === null) moved += isPlace(before) && isThere(key, present) && !same(before, now) ? 1 : 0;
    else if (isGone(before, now)) gone[kind] += 1;
    else if (!same(before, now)) changed[kind] += 1;
  }
  return { gone, changed, moved };
}

const isWorthTelling = ({ gone, changed, moved }: Done): boolean => sum(gone) + sum(changed) + moved > 0;
