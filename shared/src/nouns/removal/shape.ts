import { id, optional, whole, words } from "../../fields/field.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { limits } from "../stance/limits.ts";
import type { Removal, RemovedId } from "./removal.ts";

/** Who was taken off a board: a member, or where voices are anonymous a voice. */

export const intents = {
  "member.remove": asks("wheel", { memberId: id<RemovedId>(), reason: words(limits.reason) }),
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
