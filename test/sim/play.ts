import { type Figures, type Flaws, World } from "./world.ts";

/** Plays worlds by their seeds, and adds up what happened in them. */

const STEPS = 100;
/** How often the server writes on the canvas itself, at each step. */
const EDITS = 0.03;

interface Way {
  readonly flaws?: Flaws;
  /** As `EDITS`; 0 for worlds that are kept from when no server wrote. */
  readonly edits?: number;
  readonly trace?: (text: string) => void;
}

export async function play(
  seed: number,
  { flaws = {}, edits = EDITS, trace = () => undefined }: Way = {},
): Promise<Figures> {
  try {
    return await new World(seed, flaws, edits, trace).run(STEPS);
  } catch (fault) {
    throw new Error(`seed ${seed}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}

export interface Outcome {
  readonly worlds: number;
  readonly figures: Figures;
  readonly failures: readonly string[];
}

export interface Series extends Omit<Way, "trace"> {
  readonly first: number;
  readonly count: number;
  /** One failure is enough. */
  readonly untilFailure?: boolean;
  readonly progress?: (worlds: number) => void;
}

export async function playMany({ first, count, untilFailure = false, progress, ...way }: Series): Promise<Outcome> {
  const figures: Figures = {
    ...{ saved: 0, answered: 0, edits: 0, kills: 0 },
    ...{ diskErrors: 0, compactions: 0, reloads: 0, afresh: 0 },
  };
  const failures: string[] = [];
  let worlds = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    worlds += 1;
    try {
      const one = await play(seed, way);
      for (const key of Object.keys(figures) as (keyof Figures)[]) figures[key] += one[key];
    } catch (fault) {
      failures.push((fault as Error).message);
      if (untilFailure) break;
    }
    progress?.(worlds);
  }
  return { worlds, figures, failures };
}

export function summary({ worlds, figures, failures }: Outcome): string {
  const all = Object.entries(figures).map(([name, count]) => `${name} ${count}`);
  return `${worlds} worlds: ${failures.length} failed; ${all.join(", ")}`;
}
