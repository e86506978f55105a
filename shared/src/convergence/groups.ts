/**
 * Opinion groups from graded stances. Unlike Polis it does not depend on who came first, does not throw people with few
 * stances far out, and shows groups only where they would be found again from nine stances in ten: a map with false
 * camps does harm in a room.
 */
import type { Points } from "./components.ts";
import { numberGroups } from "./numbering.ts";
import {
  type Bases,
  basesOf,
  bestPartition,
  carriedOver,
  groupSizes,
  type Partition,
  smallestGroup,
} from "./partition.ts";
import { type Axes, type Plane, planeOf } from "./plane.ts";
import { adjustedRand } from "./rand-index.ts";
import { randomOf } from "./random.ts";
import { filtered } from "./sparse.ts";
import { type Stance, type StanceMatrix, stanceMatrix } from "./stances.ts";
import { f64, i32 } from "./typed.ts";

export interface OpinionGroup {
  /** From 0; stays with its people from run to run. */
  readonly number: number;
  readonly people: readonly string[];
}

/** Where somebody stands on the opinion map. */
export interface Place {
  readonly person: string;
  readonly x: number;
  readonly y: number;
}

/** `few` people, no split into groups that are `large` enough, camps that overlap (`blurred`), or that do not `hold`. */
export type Verdict = "shown" | "few" | "large" | "blurred" | "hold";

export interface OpinionGroups {
  /** Anything but `shown` means that the board is one group. */
  readonly verdict: Verdict;
  readonly groups: readonly OpinionGroup[];
  readonly map: readonly Place[];
  /** How well the groups are apart, -1 to 1; 0 without groups. */
  readonly silhouette: number;
  /** Mean adjusted Rand index with the groups of samples, about 0 to 1; 0 where it was not asked. */
  readonly stability: number;
  readonly axes: Axes;
}

export interface GroupOptions {
  /** The board's id: the same seed and stances give the same groups everywhere. */
  readonly seed: string;
  /** The run before, whose numbers, colours and sides are kept. */
  readonly before?: OpinionGroups;
  /** Off only to measure: without the gate groups are shown that may not be there. */
  readonly gate?: boolean;
}

const FEWEST_PEOPLE = 12;
const SAMPLES = 4;
const SAMPLE_SHARE = 0.9;
const STABLE = 0.7;
const APART = 0.35;
/** By how much another division must be better before people are told that their group is another one. */
const WORTH_A_CHANGE = 0.02;

interface Run {
  readonly plane: Plane;
  readonly bases: Bases;
  readonly best: Partition | undefined;
}

function run({ statements, people, matrix }: StanceMatrix, seed: string, before?: OpinionGroups): Run {
  const known = new Set(before?.map.map(({ person }) => person));
  const tookPart = (row: number) => known.has(people[row] ?? "");
  const plane = planeOf(statements, matrix, seed, before ? { axes: before.axes, tookPart } : { tookPart });
  const bases = basesOf(plane.points, seed);
  return { plane, bases, best: plane.rows.length < FEWEST_PEOPLE ? undefined : bestPartition(bases, seed) };
}

/** The groups before, unless the new ones are clearly better or the old ones have become too small. */
function settled(found: Run, people: readonly string[], before: OpinionGroups | undefined): Partition | undefined {
  if (!before || before.groups.length < 2 || found.plane.rows.length < FEWEST_PEOPLE) return found.best;
  const groupOf = new Map(before.groups.flatMap((group, g) => group.people.map((person) => [person, g] as const)));
  const old = Int32Array.from(found.plane.rows, (row) => groupOf.get(people[row] ?? "") ?? -1);
  const kept = carriedOver(found.plane.points, found.bases, old, before.groups.length);
  if (Math.min(...groupSizes(kept.group, kept.k)) < smallestGroup(old.length)) return found.best;
  return found.best && found.best.silhouette >= kept.silhouette + WORTH_A_CHANGE ? found.best : kept;
}

/** Groups of the same people from a seeded sample of the stances, and how much they are the same. */
function agreementOfSample(stances: StanceMatrix, found: Run, chosen: Partition, seed: string): number {
  const random = randomOf(`${seed}/sample`);
  const sample = { ...stances, matrix: filtered(stances.matrix, () => random() < SAMPLE_SHARE) };
  const again = run(sample, seed);
  if (!again.best) return 0;
  const groupOf = new Map(again.plane.rows.map((row, i) => [row, i32(again.best?.group ?? new Int32Array(), i)]));
  const shared = found.plane.rows.flatMap((row, i) => {
    const other = groupOf.get(row);
    return other === undefined ? [] : [[i32(chosen.group, i), other] as const];
  });
  return adjustedRand(
    shared.map(([own]) => own),
    shared.map(([, other]) => other),
  );
}

const verdictOf = (partition: Partition, stability: number): Verdict => {
  if (partition.silhouette < APART) return "blurred";
  return stability < STABLE ? "hold" : "shown";
};

function placesOf(rows: readonly number[], { x, y }: Points, people: readonly string[]): Place[] {
  return rows
    .map((row, i) => ({ person: people[row] ?? "", x: f64(x, i), y: f64(y, i) }))
    .sort((left, right) => (left.person < right.person ? -1 : 1));
}

function groupsOf(partition: Partition, rows: readonly number[], people: readonly string[], before?: OpinionGroups) {
  const members = Array.from({ length: partition.k }, (): string[] => []);
  for (const [i, row] of rows.entries()) members[i32(partition.group, i)]?.push(people[row] ?? "");
  const numbers = numberGroups(members, before?.groups ?? []);
  return members
    .map((list, g) => ({ number: numbers[g] ?? 0, people: list.sort() }))
    .sort((left, right) => left.number - right.number);
}

/**
 * The same in steps, each yielding the share that is done, 0 to 1: a worker reports it, and whoever holds the generator
 * stops by not asking for more.
 */
export function* opinionGroupsInSteps(
  stances: Iterable<Stance>,
  { seed, before, gate = true }: GroupOptions,
): Generator<number, OpinionGroups, void> {
  const board = stanceMatrix(stances);
  const steps = gate ? SAMPLES + 2 : 2;
  yield 1 / steps;
  const found = run(board, seed, before);
  const chosen = settled(found, board.people, before);
  const map = placesOf(found.plane.rows, found.plane.points, board.people);
  const one = { groups: [], map, silhouette: 0, stability: 0, axes: found.plane.axes };
  if (!chosen) return { ...one, verdict: found.plane.rows.length < FEWEST_PEOPLE ? "few" : "large" };
  let sum = 0;
  for (let sample = 0; gate && sample < SAMPLES; sample++) {
    yield (2 + sample) / steps;
    sum += agreementOfSample(board, found, chosen, `${seed}/${sample}`);
  }
  const stability = gate ? sum / SAMPLES : 0;
  const verdict = gate ? verdictOf(chosen, stability) : "shown";
  const groups = verdict === "shown" ? groupsOf(chosen, found.plane.rows, board.people, before) : [];
  return { ...one, verdict, groups, silhouette: chosen.silhouette, stability };
}

export function opinionGroups(stances: Iterable<Stance>, options: GroupOptions): OpinionGroups {
  const steps = opinionGroupsInSteps(stances, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
