import { id, words } from "../../fields/field.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "../stance/limits.ts";
import type { RemovedId } from "./removal.ts";

export const events = {
  "member.removed": { memberId: id<RemovedId>(), reason: words(limits.reason) },
  "member.restored": { memberId: id<RemovedId>() },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
