/** Words that tell a cluster people have made from the rest of the board. They are offered; people name. */

import type { Language } from "./stop-words.ts";
import { languageOf, stemOf, stemsOf, wordsIn } from "./tokens.ts";
import type { Note } from "./vectors.ts";

interface Read {
  readonly id: string;
  readonly stems: readonly string[];
  /** The words as they were written, by stem. */
  readonly written: readonly (readonly [stem: string, word: string])[];
}

function read({ id, text }: Note, fallback: Language): Read {
  const words = wordsIn(text);
  const language = languageOf(words, fallback);
  return { id, stems: stemsOf(words, language), written: words.map((word) => [stemOf(word, language), word]) };
}

const tally = (items: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

const first = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1));

/** The `most` best, each in the form in which the cluster writes it most often. */
export function labelWords(
  cluster: readonly string[],
  board: readonly Note[],
  most: number,
  fallback: Language = "en",
): string[] {
  const inside = new Set(cluster);
  const notes = board.map((note) => read(note, fallback));
  const own = notes.filter(({ id }) => inside.has(id));
  const spread = tally(notes.flatMap(({ stems }) => [...new Set(stems)]));
  const weight = new Map(
    [...tally(own.flatMap(({ stems }) => [...new Set(stems)]))].map(([stem, count]) => [
      stem,
      count * Math.log(1 + notes.length / (spread.get(stem) ?? 1)),
    ]),
  );
  const forms = new Map<string, string[]>();
  for (const { written } of own)
    for (const [stem, word] of written) forms.set(stem, [...(forms.get(stem) ?? []), word]);
  return first(weight)
    .slice(0, most)
    .flatMap(([stem]) => first(tally(forms.get(stem) ?? [])).slice(0, 1))
    .map(([word]) => word);
}
