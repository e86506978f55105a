import type { Applier, Envelope } from "../../ledger/applier.ts";
import { alter, put } from "../../ledger/applier.ts";
import { wheelOf } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { refuse } from "../../refusal.ts";
import type { Member } from "./member.ts";
import { type Organizations, organizationId, rootOf, underOf } from "./organization.ts";

/** Organisations that people come from, and that two of them are one. */

/** With the one that somebody comes from. */
export function organizationsAfter(ledger: Ledger, name: string | null, { board, at, seq }: Envelope): Organizations {
  if (name === null) return ledger.organizations;
  const id = organizationId(board, name);
  if (ledger.organizations.has(id)) return ledger.organizations;
  return put(ledger.organizations, id, { id, name, into: null, at, seq });
}

/** The member, counted under the organisation that theirs was put together with. */
export function under(organizations: Organizations, board: Envelope["board"], member: Member): Member {
  const name = underOf(organizations, board, member.organization);
  if (name === member.under) return member;
  const { under: _, ...rest } = member;
  return name === undefined ? rest : { ...rest, under: name };
}

function withAllUnder(ledger: Ledger, organizations: Organizations, board: Envelope["board"]): Partial<Ledger> {
  const members = new Map([...ledger.members].map(([id, member]) => [id, under(organizations, board, member)]));
  return { organizations, members };
}

const merged: Applier<"organization.merged"> = (ledger, { from, into }, { board }) =>
  withAllUnder(
    ledger,
    alter(ledger.organizations, from, (one) => ({ ...one, into })),
    board,
  );

const parted: Applier<"organization.parted"> = (ledger, { organizationId: id }, { board }) =>
  withAllUnder(
    ledger,
    alter(ledger.organizations, id, (one) => ({ ...one, into: null })),
    board,
  );

const merge: Decider<"organization.merge"> = (ledger, { from, into, base }, actor) => {
  const [one, root] = [ledger.organizations.get(from), rootOf(ledger.organizations, into)];
  if (!one || !root) return refuse("no-such-organization");
  if (one.into === root.id || root.id === from) return [];
  const stale = changedSince(base, one.into);
  return stale ?? [{ kind: "organization.merged", actor: wheelOf(ledger, actor), data: { from, into: root.id } }];
};

const part: Decider<"organization.part"> = (ledger, { organizationId: id, base }, actor) => {
  const one = ledger.organizations.get(id);
  if (!one) return refuse("no-such-organization");
  if (one.into === null) return [];
  const stale = changedSince(base, one.into);
  return stale ?? [{ kind: "organization.parted", actor: wheelOf(ledger, actor), data: { organizationId: id } }];
};

export const apply = { "organization.merged": merged, "organization.parted": parted };
export const decide = { "organization.merge": merge, "organization.part": part };
