import type { Ledger } from "@acuerdo/shared";

/** A ledger as plain lists, in the order in which things came to be: what an export carries and what is compared with a replay. */
export function tablesOf(ledger: Ledger) {
  const { members, positions, clusters, stances, agreements, versions, objections, commitments } = ledger;
  return {
    members: [...members.values()],
    positions: [...positions.values()],
    clusters: [...clusters.values()],
    stances: [...stances.values()].flatMap((given) => [...given.values()]),
    agreements: [...agreements.values()],
    versions: [...versions.values()],
    objections: [...objections.values()],
    commitments: [...commitments.values()],
  };
}
export type LedgerTables = ReturnType<typeof tablesOf>;
