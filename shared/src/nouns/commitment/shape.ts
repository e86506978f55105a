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
  withDefault,
  words,
} from "../../fields/field.ts";
import type { AgreementId, CommitmentId, MemberId, VersionId } from "../../ids.ts";
import { limits as ofMembers } from "../member/limits.ts";
import { asks, type IntentsOf } from "../noun.ts";
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

export const tables = {
  commitments: { seq: 0, versionId: null, asked: [], joined: [], removed: false },
} as const;

declare module "../noun.ts" {
  interface Intents extends IntentsOf<typeof intents> {}
  interface Tables {
    readonly commitments: ReadonlyMap<CommitmentId, Commitment>;
  }
}
