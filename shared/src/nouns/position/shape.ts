import { MAX_COORDINATE } from "../../canvas/limits.ts";
import { id, number, oneOf, optional, pair, whole, words } from "../../fields/field.ts";
import type { PositionId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import { POSITION_KINDS, type Position } from "./position.ts";

const worded = { positionId: id<PositionId>(), positionKind: oneOf(POSITION_KINDS), text: words(limits.position) };

export const intents = {
  "position.place": asks("voice", {
    ...worded,
    /** Where on the canvas the server puts its card, in units of the page; without it, it lies in the tray. */
    place: optional(pair(number(-MAX_COORDINATE, MAX_COORDINATE))),
  }),
  /** `base`: the revision of the words that were seen. */
  "position.reword": asks("voice", { ...worded, base: optional(whole(1)) }),
  "position.withdraw": asks("voice", { positionId: id<PositionId>() }),
} as const;

/** What a voice says. */
export const said = { "position.placed": true, "position.reworded": true, "position.withdrawn": true } as const;

export const tables = { positions: { seq: 0, said: 0, revision: 1, removed: false } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly positions: ReadonlyMap<PositionId, Position>;
  }
}
