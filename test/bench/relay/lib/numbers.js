/** Medians over rounds, and how numbers are written. */

export function median(values) {
  const sorted = values.filter((value) => typeof value === "number" && !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Three digits that count; whole numbers with their thousands. */
export function say(value) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "number") return String(value);
  if (Math.abs(value) >= 100) return whole.format(value);
  return String(Number(value.toPrecision(value >= 10 ? 3 : 2)));
}

/** The results of one scenario, asked by server and round. */
export class Rows {
  #results;

  constructor(results, name) {
    this.#results = results.filter((result) => result.name === name && !result.fault);
  }

  targets() {
    return [...new Set(this.#results.map((result) => result.target))];
  }

  of(target) {
    return this.#results.filter((result) => result.target === target);
  }

  median(target, metric) {
    return median(this.of(target).map(metric));
  }

  /** Median over the rounds that have both: ours by theirs. */
  ratio(target, other, metric) {
    const theirs = new Map(this.of(other).map((result) => [result.round, metric(result)]));
    return median(this.of(target).map((result) => metric(result) / theirs.get(result.round)));
  }
}
