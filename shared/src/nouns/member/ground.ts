import { type Grounds, standing } from "../../ledger/base.ts";

export const ground = {
  "member.change": ({ members }, asked, { memberId }) => {
    const member = members.get(memberId);
    return member ? { base: standing(asked, member, ["name", "organization", "brings", "takesPart"]) } : null;
  },
  "member.excuse": ({ members }, { memberId }) => {
    const member = members.get(memberId);
    return member ? { base: member.excused } : null;
  },
  "organization.merge": ({ organizations }, { from }) => ({ base: organizations.get(from)?.into ?? null }),
  "organization.part": ({ organizations }, { organizationId }) => ({
    base: organizations.get(organizationId)?.into ?? null,
  }),
  "people.excuse": ({ board }) => ({ base: board.people?.excused ?? 0 }),
} satisfies Grounds;
