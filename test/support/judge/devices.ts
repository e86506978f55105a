import { type LedgerEvent, shapeKey } from "@acuerdo/shared";
import type { Evidence, Writing } from "./evidence.ts";
import type { Played } from "./world.ts";

/**
 * Whether anything tells on which device somebody writes, a laptop with the canvas open or a phone that never fetches it. What
 * could tell is a number for each position; a voice's is the mean of its positions'. What people do by hand is left out: whoever
 * moves a card has a canvas, and everybody may move it.
 */

type Placed = Extract<LedgerEvent, { kind: "position.placed" }>;

interface Case {
  readonly evidence: Evidence;
  readonly placed: Placed;
  /** When it was heard. */
  readonly at: number;
  /** What stands of its card as it was first written; undefined where it has none. */
  readonly card: Writing | undefined;
  readonly place: Writing | undefined;
}

/** From one column of the grid to the next, in units of the page. */
const STEP = 260;
/** Longer than somebody takes from coming in to their first words. */
const COMING_MS = 60_000;

const isPlace = (value: unknown): value is readonly [number, number] => Array.isArray(value) && value.length === 2;

/** The highest number of people here that was told until then. */
const hereAt = ({ cursors }: Evidence, until: number): number =>
  cursors.reduce((last, { at, state: { here } }) => (at <= until && typeof here === "number" ? here : last), 0);

const without = (text: string, words: string): string => text.replace(words, "");

/** Whether it was put in a column of the grid: a place that somebody chooses is hardly ever in one. */
const isInColumn = ({ place }: Case): number => Number(isPlace(place?.value) && place.value[0] % STEP === 0);

const TELLS = {
  "whether there is a card": ({ card }) => Number(card !== undefined),
  "how long its card takes": ({ card, at }) => (card ? card.at - at : 0),
  "where its card is put": isInColumn,
  "under which client": ({ evidence: { writings }, card }) =>
    writings.filter(({ client }) => client === card?.client).length,
  "what its event holds": ({ placed }) => without(JSON.stringify(placed.data), placed.data.text).length,
  "how its id is made": ({ placed }) => placed.data.positionId.length,
  "who came to the canvas before": ({ evidence, at }) => hereAt(evidence, at) - hereAt(evidence, at - COMING_MS),
  "who comes to the canvas after": ({ evidence, at }) => hereAt(evidence, at + COMING_MS) - hereAt(evidence, at),
} satisfies Record<string, (of: Case) => number>;

export type TellName = keyof typeof TELLS;

function* casesOf(evidence: Evidence): Generator<Case> {
  for (const placed of evidence.events) {
    if (placed.kind !== "position.placed") continue;
    const own = evidence.writings.filter(({ id }) => id === shapeKey(placed.data.positionId));
    const [card, place] = (["shape", "place"] as const).map((kind) => own.find((writing) => writing.kind === kind));
    yield { evidence, placed, at: evidence.heard.get(placed.seq) ?? 0, card, place };
  }
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** What is said of each voice, and whether it is a laptop's. */
function voicesOf({ people, evidence }: Played, tell: (of: Case) => number): { value: number; isLaptop: boolean }[] {
  const cases = [...casesOf(evidence)];
  return people.flatMap(({ isLaptop, seat: { voiceId } }) => {
    const own = cases.filter(({ placed: { actor } }) => actor === (voiceId as string));
    return own.length === 0 ? [] : [{ value: mean(own.map(tell)), isLaptop }];
  });
}

/**
 * How far laptops' numbers lie from phones', in standard deviations of what comes when a board's devices are dealt out at random:
 * of n voices, m of them laptops', the sum over m has the mean m·x̄ and the variance m(n − m)/(n − 1)·σ².
 */
function farApart(boards: readonly Played[], tell: (of: Case) => number): number {
  let [sum, variance] = [0, 0];
  for (const voices of boards.map((board) => voicesOf(board, tell))) {
    const laptops = voices.filter(({ isLaptop }) => isLaptop);
    const [n, m] = [voices.length, laptops.length];
    if (n < 2) continue;
    const middle = mean(voices.map(({ value }) => value));
    const spread = mean(voices.map(({ value }) => (value - middle) ** 2));
    sum += laptops.reduce((more, { value }) => more + value - middle, 0);
    variance += ((m * (n - m)) / (n - 1)) * spread;
  }
  return variance > 0 ? sum / Math.sqrt(variance) : 0;
}

export function deviceTells(boards: readonly Played[]): Record<TellName, number> {
  const tells = Object.entries(TELLS).map(([name, tell]) => [name, farApart(boards, tell)]);
  return Object.fromEntries(tells) as Record<TellName, number>;
}
