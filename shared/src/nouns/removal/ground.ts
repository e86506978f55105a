import type { Grounds } from "../../ledger/base.ts";
import { removalMark } from "./removal.ts";

export const ground = {
  "member.restore": ({ removed }, { memberId }) => {
    const removal = removed.get(memberId);
    return removal ? { base: removalMark(removal) } : null;
  },
} satisfies Grounds;
