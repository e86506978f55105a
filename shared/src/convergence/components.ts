/**
 * Principal components of sparse, centred stances by power iteration. Only sums, products and square roots are used,
 * in a fixed order: every engine that follows IEEE 754 gives the same bits.
 */
import { cellsIn, type Sparse, times } from "./sparse.ts";
import { f64 } from "./typed.ts";

/** Writes XᵀX v into `out`, for the matrix whose dominant axis is looked for. */
export type Gram = (vector: Float64Array, out: Float64Array) => void;

export interface PowerOptions {
  readonly steps: number;
  /** Stop when the eigenvalue changed by at most this share of itself. */
  readonly tolerance: number;
}

export const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
};

/** The axis of length 1 along which the rows are spread most, or zeros where there is no spread left. */
export function dominantAxis(gram: Gram, start: Float64Array, { steps, tolerance }: PowerOptions): Float64Array {
  let vector = start;
  let next: Float64Array = new Float64Array(start.length);
  let before = 0;
  for (let step = 0; step < steps; step++) {
    gram(vector, next);
    const eigenvalue = Math.sqrt(dot(next, next));
    if (eigenvalue > 0) for (let i = 0; i < next.length; i++) next[i] = f64(next, i) / eigenvalue;
    [vector, next] = [next, vector];
    if (Math.abs(eigenvalue - before) <= tolerance * eigenvalue) break;
    before = eigenvalue;
  }
  return vector;
}

interface Component {
  readonly axis: Float64Array;
  readonly scores: Float64Array;
}

/**
 * The matrix without the components found before, X - sum of (X v) vᵀ, which is never written out: one pass over the
 * stances, each row's score taken and given back while the row is at hand.
 */
export function gramOf({ rows, start, column, value }: Sparse, found: readonly Component[]): Gram {
  return (vector, out) => {
    out.fill(0);
    const along = found.map(({ axis }) => dot(axis, vector));
    const back = found.map(() => 0);
    for (let r = 0; r < rows; r++) {
      const end = start[r + 1] as number;
      let score = 0;
      for (let i = start[r] as number; i < end; i++)
        score += (value[i] as number) * (vector[column[i] as number] as number);
      for (let k = 0; k < found.length; k++) {
        const own = found[k]?.scores[r] as number;
        score -= (along[k] as number) * own;
        back[k] = (back[k] as number) + score * own;
      }
      for (let i = start[r] as number; i < end; i++) {
        const c = column[i] as number;
        out[c] = (out[c] as number) + score * (value[i] as number);
      }
    }
    found.forEach(({ axis }, k) => {
      for (let c = 0; c < out.length; c++) out[c] = (out[c] as number) - (back[k] as number) * (axis[c] as number);
    });
  };
}

/** XᵀX written out, row by row: one pass over the pairs of stances of each person. */
function gramMatrix({ rows, cols, start, column, value }: Sparse): Float64Array {
  const gram = new Float64Array(cols * cols);
  for (let r = 0; r < rows; r++) {
    const end = start[r + 1] as number;
    for (let i = start[r] as number; i < end; i++) {
      const line = (column[i] as number) * cols;
      const own = value[i] as number;
      for (let j = start[r] as number; j < end; j++) {
        const cell = line + (column[j] as number);
        gram[cell] = (gram[cell] as number) + own * (value[j] as number);
      }
    }
  }
  return gram;
}

const multiply = (gram: Float64Array, vector: Float64Array, out: Float64Array): void => {
  const size = vector.length;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (gram[i * size + j] as number) * (vector[j] as number);
    out[i] = sum;
  }
};

/** Takes a component out of the matrix in place: G - g vᵀ - v gᵀ + (v·g) v vᵀ with g = G v. */
function deflate(gram: Float64Array, axis: Float64Array): void {
  const size = axis.length;
  const g = new Float64Array(size);
  multiply(gram, axis, g);
  const length = dot(axis, g);
  for (let i = 0; i < size; i++) {
    const [own, gi] = [axis[i] as number, g[i] as number];
    for (let j = 0; j < size; j++) {
      const cell = i * size + j;
      const taken = gi * (axis[j] as number) + own * (g[j] as number) - length * own * (axis[j] as number);
      gram[cell] = (gram[cell] as number) - taken;
    }
  }
}

/**
 * As many components as starting points, longest first, each of length 1; their signs are arbitrary. Where people have
 * given more stances than there are pairs of statements, a step over those pairs costs less than one over the stances.
 */
export function principalAxes(matrix: Sparse, starts: readonly Float64Array[], options: PowerOptions): Float64Array[] {
  if (matrix.value.length > matrix.cols ** 2) {
    const gram = gramMatrix(matrix);
    return starts.map((start) => {
      const axis = dominantAxis((vector, out) => multiply(gram, vector, out), start, options);
      deflate(gram, axis);
      return axis;
    });
  }
  const found: Component[] = [];
  for (const start of starts) {
    const axis = dominantAxis(gramOf(matrix, found), start, options);
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
      out[r] = f64(out, r) * stretch(cellsIn(matrix, r));
    }
    return out;
  };
  return { x: coordinate(axes[0]), y: coordinate(axes[1]), weight: new Float64Array(matrix.rows).fill(1) };
}

export function pick(points: Points, rows: readonly number[]): Points {
  const take = (list: Float64Array) => Float64Array.from(rows, (row) => f64(list, row));
  return { x: take(points.x), y: take(points.y), weight: take(points.weight) };
}
