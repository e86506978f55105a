import type { Aliases } from "../../alias.ts";
import { flag, id, line, lineOrNull, nullable, optional, parts, personName, seen, whole } from "../../fields/field.ts";
import type { MemberId } from "../../ids.ts";
import { asks, type IntentsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import type { Member } from "./member.ts";
import type { OrganizationId, Organizations } from "./organization.ts";

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
  /** Oneself: one is not waited for any more, and what one said stays and counts. */
  "member.leave": asks("anyone", {}),
  "member.return": asks("anyone", {}),
  /** Two members are one person: both are asked. The first is the second from then on. */
  "member.join-as": asks("wheel", { from: id<MemberId>(), into: id<MemberId>() }),
  /** What one of the two says to it. */
  "member.join-answer": asks("anyone", { from: id<MemberId>(), into: id<MemberId>(), yes: flag() }),
  /** Two organisations are one: people of the first are counted with those of the second. `base`: with which they were before. */
  "organization.merge": asks("wheel", {
    from: id<OrganizationId>(),
    into: id<OrganizationId>(),
    base: optional(nullable(id<OrganizationId>())),
  }),
  /** `base`: with which it was seen. */
  "organization.part": asks("wheel", {
    organizationId: id<OrganizationId>(),
    base: optional(nullable(id<OrganizationId>())),
  }),
  /** Where voices are anonymous: so many of those who take part are not waited for any more. */
  "people.excuse": asks("wheel", { count: whole(0, limits.membersPerBoard), base: optional(whole(0)) }),
} as const;

export const tables = {
  members: { seq: 0, removed: false, before: [] },
  aliases: { seq: 0 },
  organizations: { seq: 0 },
} as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly members: ReadonlyMap<MemberId, Member>;
    readonly organizations: Organizations;
    /** Names of the voices that have spoken, where they are anonymous. */
    readonly aliases: Aliases;
  }
}
