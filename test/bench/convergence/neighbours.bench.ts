import { bench, describe } from "vitest";
import { type Placed, suggestedGroups } from "../../../shared/src/convergence/neighbours.ts";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import { REWORDED } from "../../unit/convergence/text/reworded.ts";

/** Invented notes of twelve words drawn from a small vocabulary: more alike than real ones, so slower. */
function board(size: number): Placed[] {
  const random = randomOf("notes");
  const words = [...REWORDED.en, ...REWORDED.es].flat().join(" ").split(" ");
  const word = () => words[Math.floor(random() * words.length)] ?? "";
  return Array.from({ length: size }, (_, i) => ({
    id: `n${i}`,
    text: Array.from({ length: 12 }, word).join(" "),
    x: 20_000 * random(),
    y: 20_000 * random(),
    ratings: new Map(),
  }));
}

describe.each([200, 1000])("%i notes", (size) => {
  const notes = board(size);

  bench("neighbours and suggested groups", () => void suggestedGroups(notes, { noteWidth: 200 }), {
    iterations: 3,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
  });
});
