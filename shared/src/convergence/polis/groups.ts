/** The groups of a Polis conversation: a hundred base clusters, grouped again, as many as their silhouette asks for. */
import { type Points, pick } from "../components.ts";
import { silhouette } from "../silhouette.ts";
import { type Cluster, firstDistinct, kmeans, warmStart } from "./kmeans.ts";

const BASE_CLUSTERS = 100;
const BASE_STEPS = 100;
/** A misspelt key makes Polis' own 100 ineffective: its default of 20 is what runs. */
const GROUP_STEPS = 20;
const MOST_GROUPS = 5;
const BASES_PER_GROUP = 12;
/** Times in a row that another number of groups must be best before it is shown. */
const PATIENCE = 4;

/** How many groups are shown, and what was best lately. */
export interface Smoothing {
  readonly last: number;
  readonly times: number;
  readonly shown: number;
}

export function smoothed(before: Smoothing | undefined, best: number): Smoothing {
  const times = before?.last === best ? before.times + 1 : 1;
  return { last: best, times, shown: times >= PATIENCE || !before ? best : before.shown };
}

export interface GroupsBefore {
  /** Rows of the people in each base cluster. */
  readonly bases: readonly (readonly number[])[];
  /** Rows of the people in each group, for each number of groups. */
  readonly byCount: ReadonlyMap<number, readonly (readonly number[])[]>;
  readonly smoothing: Smoothing;
}

export interface Found extends GroupsBefore {
  readonly groups: readonly (readonly number[])[];
  readonly silhouettes: ReadonlyMap<number, number>;
}

/** Base clusters that hold at least half of the people of an old group stand for it. */
function basesOf(group: readonly number[], bases: readonly (readonly number[])[]): number[] {
  const old = new Set(group);
  return bases.flatMap((members, base) =>
    2 * members.filter((row) => old.has(row)).length >= members.length ? [base] : [],
  );
}

function baseClusters(points: Points, rows: readonly number[], before?: GroupsBefore): Cluster[] {
  const place = new Map(rows.map((row, i) => [row, i]));
  const present = before?.bases.map((members) => members.flatMap((row) => place.get(row) ?? []));
  const start = present
    ? warmStart(points, present, BASE_CLUSTERS).slice(0, BASE_CLUSTERS)
    : firstDistinct(points, BASE_CLUSTERS);
  return kmeans(points, start, BASE_STEPS);
}

function labels(clusters: readonly Cluster[], size: number): Int32Array {
  const label = new Int32Array(size);
  clusters.forEach((cluster, c) => {
    for (const i of cluster.members) label[i] = c;
  });
  return label;
}

/** `rows` are the people who take part; `plane` has a point for everybody. */
export function findGroups(plane: Points, rows: readonly number[], before?: GroupsBefore): Found {
  const base = baseClusters(pick(plane, rows), rows, before);
  const bases = base.map((cluster) => cluster.members.map((i) => rows[i] as number));
  const centres: Points = {
    x: Float64Array.from(base, ({ x }) => x),
    y: Float64Array.from(base, ({ y }) => y),
    weight: Float64Array.from(base, ({ members }) => members.length),
  };
  const even: Points = { ...centres, weight: new Float64Array(base.length).fill(1) };
  const byCount = new Map<number, number[][]>();
  const silhouettes = new Map<number, number>();
  let best = 2;
  for (let k = 2; k <= Math.min(MOST_GROUPS, 2 + Math.floor(base.length / BASES_PER_GROUP)); k++) {
    const old = before?.byCount.get(k)?.map((group) => basesOf(group, bases));
    const clusters = kmeans(centres, old ? warmStart(centres, old, k) : firstDistinct(centres, k), GROUP_STEPS);
    byCount.set(
      k,
      clusters.map(({ members }) => members.flatMap((b) => bases[b] ?? []).sort((a, b) => a - b)),
    );
    silhouettes.set(k, silhouette(even, labels(clusters, base.length), clusters.length));
    if ((silhouettes.get(k) ?? -1) >= (silhouettes.get(best) ?? -1)) best = k;
  }
  const smoothing = smoothed(before?.smoothing, best);
  return { groups: byCount.get(smoothing.shown) ?? byCount.get(best) ?? [], bases, byCount, silhouettes, smoothing };
}
