/** A whole Polis conversation from its votes, as Polis itself computes it. */
import { f64, i32 } from "../typed.ts";
import { type Plane, planeOf } from "./components.ts";
import { countVotes, groupInformedConsensus, summed, type VoteCounts } from "./counts.ts";
import { type Found, findGroups, type GroupsBefore } from "./groups.ts";
import { priority } from "./priority.ts";
import { type Representative, representatives, type Shared, type Side, sharedByAll } from "./representative.ts";
import { type Cast, takingPart, type VoteMatrix, voteMatrix } from "./votes.ts";

export interface Moderation<T> {
  readonly modOut?: Iterable<T>;
  readonly meta?: Iterable<T>;
}

export interface Statistics<T> {
  readonly counts: readonly VoteCounts[];
  readonly groupInformedConsensus: ReadonlyMap<T, number>;
  /** One list per group, in the order of the groups. */
  readonly representative: readonly (readonly (Representative & { readonly statement: T })[])[];
  readonly consensus: Readonly<Record<Side, readonly (Shared & { readonly statement: T })[]>>;
  readonly priorities: ReadonlyMap<T, number>;
}

export function matrixOf<P, T>(votes: Iterable<Cast<P, T>>, { modOut, meta }: Moderation<T>): VoteMatrix<P, T> {
  return voteMatrix(votes, new Set([...(modOut ?? []), ...(meta ?? [])]));
}

/** What is known about the statements once the groups are. `groups` are rows of the matrix. */
export function statisticsOf<P, T>(
  votes: VoteMatrix<P, T>,
  groups: readonly (readonly number[])[],
  plane: Plane,
  meta: Iterable<T> = [],
): Statistics<T> {
  const { statements, leftOut, raw, rating } = votes;
  const columns = statements.map((_, c) => c).filter((c) => !leftOut[c]);
  const counts = groups.map((rows) => countVotes(raw, rows));
  const all = summed(counts, raw.cols);
  const everyone = countVotes(rating, votes.people.keys());
  const consensus = sharedByAll(everyone, columns);
  const shared = groupInformedConsensus(counts, raw.cols);
  const metas = new Set(meta);
  const named = <I extends { readonly column: number }>(items: readonly I[]) =>
    items.flatMap((item) =>
      statements.slice(item.column, item.column + 1).map((statement) => ({ ...item, statement })),
    );
  const weight = (statement: T, c: number): number => {
    const [agree, disagree] = [i32(all.agree, c), i32(all.disagree, c)];
    const pass = i32(all.seen, c) - agree - disagree;
    return priority({ agree, disagree, pass, extremity: f64(plane.extremity, c), meta: metas.has(statement) });
  };
  return {
    counts,
    groupInformedConsensus: new Map(statements.map((statement, c) => [statement, f64(shared, c)])),
    representative: representatives(
      groups.map((rows) => countVotes(rating, rows)),
      columns,
    ).map(named),
    consensus: { agree: named(consensus.agree), disagree: named(consensus.disagree) },
    priorities: new Map(statements.map((statement, c) => [statement, weight(statement, c)])),
  };
}

export interface Earlier<P> {
  /** Everybody who took part in groups before: once in, always in. */
  readonly takingPart?: Iterable<P>;
  readonly groups?: GroupsBefore;
  readonly axes?: readonly ArrayLike<number>[];
}

export interface Conversation<P, T> extends Statistics<T> {
  readonly votes: VoteMatrix<P, T>;
  readonly plane: Plane;
  readonly takingPart: readonly number[];
  readonly found: Found;
}

export function analyse<P, T>(
  cast: Iterable<Cast<P, T>>,
  moderation: Moderation<T> = {},
  before: Earlier<P> = {},
): Conversation<P, T> {
  const votes = matrixOf(cast, moderation);
  const plane = planeOf(votes, before.axes);
  const rows = takingPart(votes, new Set(before.takingPart));
  const found = findGroups(plane.people, rows, before.groups);
  return { votes, plane, takingPart: rows, found, ...statisticsOf(votes, found.groups, plane, moderation.meta) };
}
