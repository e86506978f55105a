import { id, list, optional, whole, words } from "../../fields/field.ts";
import type { MemberId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { limits } from "../stance/limits.ts";
import { limits as own } from "./limits.ts";
import type { Removal, RemovedId } from "./removal.ts";

/** Who was taken off a board: a member, or where voices are anonymous a voice. */

export const intents = {
  "member.remove": asks("wheel", { memberId: id<RemovedId>(), reason: words(limits.reason) }),
  /** Many at once; whoever has said something by then stays. */
  "member.remove-silent": asks("wheel", {
    memberIds: list(id<MemberId>(), own.removedAtOnce),
    reason: words(limits.reason),
  }),
  /** Many at once, whatever they have said; where voices are anonymous by the ids of voices. */
  "member.remove-some": asks("wheel", {
    memberIds: list(id<RemovedId>(), own.removedAtOnce),
    reason: words(limits.reason),
  }),
  /** `base`: the mark of the removal that was seen. */
  "member.restore": asks("wheel", { memberId: id<RemovedId>(), base: optional(whole(0)) }),
} as const;

export const tables = { removed: { seq: 0 } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    /** Who was taken off the board. */
    readonly removed: ReadonlyMap<RemovedId, Removal>;
  }
}
