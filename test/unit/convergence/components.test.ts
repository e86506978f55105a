import { expect, test } from "vitest";
import { dominantAxis, gramOf, principalAxes } from "../../../shared/src/convergence/components.ts";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import { centred, columnMeans, type Sparse, times } from "../../../shared/src/convergence/sparse.ts";
import { stanceMatrix } from "../../../shared/src/convergence/stances.ts";
import { stancesOf } from "./camps.ts";

const OPTIONS = { steps: 500, tolerance: 1e-15 };

/** More stances than pairs of statements: the axes are found over the pairs. */
function crowd(): Sparse {
  const shape = { seed: "components", people: 120, statements: 10, camps: 3, rated: 0.8, noise: 1 };
  const { matrix } = stanceMatrix(stancesOf(shape));
  return centred(matrix, columnMeans(matrix));
}

test("[CV25] the axes are the same whether found over the pairs of statements or over the stances", () => {
  const matrix = crowd();
  expect(matrix.value.length).toBeGreaterThan(matrix.cols ** 2);
  const random = randomOf("starts");
  const starts = [0, 1].map(() => Float64Array.from({ length: matrix.cols }, () => 2 * random() - 1));
  const [start, other] = starts as [Float64Array, Float64Array];
  const axis = dominantAxis(gramOf(matrix, []), Float64Array.from(start), OPTIONS);
  const scores = times(matrix, axis, new Float64Array(matrix.rows));
  const second = dominantAxis(gramOf(matrix, [{ axis, scores }]), Float64Array.from(other), OPTIONS);
  const found = principalAxes(matrix, starts, OPTIONS);
  const rounded = (axes: readonly Float64Array[]) => axes.map((own) => [...own].map((entry) => entry.toFixed(6)));
  expect(rounded(found)).toEqual(rounded([axis, second]));
});
