import { id, line } from "../../fields/field.ts";
import type { ClusterId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "./limits.ts";

export const events = { "cluster.named": { clusterId: id<ClusterId>(), sentence: line(limits.sentence) } } as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
