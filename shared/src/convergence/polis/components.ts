/** The plane of a Polis conversation: two components, people and statements seen from them. */
import { type Points, principalAxes, project } from "../components.ts";
import { at, centred, columnMeans } from "../sparse.ts";
import type { VoteMatrix } from "./votes.ts";

export interface Plane {
  readonly centre: Float64Array;
  /** Two axes of length 1 over the statements; their signs are arbitrary. */
  readonly axes: readonly Float64Array[];
  /** One point per person, in the order of the rows. */
  readonly people: Points;
  /** How far somebody who agreed with this statement only would stand from the centre. */
  readonly extremity: Float64Array;
}

const STEPS = 100;

export function planeOf<P, T>(votes: VoteMatrix<P, T>, before: readonly ArrayLike<number>[] = []): Plane {
  const { rating, leftOut } = votes;
  const centre = columnMeans(rating);
  const cells = centred(rating, centre);
  const axes = principalAxes(cells, 2, { startAt: (k) => before[k] ?? [], steps: STEPS, tolerance: 0 });
  const zeroed = leftOut.filter(Boolean).length;
  const people = project(cells, axes, (stances) => Math.sqrt(rating.cols / Math.max(stances + zeroed, 1)));
  const extremity = Float64Array.from(votes.statements, (_, c) => {
    const along = Math.sqrt(axes.reduce((sum, axis) => sum + at(axis, c) ** 2, 0));
    return leftOut[c] ? 0 : Math.sqrt(rating.cols) * (1 - at(centre, c)) * along;
  });
  return { centre, axes, people, extremity };
}
