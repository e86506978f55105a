import { done as spoken, said as words } from "../../i18n/said/removal.ts";
import { quote, type Sayings, type SaysDone, whoWas } from "../../i18n/told.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "member.removed": {
    says: words["member.removed"],
    with: ({ memberId, reason }, told) => ({
      name: whoWas(told, memberId, told.entry.seq),
      why: quote(told, reason),
    }),
  },
  "member.restored": {
    says: words["member.restored"],
    with: ({ memberId }, told) => ({ name: whoWas(told, memberId, told.entry.seq) }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "member.remove": ({ memberId }, told) => [spoken.removed, { name: whoWas(told, memberId) }],
  "member.remove-silent": ({ memberIds }) => [spoken.removedSome, { n: memberIds.length }],
  "member.remove-some": ({ memberIds }) => [spoken.removedSome, { n: memberIds.length }],
  "member.restore": ({ memberId }, told) => [spoken.restored, { name: whoWas(told, memberId) }],
};
