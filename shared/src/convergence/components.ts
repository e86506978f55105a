/**
 * Principal components of sparse, centred stances by power iteration. Only sums, products and square roots are used,
 * in a fixed order: every engine that follows IEEE 754 gives the same bits.
 */
import { at, type Sparse, times, timesTransposed } from "./sparse.ts";

export interface PowerOptions {
  /** Where the search for component k begins; padded with 1 for statements that are new. */
  readonly startAt: (component: number) => ArrayLike<number>;
  readonly steps: number;
  /** Stop when the eigenvalue changed by at most this share of itself. */
  readonly tolerance: number;
}

export const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += at(left, i) * at(right, i);
  return sum;
};

function normalise(vector: Float64Array): number {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = at(vector, i) / length;
  return length;
}

/** The matrix without the components found before: X - sum of (X v) vᵀ, never written out. */
interface Deflated {
  readonly matrix: Sparse;
  readonly found: readonly { readonly axis: Float64Array; readonly scores: Float64Array }[];
}

/** Writes XᵀX v of the deflated matrix into `out`. */
function gramTimes({ matrix, found }: Deflated, vector: Float64Array, rows: Float64Array, out: Float64Array): void {
  times(matrix, vector, rows);
  for (const { axis, scores } of found) {
    const along = dot(axis, vector);
    for (let r = 0; r < rows.length; r++) rows[r] = at(rows, r) - along * at(scores, r);
  }
  timesTransposed(matrix, rows, out);
  for (const { axis, scores } of found) {
    const along = dot(scores, rows);
    for (let c = 0; c < out.length; c++) out[c] = at(out, c) - along * at(axis, c);
  }
}

function dominantAxis(deflated: Deflated, start: Float64Array, { steps, tolerance }: PowerOptions): Float64Array {
  const rows = new Float64Array(deflated.matrix.rows);
  let vector: Float64Array = start;
  let next: Float64Array = new Float64Array(start.length);
  let before = 0;
  normalise(vector);
  for (let step = 0; step < steps; step++) {
    gramTimes(deflated, vector, rows, next);
    const eigenvalue = normalise(next);
    [vector, next] = [next, vector];
    if (Math.abs(eigenvalue - before) <= tolerance * eigenvalue) break;
    before = eigenvalue;
  }
  return vector;
}

/** The first `count` components, longest first, each of length 1; their signs are arbitrary. */
export function principalAxes(matrix: Sparse, count: number, options: PowerOptions): Float64Array[] {
  const found: { axis: Float64Array; scores: Float64Array }[] = [];
  for (let component = 0; component < count; component++) {
    const given = options.startAt(component);
    const start = Float64Array.from({ length: matrix.cols }, (_, c) => given[c] ?? 1);
    const axis = dominantAxis({ matrix, found }, start, options);
    found.push({ axis, scores: times(matrix, axis, new Float64Array(matrix.rows)) });
  }
  return found.map(({ axis }) => axis);
}

/** Points of the plane, one per person, with a weight where a point stands for several. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

/** Each row seen from the two axes, stretched by what its number of stances asks for. */
export function project(matrix: Sparse, axes: readonly Float64Array[], stretch: (stances: number) => number): Points {
  const coordinate = (axis: Float64Array | undefined) => {
    const out = new Float64Array(matrix.rows);
    if (axis) times(matrix, axis, out);
    for (let r = 0; r < matrix.rows; r++) {
      out[r] = at(out, r) * stretch(at(matrix.start, r + 1) - at(matrix.start, r));
    }
    return out;
  };
  return { x: coordinate(axes[0]), y: coordinate(axes[1]), weight: new Float64Array(matrix.rows).fill(1) };
}

export function pick(points: Points, rows: readonly number[]): Points {
  const take = (list: Float64Array) => Float64Array.from(rows, (row) => at(list, row));
  return { x: take(points.x), y: take(points.y), weight: take(points.weight) };
}
