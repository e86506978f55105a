/** The plane of a Polis conversation: two components, people and statements seen from them. */
import { dominantAxis, dot, type Gram, gramOf, type Points, project } from "../components.ts";
import { centred, columnMeans, type Sparse } from "../sparse.ts";
import { addTo, f64, i32 } from "../typed.ts";
import type { VoteMatrix } from "./votes.ts";

export interface Plane {
  readonly centre: Float64Array;
  /** Two axes of length 1 over the statements; their signs are arbitrary. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** One point per person, in the order of the rows. */
  readonly people: Points;
  /** How far somebody who agreed with this statement only would stand from the centre. */
  readonly extremity: Float64Array;
}

/** Until the eigenvalue does not change any more, to the last bit. */
const UNTIL_EQUAL = { steps: 100, tolerance: 0 };
const PROBE = { steps: 20, tolerance: 0 };
/** Two axes that are nearly as long as each other stay as they were found. */
const CLEARLY = 1.001;

/**
 * Polis writes the matrix out without its first component, and goes on with that. The second axis converges slowly, so
 * where it stops depends on rounding: it is computed in the same order here, to give the published digits.
 */
function gramWithout(matrix: Sparse, axis: Float64Array): Gram {
  const { rows, cols, start, column, value } = matrix;
  const scale = dot(axis, axis);
  const row = new Float64Array(cols);
  const along = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    for (let i = i32(start, r); i < i32(start, r + 1); i++) addTo(along, r, f64(value, i) * f64(axis, i32(column, i)));
    if (scale > 0) along[r] = f64(along, r) / scale;
  }
  return (vector, out) => {
    out.fill(0);
    for (let r = 0; r < rows; r++) {
      row.fill(0);
      const part = f64(along, r);
      for (let i = i32(start, r); i < i32(start, r + 1); i++) row[i32(column, i)] = f64(value, i);
      for (let c = 0; c < cols; c++) row[c] = (row[c] as number) - part * (axis[c] as number);
      const score = dot(row, vector);
      for (let c = 0; c < cols; c++) out[c] = (out[c] as number) + score * (row[c] as number);
    }
  };
}

/** How far the rows are spread along an axis of length 1. */
function spread(gram: Gram, axis: Float64Array): number {
  const image = new Float64Array(axis.length);
  gram(axis, image);
  return dot(axis, image);
}

/**
 * Polis begins with all ones and so does this, to give the published digits. Where people are few and alike, ones may
 * lie exactly across the axis that is looked for, and would never find it: a few steps from elsewhere show that.
 */
function axisFrom(gram: Gram, start: Float64Array): Float64Array {
  const axis = dominantAxis(gram, start, UNTIL_EQUAL);
  const probe = dominantAxis(
    gram,
    Float64Array.from(start, (_, c) => Math.cos(c + 1)),
    PROBE,
  );
  return spread(gram, probe) > CLEARLY * spread(gram, axis) ? dominantAxis(gram, probe, UNTIL_EQUAL) : axis;
}

/** `before` are the axes of an earlier run; statements that are new since begin with 1. */
export function planeOf<P, T>(votes: VoteMatrix<P, T>, before: readonly ArrayLike<number>[] = []): Plane {
  const { rating, leftOut, statements } = votes;
  const centre = columnMeans(rating);
  const cells = centred(rating, centre);
  const start = (k: number) => Float64Array.from(statements, (_, c) => before[k]?.[c] ?? 1);
  const first = axisFrom(gramOf(cells, []), start(0));
  const second = axisFrom(gramWithout(cells, first), start(1));
  const zeroed = leftOut.filter(Boolean).length;
  const stretch = (stances: number) => Math.sqrt(rating.cols / Math.max(stances + zeroed, 1));
  const extremity = Float64Array.from(statements, (_, c) => {
    const along = Math.hypot(f64(first, c), f64(second, c));
    return leftOut[c] ? 0 : Math.sqrt(rating.cols) * (1 - f64(centre, c)) * along;
  });
  return { centre, axes: [first, second], people: project(cells, [first, second], stretch), extremity };
}
