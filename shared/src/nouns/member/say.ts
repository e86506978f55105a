import { record } from "../../i18n/record.ts";
import { also, done as spoken, said as words } from "../../i18n/said/member.ts";
import { type Sentence, say } from "../../i18n/say.ts";
import { nameOf, type Sayings, type SaysDone, type Told, whoWas } from "../../i18n/told.ts";
import type { MemberId } from "../../ids.ts";
import type { EventData } from "../../ledger/event.ts";
import { namedAt } from "../../names/book.ts";
import type { events } from "./events.ts";
import type { OrganizationId } from "./organization.ts";
import type { intents } from "./shape.ts";

function joined(told: Told, { memberId, role, organization: from }: EventData["member.joined"]): string {
  const name = nameOf(told, memberId);
  const organization = told.ledger.board.voices === "named" ? from && told.mark(from) : null;
  if (role === "mediator") return say(told.language, also.joinedMediator, { name });
  if (role === "observer") return say(told.language, also.joinedObserver, { name });
  return organization
    ? say(told.language, also.joinedFor, { name, organization })
    : say(told.language, words["member.joined"], { name });
}

/** Both names, so that who said what before can be told from who says it now. */
function renamed({ language, ledger, entry, mark }: Told, data: EventData["member.changed"]): string | null {
  const before = namedAt(ledger.members, data.memberId, entry.seq - 1);
  const now = namedAt(ledger.members, data.memberId, entry.seq);
  if (!before || !now) return null;
  const from = data.organization === undefined ? null : mark(data.organization ?? "") || say(language, record.nowhere);
  if (data.name === undefined) return from === null ? null : say(language, also.from, { name: mark(now.name), from });
  const params = { before: mark(before.name), now: mark(now.name), from: from ?? "" };
  return say(language, from === null ? also.renamed : also.renamedFrom, params);
}

function changed(told: Told, data: EventData["member.changed"]): string {
  const { memberId, excused, role, takesPart } = data;
  const params = { who: told.who, name: nameOf(told, memberId) };
  const tell = (sentence: Sentence) => say(told.language, sentence, params);
  const otherName = told.ledger.board.voices === "named" ? renamed(told, data) : null;
  if (otherName) return otherName;
  if (excused !== undefined) return tell(excused ? also.excused : also.expected);
  if (role !== undefined) return tell(role === "mediator" ? also.roleMediator : also.roleParticipant);
  if (takesPart !== undefined && data.brings === undefined)
    return tell(takesPart ? also.alsoTakesPart : also.takesNoPart);
  return tell(words["member.changed"]);
}

/** As it was spelt first. */
const named = (told: Pick<Told, "ledger" | "mark">, id: OrganizationId): string =>
  told.mark(told.ledger.organizations.get(id)?.name ?? "");

interface Pair {
  readonly from: MemberId;
  readonly into: MemberId;
}

/** As they were called then: the record told them apart by that. */
const twoOf = (told: Told, { from, into }: Pair) => {
  const named = (id: MemberId) => whoWas(told, id, told.entry.seq);
  return { from: named(from), into: named(into) };
};

export const said: Sayings<keyof typeof events> = {
  "member.joined": { says: words["member.joined"], with: (data, told) => joined(told, data) },
  "member.changed": { says: words["member.changed"], with: (data, told) => changed(told, data) },
  "people.counted": {
    says: words["people.counted"],
    with: ({ mediators, participants, observers, expected }) => ({
      people: mediators + participants + observers,
      expected,
    }),
  },
  "member.left": { says: words["member.left"], with: ({ memberId }, told) => ({ name: nameOf(told, memberId) }) },
  "member.returned": {
    says: words["member.returned"],
    with: ({ memberId }, told) => ({ name: nameOf(told, memberId) }),
  },
  "member.join-asked": { says: words["member.join-asked"], with: (pair, told) => twoOf(told, pair) },
  "member.join-answered": {
    says: words["member.join-answered"],
    with: ({ yes, ...pair }, told) =>
      yes ? twoOf(told, pair) : say(told.language, also.notTheSame, { who: told.who, ...twoOf(told, pair) }),
  },
  "member.joined-as": { says: words["member.joined-as"], with: (pair, told) => twoOf(told, pair) },
  "organization.merged": {
    says: words["organization.merged"],
    with: ({ from, into }, told) => ({ from: named(told, from), into: named(told, into) }),
  },
  "organization.parted": {
    says: words["organization.parted"],
    with: ({ organizationId }, told) => ({ name: named(told, organizationId) }),
  },
  "people.excused": { says: words["people.excused"], with: ({ count }) => ({ count }) },
};

export const done: SaysDone<keyof typeof intents> = {
  "member.leave": spoken.left,
  "member.return": spoken.returned,
  "member.join-as": ({ from, into }, told) => [spoken.asked, { from: whoWas(told, from), into: whoWas(told, into) }],
  "member.join-answer": ({ yes }) => (yes ? spoken.same : spoken.notTheSame),
  "organization.merge": ({ from, into }, told) => [spoken.merged, { from: named(told, from), into: named(told, into) }],
  "organization.part": ({ organizationId }, told) => [spoken.parted, { name: named(told, organizationId) }],
  "member.change": spoken.cardChanged,
  "member.excuse": ({ memberId, excused }, told) => [
    excused ? spoken.excused : spoken.expected,
    { name: whoWas(told, memberId) },
  ],
  "people.excuse": ({ count }) => [spoken.excusedCount, { n: count }],
};
