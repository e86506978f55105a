/**
 * The graded stances of a board as a matrix whose order depends on nothing but the stances: statements by id, people
 * by what they said, by name only where they said the same. Neither names nor the order in which people came can change
 * the groups.
 */
import type { Answer } from "../stance.ts";
import { cellsIn, type Sparse, sparseOf } from "./sparse.ts";
import { f64, i32 } from "./typed.ts";

export type Stance = readonly [person: string, statement: string, answer: Answer];

export interface StanceMatrix {
  readonly people: readonly string[];
  readonly statements: readonly string[];
  /** Scores halved, -1 to 1. Who stands aside or was not heard has no cell. */
  readonly matrix: Sparse;
}

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** Lexicographic by statement, then score. People who said the same are equal. */
function compareRows({ start, column, value }: Sparse, left: number, right: number): number {
  const [l, r] = [i32(start, left), i32(start, right)];
  const shared = Math.min(i32(start, left + 1) - l, i32(start, right + 1) - r);
  for (let i = 0; i < shared; i++) {
    const order = i32(column, l + i) - i32(column, r + i) || f64(value, l + i) - f64(value, r + i);
    if (order !== 0) return order;
  }
  return i32(start, left + 1) - l - (i32(start, right + 1) - r);
}

function rowsInOrder(matrix: Sparse, order: readonly number[]): Sparse {
  const start = new Int32Array(matrix.rows + 1);
  const column = new Int32Array(matrix.column.length);
  const value = new Float64Array(matrix.value.length);
  order.forEach((row, place) => {
    const [from, to] = [i32(matrix.start, row), i32(matrix.start, row + 1)];
    column.set(matrix.column.subarray(from, to), i32(start, place));
    value.set(matrix.value.subarray(from, to), i32(start, place));
    start[place + 1] = i32(start, place) + cellsIn(matrix, row);
  });
  return { ...matrix, start, column, value };
}

/** One answer per person and statement: a later one replaces an earlier one. */
export function stanceMatrix(stances: Iterable<Stance>): StanceMatrix {
  const said = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const [person, statement, answer] of stances) {
    const own = said.get(person) ?? new Map<string, number>();
    said.set(person, own);
    if (typeof answer === "number") own.set(statement, answer / 2);
    else own.delete(statement);
    seen.add(statement);
  }
  const statements = [...seen].sort(byCodeUnits);
  const columnOf = new Map(statements.map((statement, column) => [statement, column]));
  const people = [...said.keys()];
  const size = people.reduce((sum, person) => sum + (said.get(person)?.size ?? 0), 0);
  const cells = { row: new Int32Array(size), column: new Int32Array(size), value: new Float64Array(size) };
  let cell = 0;
  people.forEach((person, row) => {
    for (const [statement, score] of said.get(person) ?? []) {
      cells.row[cell] = row;
      cells.column[cell] = columnOf.get(statement) ?? 0;
      cells.value[cell] = score;
      cell += 1;
    }
  });
  const given = sparseOf(people.length, statements.length, cells);
  const nameOf = (row: number): string => people[row] ?? "";
  const order = people
    .map((_, row) => row)
    .sort((left, right) => compareRows(given, left, right) || byCodeUnits(nameOf(left), nameOf(right)));
  return { people: order.map(nameOf), statements, matrix: rowsInOrder(given, order) };
}
