import { flag, id, lineOrNull, oneOf, optional, parts, text, whole } from "../../fields/field.ts";
import type { MemberId } from "../../ids.ts";
import type { EventsOf } from "../noun.ts";
import { limits } from "./limits.ts";
import { ROLES } from "./member.ts";
import type { OrganizationId } from "./organization.ts";

const name = text(limits.name);
const organization = lineOrNull(limits.organization);
const brings = text(limits.brings);
/** The member that is the other from then on, and the one who stays. */
const pair = { from: id<MemberId>(), into: id<MemberId>() };

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
  "member.left": { memberId: id<MemberId>() },
  "member.returned": { memberId: id<MemberId>() },
  /** Whoever mediates asks two whether they are one person. */
  "member.join-asked": pair,
  "member.join-answered": { ...pair, yes: flag() },
  "member.joined-as": pair,
  "organization.merged": { from: id<OrganizationId>(), into: id<OrganizationId>() },
  "organization.parted": { organizationId: id<OrganizationId>() },
  /** By the server, on a board with anonymous voices: how many are there now, said for several who came. */
  "people.counted": { mediators: whole(0), participants: whole(0), observers: whole(0), expected: whole(0) },
  "people.excused": { count: whole(0) },
} as const;

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
