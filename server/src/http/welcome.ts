import {
  byOrganization,
  freeAlias,
  isRemoved,
  type Language,
  type Ledger,
  presentMembers,
  readable,
  refuse,
  WITHHELD,
} from "@acuerdo/shared";
import { identify } from "../auth.ts";
import type { Services } from "../services.ts";
import type { Entered } from "./entry.ts";
import { remembered } from "./remembered.ts";

/** What the join page shows to whoever may come in. */

/** How many are here and from where; where voices are anonymous only the number, as it was last said to all. */
function shownPeople(ledger: Ledger): { organizations: readonly string[]; members: number } {
  const { board, members } = ledger;
  if (board.voices === "anonymous") {
    const { mediators = 0, participants = 0, observers = 0 } = board.people ?? {};
    return { organizations: [], members: mediators + participants + observers };
  }
  return PEOPLE[board.language](members);
}

/** The organisations' names, most frequent first, then as the board's language sorts them. A room that comes in asks for the same list again and again. */
const peopleIn = (language: Language) =>
  remembered((members: Ledger["members"]) => {
    const present = presentMembers({ members });
    const groups = byOrganization(members, present).flatMap(([name, people]) =>
      name === null ? [] : [{ name, count: people.length }],
    );
    const { compare } = new Intl.Collator(language);
    const sorted = groups.sort((a, b) => b.count - a.count || compare(a.name, b.name));
    return { organizations: sorted.map(({ name }) => name), members: present.length };
  });
const PEOPLE = { en: peopleIn("en"), es: peopleIn("es") } as const satisfies Record<Language, unknown>;

/** @param device its secret, where one was named. */
export async function welcome(services: Services, { board, role, known }: Entered, device: string | undefined) {
  const { state, backstage } = await services.ledgers.get(board.id);
  const { title, objective, language, voices } = readable(state).board;
  const ids = device === undefined ? null : identify(board, device);
  if (ids && isRemoved(state, ids)) return refuse("removed");
  const member = known && ids ? backstage.member(state, ids.memberId) : undefined;
  const shown = member
    ? {
        name: member.name === WITHHELD ? "" : member.name,
        organization: member.organization,
        brings: member.brings === WITHHELD ? "" : member.brings,
        role: member.role,
      }
    : null;
  const alias = voices === "named" && ids && !shown ? { alias: freeAlias(state, ids.memberId) } : {};
  return { title, objective, language, voices, role, ...shownPeople(state), ...alias, member: shown };
}
