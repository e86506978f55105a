import type { Evidence } from "./evidence.ts";
import { STRATEGIES, type StrategyName } from "./strategies.ts";
import type { Person, Played } from "./world.ts";

/** How well a strategy does beside whoever guesses. */
export interface Score {
  readonly guesses: number;
  readonly hits: number;
  /** Standard deviations above what guessing gives: the hits of independent guesses, by the normal approximation. */
  readonly z: number;
}

/** Whose each thing is that is a person's. */
const voiceByHandle = (people: readonly Person[]): Map<string, string> =>
  new Map(
    people.flatMap(({ name, clients, seat: { memberId, signature, voiceId } }): [string, string][] => [
      [memberId, voiceId],
      [`tag of ${memberId}`, voiceId],
      [signature, voiceId],
      [name, voiceId],
      ...clients.map((client): [string, string] => [`client ${client}`, voiceId]),
    ]),
  );

/** What one strategy makes of these boards. A voice is set beside the same handle once a board. */
function scoreOf(name: StrategyName, boards: readonly Played[]): Score {
  let [guesses, hits, expected, variance] = [0, 0, 0, 0];
  for (const { people, evidence } of boards) {
    const truth = voiceByHandle(people);
    for (const { voice, handle, oneOf = [handle], among } of guessesOf(name, evidence)) {
      const chance = Math.min(1, oneOf.length / among);
      guesses += 1;
      hits += oneOf.some((one) => truth.get(one) === voice) ? 1 : 0;
      expected += chance;
      variance += chance * (1 - chance);
    }
  }
  return { guesses, hits, z: variance > 0 ? (hits - expected) / Math.sqrt(variance) : 0 };
}

function guessesOf(name: StrategyName, evidence: Evidence) {
  const guesses = STRATEGIES[name](evidence);
  return [...new Map(guesses.map((guess) => [`${guess.voice}/${guess.handle}`, guess])).values()];
}

export function scores(boards: readonly Played[]): Record<StrategyName, Score> {
  const names = Object.keys(STRATEGIES) as StrategyName[];
  return Object.fromEntries(names.map((name) => [name, scoreOf(name, boards)])) as Record<StrategyName, Score>;
}
