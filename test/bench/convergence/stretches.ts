/** A CPU profile of a page's main thread, cut where it was idle: each stretch between is what one frame may have waited for. */

/** As Chromium's `Profiler.stop` gives it; times in µs. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

export interface Stretch {
  readonly ms: number;
  /** Of it, below one of the functions of the convergence. */
  readonly convergence: number;
}

/** Where the screens enter the convergence. */
const ENTRIES: ReadonlySet<string> = new Set([
  "layFloor",
  "weighStatement",
  "tallyStatement",
  "nearestOnFloor",
  "silentMembers",
  "weakestOf",
  "givenOn",
  "notesOf",
]);

/** The ids of the nodes at or below one whose function is an entry; a bundler numbers names that it meets twice. */
function belowEntries({ nodes }: Profile): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const below = new Set<number>();
  const walk = (id: number, inside: boolean): void => {
    const node = byId.get(id);
    if (!node) return;
    const within = inside || ENTRIES.has(node.callFrame.functionName.replace(/\$\d+$/, ""));
    if (within) below.add(id);
    for (const child of node.children ?? []) walk(child, within);
  };
  const [root] = nodes;
  if (root) walk(root.id, false);
  return below;
}

export function busyStretches(profile: Profile): Stretch[] {
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const below = belowEntries(profile);
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === "(idle)").map(({ id }) => id));
  const stretches: Stretch[] = [];
  let [ms, convergence] = [0, 0];
  samples.forEach((id, n) => {
    const took = (timeDeltas[n + 1] ?? 0) / 1000;
    if (!idle.has(id)) {
      ms += took;
      if (below.has(id)) convergence += took;
    } else if (ms > 0) {
      stretches.push({ ms, convergence });
      [ms, convergence] = [0, 0];
    }
  });
  return ms > 0 ? [...stretches, { ms, convergence }] : stretches;
}
