import type { Aliases } from "../../alias.ts";
import {
  flag,
  id,
  line,
  lineOrNull,
  nullable,
  oneOf,
  optional,
  parts,
  personName,
  seen,
  text,
  whole,
} from "../../fields/field.ts";
import type { MemberId } from "../../ids.ts";
import { asks, type EventsOf, type IntentsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import { type Member, ROLES } from "./member.ts";

/** Who is on a board, and where voices are anonymous how many. */

export const intents = {
  "member.change": asks("anyone", {
    name: optional(personName(limits.name)),
    organization: optional(lineOrNull(limits.organization)),
    brings: optional(line(limits.brings)),
    takesPart: optional(flag()),
    base: optional(
      parts({
        name: optional(seen()),
        organization: optional(nullable(seen())),
        brings: optional(seen()),
        takesPart: optional(flag()),
      }),
    ),
  }),
  "member.excuse": asks("wheel", { memberId: id<MemberId>(), excused: flag(), base: optional(flag()) }),
  /** Where voices are anonymous: so many of those who take part are not waited for any more. */
  "people.excuse": asks("wheel", { count: whole(0, limits.membersPerBoard), base: optional(whole(0)) }),
} as const;

const name = text(limits.name);
const organization = lineOrNull(limits.organization);
const brings = text(limits.brings);

export const events = {
  "member.joined": { memberId: id<MemberId>(), role: oneOf(ROLES), name, organization, brings },
  "member.changed": {
    memberId: id<MemberId>(),
    role: optional(oneOf(ROLES)),
    name: optional(name),
    organization: optional(organization),
    brings: optional(brings),
    takesPart: optional(flag()),
    excused: optional(flag()),
    /** What the name and the organisation were before, where they are others now; absent in earlier events. */
    was: optional(parts({ name: optional(name), organization: optional(organization) })),
  },
  /** By the server, on a board with anonymous voices: how many are there now, said for several who came. */
  "people.counted": { mediators: whole(0), participants: whole(0), observers: whole(0), expected: whole(0) },
  "people.excused": { count: whole(0) },
} as const;

export const tables = { members: { seq: 0, removed: false, before: [] }, aliases: { seq: 0 } } as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Events extends EventsOf<typeof events> {}
  interface Tables {
    readonly members: ReadonlyMap<MemberId, Member>;
    /** Names of the voices that have spoken, where they are anonymous. */
    readonly aliases: Aliases;
  }
}
