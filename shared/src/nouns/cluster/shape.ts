import { id, line, optional, seen } from "../../fields/field.ts";
import type { ClusterId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import type { Cluster } from "./cluster.ts";
import { limits } from "./limits.ts";

export const intents = {
  "cluster.name": asks("voice", {
    clusterId: id<ClusterId>(),
    sentence: line(limits.sentence),
    /** The sentence that stood; empty for none. */
    base: optional(seen()),
  }),
} as const;

/** What a voice says. */
export const said = { "cluster.named": true } as const;

export const tables = { clusters: { seq: 0, said: 0 } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly clusters: ReadonlyMap<ClusterId, Cluster>;
  }
}
