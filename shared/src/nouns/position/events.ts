import { id, oneOf, words } from "../../fields/field.ts";
import type { PositionId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import { POSITION_KINDS } from "./position.ts";

const worded = { positionId: id<PositionId>(), positionKind: oneOf(POSITION_KINDS), text: words(limits.position) };

export const events = {
  "position.placed": worded,
  "position.reworded": worded,
  "position.withdrawn": { positionId: id<PositionId>() },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
