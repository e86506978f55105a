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

/** One cell per index of three equally long lists, in any order; cells at one place keep theirs. */
export interface Cells {
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** Where each key's items begin when `keys`, all below `size`, are put in order; one more entry for the end. */
function offsets(keys: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1);
  for (let i = 0; i < keys.length; i++) start[(keys[i] as number) + 1] = (start[(keys[i] as number) + 1] as number) + 1;
  for (let k = 0; k < size; k++) start[k + 1] = (start[k] as number) + (start[k + 1] as number);
  return start;
}

/** Places of the items in the order of their keys; equal keys keep their order. */
function ordered(keys: Int32Array, size: number, items: Int32Array): Int32Array {
  const next = offsets(keys, size);
  const out = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number;
    const key = keys[item] as number;
    out[next[key] as number] = item;
    next[key] = (next[key] as number) + 1;
  }
  return out;
}

/** Cells of a row stand by column, so that sums over a row do not depend on the order in which stances came. */
export function sparseOf(rows: number, cols: number, { row, column, value }: Cells): Sparse {
  const byColumn = ordered(
    column,
    cols,
    new Int32Array(row.length).map((_, i) => i),
  );
  const order = ordered(row, rows, byColumn);
  return {
    rows,
    cols,
    start: offsets(row, rows),
    column: order.map((cell) => column[cell] as number),
    value: Float64Array.from(order, (cell) => value[cell] as number),
  };
}

export const cellsIn = ({ start }: Sparse, row: number): number => (start[row + 1] as number) - (start[row] as number);

/** The same matrix without the cells for which `keeps` says no; it is asked in the order of rows and columns. */
export function filtered(matrix: Sparse, keeps: (row: number, column: number, cell: number) => boolean): Sparse {
  const { rows, cols } = matrix;
  const start = new Int32Array(rows + 1);
  const column = new Int32Array(matrix.column.length);
  const value = new Float64Array(matrix.value.length);
  let kept = 0;
  for (let r = 0; r < rows; r++) {
    for (let i = matrix.start[r] as number; i < (matrix.start[r + 1] as number); i++) {
      if (!keeps(r, matrix.column[i] as number, i)) continue;
      column[kept] = matrix.column[i] as number;
      value[kept] = matrix.value[i] as number;
      kept += 1;
    }
    start[r + 1] = kept;
  }
  return { rows, cols, start, column: column.slice(0, kept), value: value.slice(0, kept) };
}

/** Mean of each column over its cells; 0 for a column without any. */
export function columnMeans({ cols, column, value }: Sparse): Float64Array {
  const sum = new Float64Array(cols);
  const cells = new Int32Array(cols);
  for (let i = 0; i < column.length; i++) {
    sum[column[i] as number] = (sum[column[i] as number] as number) + (value[i] as number);
    cells[column[i] as number] = (cells[column[i] as number] as number) + 1;
  }
  return sum.map((total, c) => ((cells[c] as number) > 0 ? total / (cells[c] as number) : 0));
}

/** The same cells with their column's mean taken away. */
export function centred(matrix: Sparse, means: Float64Array): Sparse {
  return { ...matrix, value: matrix.value.map((value, i) => value - (means[matrix.column[i] as number] as number)) };
}

/** X v: one number per row, written into `out`. */
export function times(matrix: Sparse, vector: Float64Array, out: Float64Array): Float64Array {
  const { rows, start, column, value } = matrix;
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    const end = start[r + 1] as number;
    for (let i = start[r] as number; i < end; i++)
      sum += (value[i] as number) * (vector[column[i] as number] as number);
    out[r] = sum;
  }
  return out;
}
