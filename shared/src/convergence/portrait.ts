/** What tells opinion groups apart, and what they share: the Polis lists, from graded stances. */
import { countVotes, groupInformedConsensus } from "./polis/counts.ts";
import { type Representative, representatives, type Side } from "./polis/representative.ts";
import { type Stance, stanceMatrix } from "./stances.ts";
import { f64 } from "./typed.ts";

export interface Telling {
  readonly statement: string;
  /** The group agrees with it more than the others do, or disagrees more. */
  readonly side: Side;
  /** People of the group on that side, and all who rated it. */
  readonly people: number;
  readonly rated: number;
  /** How many times greater than among the others. */
  readonly ratio: number;
}

export interface Portraits {
  /** At most five statements per group, in the order of the groups. */
  readonly telling: readonly (readonly Telling[])[];
  /** Group-informed consensus of each statement, 0 to 1. */
  readonly consensus: ReadonlyMap<string, number>;
}

/** Above 0 counts as agreeing, below as disagreeing; who can live with it has rated and takes no side. */
export function portraitsOf(
  stances: Iterable<Stance>,
  groups: readonly { readonly people: readonly string[] }[],
): Portraits {
  const { people, statements, matrix } = stanceMatrix(stances);
  const rowOf = new Map(people.map((person, row) => [person, row]));
  const counts = groups.map((group) =>
    countVotes(
      matrix,
      group.people.flatMap((person) => rowOf.get(person) ?? []),
    ),
  );
  const shared = groupInformedConsensus(counts, statements.length);
  const told = ({ column, side, hits, seen, ratio }: Representative): Telling => ({
    statement: statements[column] ?? "",
    side,
    people: hits,
    rated: seen,
    ratio,
  });
  return {
    telling: representatives(counts, [...statements.keys()]).map((list) => list.map(told)),
    consensus: new Map(statements.map((statement, c) => [statement, f64(shared, c)])),
  };
}
