import {
  day,
  flag,
  id,
  line,
  lineOrNull,
  list,
  nullable,
  oneOf,
  optional,
  parts,
  text,
  withDefault,
  words,
} from "../../fields/field.ts";
import type { AgreementId, CommitmentId, MemberId, VersionId } from "../../ids.ts";
import { limits as ofMembers } from "../member/limits.ts";
import { asks, type EventsOf, type IntentsOf } from "../noun.ts";
import { COMMITMENT_STATES, type Commitment, HANDS } from "./commitment.ts";
import { limits } from "./limits.ts";

const commitmentId = id<CommitmentId>();
const members = list(id<MemberId>(), limits.withMembers);

export const intents = {
  "commitment.make": asks("voice", {
    commitmentId,
    agreementId: id<AgreementId>(),
    hands: oneOf(HANDS),
    text: words(limits.commitment),
    due: withDefault(nullable(day()), null),
    /** Who is asked to join in. */
    with: withDefault(members, []),
    asOrganization: withDefault(flag(), false),
    /** Where voices are anonymous: the name that it is signed with, and the organisation. */
    name: optional(line(ofMembers.name)),
    organization: optional(lineOrNull(ofMembers.organization)),
    /** The version that it is made for. */
    base: optional(id<VersionId>()),
  }),
  "commitment.accept": asks("voice", { commitmentId }),
  "commitment.decline": asks("voice", { commitmentId }),
  "commitment.report": asks("voice", {
    commitmentId,
    state: oneOf(COMMITMENT_STATES),
    base: optional(oneOf(COMMITMENT_STATES)),
  }),
  "commitment.withdraw": asks("voice", { commitmentId }),
} as const;

export const events = {
  "commitment.made": {
    commitmentId,
    agreementId: id<AgreementId>(),
    /** The version that it was made for; absent in earlier events. */
    versionId: optional(id<VersionId>()),
    hands: oneOf(HANDS),
    text: words(limits.commitment),
    due: nullable(day()),
    /** Named without being asked: only in earlier events. */
    with: members,
    /** Asked to join in; absent in earlier events. */
    asked: optional(members),
    asOrganization: flag(),
    /** Where voices are anonymous: the name that it is signed with. */
    signed: optional(parts({ name: text(ofMembers.name), organization: lineOrNull(ofMembers.organization) })),
  },
  "commitment.accepted": { commitmentId },
  "commitment.declined": { commitmentId },
  "commitment.reported": { commitmentId, state: oneOf(COMMITMENT_STATES) },
  "commitment.withdrawn": { commitmentId },
} as const;

export const tables = {
  commitments: { seq: 0, versionId: null, asked: [], joined: [], removed: false },
} as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Events extends EventsOf<typeof events> {}
  interface Tables {
    readonly commitments: ReadonlyMap<CommitmentId, Commitment>;
  }
}
