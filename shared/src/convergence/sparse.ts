/**
 * A matrix of stances in compressed rows. A missing stance is no zero but nothing: once a column is centred a missing
 * cell is exactly 0, so a product costs the number of stances, not people times statements.
 */
export interface Sparse {
  readonly rows: number;
  readonly cols: number;
  /** Row r holds the cells start[r] up to start[r + 1]. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** One cell per index of three equally long lists; inside a row cells keep the order of the lists. */
export interface Cells {
  readonly row: ArrayLike<number>;
  readonly column: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

export function sparseOf(rows: number, cols: number, cells: Cells): Sparse {
  const size = cells.row.length;
  const start = new Int32Array(rows + 1);
  for (let i = 0; i < size; i++) start[at(cells.row, i) + 1] = at(start, at(cells.row, i) + 1) + 1;
  for (let r = 0; r < rows; r++) start[r + 1] = at(start, r) + at(start, r + 1);
  const next = start.slice();
  const column = new Int32Array(size);
  const value = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = at(cells.row, i);
    const place = at(next, row);
    next[row] = place + 1;
    column[place] = at(cells.column, i);
    value[place] = at(cells.value, i);
  }
  return { rows, cols, start, column, value };
}

/** An element that the caller knows to exist. */
export const at = (list: ArrayLike<number>, index: number): number => list[index] as number;

/** The same rows without the cells whose column is left out. */
export function withoutColumns(matrix: Sparse, leftOut: (column: number) => boolean): Sparse {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (let r = 0; r < matrix.rows; r++)
    for (let i = at(matrix.start, r); i < at(matrix.start, r + 1); i++) {
      if (leftOut(at(matrix.column, i))) continue;
      row.push(r);
      column.push(at(matrix.column, i));
      value.push(at(matrix.value, i));
    }
  return sparseOf(matrix.rows, matrix.cols, { row, column, value });
}

/** Mean of each column over its cells; 0 for a column without any. */
export function columnMeans({ cols, column, value }: Sparse): Float64Array {
  const sum = new Float64Array(cols);
  const cells = new Int32Array(cols);
  for (let i = 0; i < column.length; i++) {
    const c = at(column, i);
    sum[c] = at(sum, c) + at(value, i);
    cells[c] = at(cells, c) + 1;
  }
  return sum.map((total, c) => (at(cells, c) > 0 ? total / at(cells, c) : 0));
}

/** The same cells with their column's mean taken away. */
export function centred(matrix: Sparse, means: Float64Array): Sparse {
  return { ...matrix, value: matrix.value.map((value, i) => value - at(means, at(matrix.column, i))) };
}

/** X v: one number per row, written into `out`. */
export function times({ rows, start, column, value }: Sparse, vector: Float64Array, out: Float64Array): Float64Array {
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let i = at(start, r), end = at(start, r + 1); i < end; i++) sum += at(value, i) * at(vector, at(column, i));
    out[r] = sum;
  }
  return out;
}

/** Xᵀ w: one number per column, written into `out`. */
export function timesTransposed({ rows, start, column, value }: Sparse, weights: Float64Array, out: Float64Array) {
  out.fill(0);
  for (let r = 0; r < rows; r++) {
    const weight = at(weights, r);
    for (let i = at(start, r), end = at(start, r + 1); i < end; i++) {
      const c = at(column, i);
      out[c] = at(out, c) + weight * at(value, i);
    }
  }
  return out;
}
