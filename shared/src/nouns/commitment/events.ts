import { day, flag, id, lineOrNull, list, nullable, oneOf, optional, parts, text, words } from "../../fields/field.ts";
import type { AgreementId, CommitmentId, MemberId, VersionId } from "../../ids.ts";
import { limits as ofMembers } from "../member/limits.ts";
import type { EventsOf } from "../noun.ts";
import { COMMITMENT_STATES, HANDS } from "./commitment.ts";
import { limits } from "./limits.ts";

const commitmentId = id<CommitmentId>();
const members = list(id<MemberId>(), limits.withMembers);

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

declare module "../noun.ts" {
  interface Events extends EventsOf<typeof events> {}
}
