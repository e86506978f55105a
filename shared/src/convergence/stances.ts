/**
 * The graded stances of a board as a matrix whose order depends on nothing but the stances: statements by id, people
 * by what they said, by name only where they said the same. Neither names nor the order in which people came can change
 * the groups.
 */
import type { Answer } from "../nouns/stance/stance.ts";
import { cellsIn, filtered, type Sparse, sparseOf } from "./sparse.ts";
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

/** Numbers keys in the order in which they first come. */
function numbering(): { readonly keys: string[]; readonly of: (key: string) => number } {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const of = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    return keys.push(key) - 1;
  };
  return { keys, of };
}

/** Of several cells at one place the last one stays, and none where that one has no grade (NaN). */
function lastOfEach(matrix: Sparse): Sparse {
  const { start, column, value } = matrix;
  return filtered(matrix, (row, _, cell) => {
    const replaced = cell + 1 < i32(start, row + 1) && column[cell + 1] === column[cell];
    return !replaced && !Number.isNaN(value[cell]);
  });
}

/** One answer per person and statement: a later one replaces an earlier one. */
export function stanceMatrix(stances: Iterable<Stance>): StanceMatrix {
  const people = numbering();
  const seen = numbering();
  const row: number[] = [];
  const number: number[] = [];
  const value: number[] = [];
  for (const [person, statement, answer] of stances) {
    row.push(people.of(person));
    number.push(seen.of(statement));
    value.push(typeof answer === "number" ? answer / 2 : Number.NaN);
  }
  const statements = [...seen.keys].sort(byCodeUnits);
  const columnOf = Int32Array.from(seen.keys, () => 0);
  statements.forEach((statement, column) => {
    columnOf[seen.of(statement)] = column;
  });
  const cells = {
    row: Int32Array.from(row),
    column: Int32Array.from(number, (statement) => i32(columnOf, statement)),
    value: Float64Array.from(value),
  };
  const given = lastOfEach(sparseOf(people.keys.length, statements.length, cells));
  const nameOf = (person: number): string => people.keys[person] ?? "";
  const order = people.keys
    .map((_, person) => person)
    .sort((left, right) => compareRows(given, left, right) || byCodeUnits(nameOf(left), nameOf(right)));
  return { people: order.map(nameOf), statements, matrix: rowsInOrder(given, order) };
}
