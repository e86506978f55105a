/** Votes per statement within some of the people, and the consensus that every group must share. */
import type { Sparse } from "../sparse.ts";
import { countUp, f64, i32 } from "../typed.ts";
import { laplace } from "./statistics.ts";

/** People per statement; `seen` are agree, disagree and pass together. */
export interface VoteCounts {
  readonly agree: Int32Array;
  readonly disagree: Int32Array;
  readonly seen: Int32Array;
}

export function countVotes({ cols, start, column, value }: Sparse, rows: Iterable<number>): VoteCounts {
  const counts = { agree: new Int32Array(cols), disagree: new Int32Array(cols), seen: new Int32Array(cols) };
  for (const row of rows)
    for (let i = i32(start, row); i < i32(start, row + 1); i++) {
      const c = i32(column, i);
      countUp(counts.seen, c);
      if (f64(value, i) > 0) countUp(counts.agree, c);
      if (f64(value, i) < 0) countUp(counts.disagree, c);
    }
  return counts;
}

export function summed(groups: readonly VoteCounts[], cols: number): VoteCounts {
  const sum = (list: (counts: VoteCounts) => Int32Array) =>
    new Int32Array(cols).map((_, c) => groups.reduce((total, counts) => total + i32(list(counts), c), 0));
  return { agree: sum(({ agree }) => agree), disagree: sum((g) => g.disagree), seen: sum(({ seen }) => seen) };
}

/** Group-informed consensus: the product over the groups of (agree + 1) / (seen + 2), 0 to 1. */
export function groupInformedConsensus(groups: readonly VoteCounts[], cols: number): Float64Array {
  return new Float64Array(cols).map((_, c) =>
    groups.reduce((product, { agree, seen }) => product * laplace(i32(agree, c), i32(seen, c)), 1),
  );
}
