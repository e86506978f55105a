import { type Applier, alter, put } from "../../ledger/applier.ts";
import type { People } from "../board/board.ts";
import { voicesOff } from "../removal/removal.ts";
import type { Member } from "./member.ts";
import { changedMember } from "./names.ts";

const joined: Applier<"member.joined"> = (ledger, { memberId, ...data }, { at, seq }) => {
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
  return { members: put(ledger.members, memberId, member) };
};

const changed: Applier<"member.changed"> = (ledger, { memberId, ...data }, { seq }) => ({
  members: alter(ledger.members, memberId, (member) => changedMember(member, data, seq)),
});

const counted: Applier<"people.counted"> = ({ board, aliases, removed }, data) => ({
  board: { ...board, people: { ...data, excused: board.people?.excused ?? 0, off: voicesOff(aliases, removed) } },
});

const NOBODY: People = { mediators: 0, participants: 0, observers: 0, expected: 0, excused: 0, off: 0 };

const excused: Applier<"people.excused"> = ({ board }, { count }) => ({
  board: { ...board, people: { ...(board.people ?? NOBODY), excused: count } },
});

export const apply = {
  "member.joined": joined,
  "member.changed": changed,
  "people.counted": counted,
  "people.excused": excused,
};
