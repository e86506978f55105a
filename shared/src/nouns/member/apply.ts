import { invariant } from "../../invariant.ts";
import { type Applier, put } from "../../ledger/applier.ts";
import type { People } from "../board/board.ts";
import { voicesOff } from "../removal/removal.ts";
import { apply as joining } from "./joining.ts";
import { apply as leaving } from "./leaving.ts";
import type { Member } from "./member.ts";
import { changedMember } from "./names.ts";
import { organizationsAfter, apply as organizing, under } from "./organizing.ts";

const joined: Applier<"member.joined"> = (ledger, { memberId, ...data }, event) => {
  const { at, seq, board } = event;
  const member: Member = {
    id: memberId,
    ...data,
    takesPart: data.role === "participant",
    excused: false,
    removed: false,
    joinedAt: at,
    seq,
    before: [],
  };
  const organizations = organizationsAfter(ledger, data.organization, event);
  return { members: put(ledger.members, memberId, under(organizations, board, member)), organizations };
};

const changed: Applier<"member.changed"> = (ledger, { memberId, ...data }, event) => {
  const member = ledger.members.get(memberId);
  invariant(member !== undefined, `an event alters ${memberId}, which is not there`);
  const now = changedMember(member, data, event.seq);
  const organizations = organizationsAfter(ledger, now.organization, event);
  return { members: put(ledger.members, memberId, under(organizations, event.board, now)), organizations };
};

const counted: Applier<"people.counted"> = ({ board, aliases, removed }, data) => ({
  board: { ...board, people: { ...data, excused: board.people?.excused ?? 0, off: voicesOff(aliases, removed) } },
});

const NOBODY: People = { mediators: 0, participants: 0, observers: 0, expected: 0, excused: 0, off: 0 };

const excused: Applier<"people.excused"> = ({ board }, { count }) => ({
  board: { ...board, people: { ...(board.people ?? NOBODY), excused: count } },
});

export const apply = {
  ...joining,
  ...leaving,
  ...organizing,
  "member.joined": joined,
  "member.changed": changed,
  "people.counted": counted,
  "people.excused": excused,
};
