/** Numbers that say how far two results are apart. */

/** Greatest difference of two tables over the second one's keys; infinite where one is missing. */
export function farthest(found: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>): number {
  return Object.entries(expected).reduce(
    (most, [key, value]) => Math.max(most, Math.abs((found[key] ?? Number.POSITIVE_INFINITY) - value)),
    0,
  );
}

/** Do the lists name the same things in the same order, with equal numbers? `found` may say more about each. */
export function sameLists(found: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof expected === "number") return typeof found === "number" && Math.abs(found - expected) <= tolerance;
  if (typeof expected !== "object" || expected === null) return found === expected;
  if (typeof found !== "object" || found === null) return false;
  if (Array.isArray(expected) && (!Array.isArray(found) || found.length !== expected.length)) return false;
  return Object.entries(expected).every(([key, value]) =>
    sameLists((found as Record<string, unknown>)[key], value, tolerance),
  );
}

/** |cosine| of two axes, whose sign is arbitrary. */
export function cosine(left: readonly number[], right: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return Math.abs(dot(left, right)) / Math.sqrt(dot(left, left) * dot(right, right));
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((l, r) => (values[l] ?? 0) - (values[r] ?? 0));
  const rank = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const item of order.slice(from, to + 1)) rank[item] = (from + to) / 2;
    from = to + 1;
  }
  return rank;
}

/** Spearman's rank correlation; equal values share their mean rank. */
export function spearman(left: readonly number[], right: readonly number[]): number {
  const [x, y] = [ranks(left), ranks(right)];
  const middle = (left.length - 1) / 2;
  const sum = (a: readonly number[], b: readonly number[]) =>
    a.reduce((total, value, i) => total + (value - middle) * ((b[i] ?? 0) - middle), 0);
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y));
}

/** How many of the ten greatest of one are among the ten greatest of the other. */
export function sharedTopTen(left: readonly number[], right: readonly number[]): number {
  const top = (values: readonly number[]) =>
    new Set(
      values
        .map((_, i) => i)
        .sort((l, r) => (values[r] ?? 0) - (values[l] ?? 0))
        .slice(0, 10),
    );
  const others = top(right);
  return [...top(left)].filter((item) => others.has(item)).length;
}
