import type { Ledger } from "../ledger/ledger.ts";
import type { People } from "../nouns/board/board.ts";
import type { Member } from "../nouns/member/member.ts";

/** How many people there are, where voices are anonymous: as was last counted; a board of before that has not been counted yet knows its members. */
export function peopleOf({ board, members }: Ledger): People {
  const all = [...members.values()];
  const count = (keep: (member: Member) => boolean) => all.filter(keep).length;
  return (
    board.people ?? {
      mediators: count(({ role }) => role === "mediator"),
      participants: count(({ role }) => role === "participant"),
      observers: count(({ role }) => role === "observer"),
      expected: count(({ takesPart }) => takesPart),
      excused: count(({ excused }) => excused),
      off: 0,
    }
  );
}
