import { id, nullable, number, oneOf, optional, parts, whole } from "../../fields/field.ts";
import type { MemberId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";

export const events = {
  /** Somebody took much off the canvas; so many cards, clusters and drawings of others. */
  "canvas.cleared": { cards: whole(0), clusters: whole(0), drawings: whole(0) },
  /**
   * An earlier canvas was brought back: as it was then, what was missing of it, or what somebody had done to things of
   * others. The time is null where voices are anonymous. Or what somebody had added was taken away: so much, of whom where
   * voices are named. Or what people had added who had nothing there at that time. Or
   * somebody's words on it were taken out for good.
   */
  "canvas.restored": {
    at: nullable(number(0, Number.MAX_SAFE_INTEGER)),
    what: oneOf(["all", "missing", "doings", "added", "newcomers", "forgotten"]),
    taken: optional(parts({ cards: whole(0), clusters: whole(0), drawings: whole(0) })),
    of: optional(id<MemberId>()),
  },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
