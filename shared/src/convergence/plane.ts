/** The plane on which people who answer alike stand together: where opinion groups are looked for, and what is drawn. */
import { dot, type Points, pick, principalAxes, project } from "./components.ts";
import { randomOf } from "./random.ts";
import { cellsIn, centred, columnMeans, type Sparse } from "./sparse.ts";

/** Two directions over named statements, so that a later run can begin with them and keep left and right. */
export interface Axes {
  readonly statements: readonly string[];
  readonly directions: readonly (readonly number[])[];
}

export interface Plane {
  readonly axes: Axes;
  /** Rows of the people who take part, ascending, and their points in the same order. */
  readonly rows: readonly number[];
  readonly points: Points;
}

const OPTIONS = { steps: 100, tolerance: 1e-6 };
const STANCES_TO_TAKE_PART = 7;
const FEWEST = 15;
/** Stances at which a person stands half as far out as their answers alone would put them. */
const DAMPING = 10;

/** Enough stances, or already in before, or the most active where they are few. */
export function takingPart(matrix: Sparse, before: (row: number) => boolean): number[] {
  const rows = Array.from({ length: matrix.rows }, (_, row) => row);
  const enough = Math.min(STANCES_TO_TAKE_PART, matrix.cols);
  const inside = rows.map((row) => cellsIn(matrix, row) >= enough || (before(row) && cellsIn(matrix, row) > 0));
  const outside = rows.filter((row) => !inside[row] && cellsIn(matrix, row) > 0);
  const missing = Math.max(0, FEWEST - inside.filter(Boolean).length);
  const added = new Set(outside.sort((l, r) => cellsIn(matrix, r) - cellsIn(matrix, l)).slice(0, missing));
  return rows.filter((row) => inside[row] || added.has(row));
}

/** Turned so that it points where it pointed before; without a before, so that its greatest entry is positive. */
function turned(axis: Float64Array, before: Float64Array | undefined): Float64Array {
  let sign = before ? dot(axis, before) : 0;
  if (sign === 0) for (const value of axis) if (Math.abs(value) > Math.abs(sign)) sign = value;
  return sign < 0 ? axis.map((value) => -value) : axis;
}

export function planeOf(
  statements: readonly string[],
  matrix: Sparse,
  seed: string,
  before: { readonly axes?: Axes; readonly tookPart: (row: number) => boolean },
): Plane {
  const cells = centred(matrix, columnMeans(matrix));
  const random = randomOf(`${seed}/axes`);
  const known = before.axes?.directions.map((direction) => {
    const entry = new Map(before.axes?.statements.map((statement, c) => [statement, direction[c] ?? 0]));
    return Float64Array.from(statements, (statement) => entry.get(statement) ?? 0);
  });
  const starts = [0, 1].map((k) => known?.[k] ?? Float64Array.from(statements, () => 2 * random() - 1));
  const axes = principalAxes(cells, starts, OPTIONS).map((axis, k) => turned(axis, known?.[k]));
  const rows = takingPart(matrix, before.tookPart);
  const stretch = (stances: number) => (Math.sqrt(matrix.cols / Math.max(stances, 1)) * stances) / (stances + DAMPING);
  return {
    axes: { statements, directions: axes.map((axis) => [...axis]) },
    rows,
    points: pick(project(cells, axes, stretch), rows),
  };
}
