import { type Ledger, type Organization, organizationId, presentMembers } from "@acuerdo/shared";

/**
 * The organisations that somebody of who is on the board comes from, and those that were put together with another. Those of people
 * who were taken off are not asked about: whoever makes people up makes up where they come from.
 */
export function organizationsHere({
  board,
  members,
  organizations,
}: Pick<Ledger, "board" | "members" | "organizations">): readonly Organization[] {
  const theirs = presentMembers({ members }).flatMap(({ organization }) => organization ?? []);
  const here = new Set<string>(theirs.map((name) => organizationId(board.id, name)));
  const roots = [...organizations.values()].flatMap(({ id, into }) => (into === null ? [] : [id, into]));
  return [...organizations.values()].filter(({ id }) => here.has(id) || roots.includes(id));
}
