import { type Figures, type Flaws, World } from "./world.ts";

/** Plays worlds by their seeds, and adds up what happened in them. */

const STEPS = 100;

export async function play(
  seed: number,
  flaws: Flaws = {},
  trace: (text: string) => void = () => {},
): Promise<Figures> {
  try {
    return await new World(seed, flaws, trace).run(STEPS);
  } catch (fault) {
    throw new Error(`seed ${seed}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
}

export interface Outcome {
  readonly worlds: number;
  readonly figures: Figures;
  readonly failures: readonly string[];
}

export interface Series {
  readonly first: number;
  readonly count: number;
  readonly flaws?: Flaws;
  /** One failure is enough. */
  readonly untilFailure?: boolean;
  readonly progress?: (worlds: number) => void;
}

export async function playMany({ first, count, flaws = {}, untilFailure = false, progress }: Series): Promise<Outcome> {
  const figures: Figures = { saved: 0, answered: 0, kills: 0, diskErrors: 0, compactions: 0, reloads: 0, afresh: 0 };
  const failures: string[] = [];
  let worlds = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    worlds += 1;
    try {
      const one = await play(seed, flaws);
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
