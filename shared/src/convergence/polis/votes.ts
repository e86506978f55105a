/**
 * The votes of a Polis conversation as matrices, rows and columns in the order of the first vote: Polis begins its
 * search for groups with the first people, so the order is part of the result.
 */
import { cellsIn, filtered, type Sparse, sparseOf } from "../sparse.ts";

/** +1 agree, 0 pass, -1 disagree. Inside Polis the sign is the other one; what it publishes is the same. */
export type Vote = -1 | 0 | 1;
export type Cast<P, T> = readonly [person: P, statement: T, vote: Vote];

export interface VoteMatrix<P, T> {
  readonly people: readonly P[];
  readonly statements: readonly T[];
  /** Moderated out, or about the people rather than the matter: left out of the search for groups and of lists. */
  readonly leftOut: readonly boolean[];
  readonly raw: Sparse;
  /** Without the columns that are left out: Polis sets them to 0 for everybody, which centres to nothing. */
  readonly rating: Sparse;
}

/** Gives each new key the next number. */
function numbering<K>(): { readonly keys: K[]; of(key: K): number } {
  const numbers = new Map<K, number>();
  const keys: K[] = [];
  return {
    keys,
    of(key) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, keys.length);
      return keys.push(key) - 1;
    },
  };
}

/** The last vote of a person on a statement counts, at the place of the first. */
export function voteMatrix<P, T>(votes: Iterable<Cast<P, T>>, leftOut: ReadonlySet<T>): VoteMatrix<P, T> {
  const people = numbering<P>();
  const statements = numbering<T>();
  const cells: Map<number, Vote>[] = [];
  for (const [person, statement, vote] of votes) {
    const row = people.of(person);
    const cast = cells[row] ?? new Map<number, Vote>();
    cells[row] = cast;
    cast.set(statements.of(statement), vote);
  }
  const row = Int32Array.from(cells.flatMap((cast, r) => [...cast.keys()].map(() => r)));
  const column = Int32Array.from(cells.flatMap((cast) => [...cast.keys()]));
  const value = Float64Array.from(cells.flatMap((cast) => [...cast.values()]));
  const raw = sparseOf(people.keys.length, statements.keys.length, { row, column, value });
  const out = statements.keys.map((statement) => leftOut.has(statement));
  const rating = filtered(raw, (_, c) => out[c] === false);
  return { people: people.keys, statements: statements.keys, leftOut: out, raw, rating };
}

const VOTES_TO_TAKE_PART = 7;
const FEWEST_TO_GROUP = 15;

/** Rows of those who take part in groups: enough votes, or in before, or the most active where they are few. */
export function takingPart<P, T>({ people, raw }: VoteMatrix<P, T>, before: ReadonlySet<P> = new Set()): number[] {
  const votes = (row: number) => cellsIn(raw, row);
  const enough = Math.min(VOTES_TO_TAKE_PART, raw.cols);
  const inside = people.map((person, row) => before.has(person) || votes(row) >= enough);
  const outside = people.map((_, row) => row).filter((row) => !inside[row]);
  const missing = Math.max(0, FEWEST_TO_GROUP - (people.length - outside.length));
  const added = new Set(outside.sort((left, right) => votes(right) - votes(left)).slice(0, missing));
  return people.map((_, row) => row).filter((row) => inside[row] || added.has(row));
}
