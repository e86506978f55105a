/**
 * How alike notes are worded, without a model: stems and character n-grams, TF-IDF, cosine. It finds rewordings and
 * near-duplicates in English and Spanish. It does not find themes, and no lexical method does.
 */

import { addTo } from "../typed.ts";
import type { Language } from "./stop-words.ts";
import { characterGrams, deniedStems, languageOf, negates, stemsOf, wordsIn } from "./tokens.ts";

export interface Note {
  readonly id: string;
  readonly text: string;
}

export interface Worded {
  readonly id: string;
  readonly language: Language;
  readonly negated: boolean;
  /** Stems, without n-grams. */
  readonly stems: ReadonlySet<string>;
  /** Those of the stems that stand under a negation. */
  readonly denied: ReadonlySet<string>;
  /** Weight of each term, the whole of length 1; empty for a note without words that carry meaning. */
  readonly terms: ReadonlyMap<string, number>;
}

const GRAM_WEIGHT = 0.5;

/** Stems meet across languages where they are the same; n-grams only inside one. */
function countsOf(stems: readonly string[], language: Language): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);
  for (const stem of stems) {
    add(stem, 1);
    for (const gram of characterGrams(stem)) add(`${language}:${gram}`, GRAM_WEIGHT);
  }
  return counts;
}

/** Weighs each term by its count times ln(1 + N / df): N notes, df of which have the term. */
export function wordNotes(notes: readonly Note[], fallback: Language = "en"): Worded[] {
  const read = notes.map(({ id, text }) => {
    const words = wordsIn(text);
    const language = languageOf(words, fallback);
    const stems = stemsOf(words, language);
    const about = { id, language, negated: negates(words), stems: new Set(stems), denied: deniedStems(text, language) };
    return { about, counts: countsOf(stems, language) };
  });
  const spread = new Map<string, number>();
  for (const { counts } of read) for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
  return read.map(({ about, counts }) => {
    const weighed = [...counts].map(
      ([term, count]) => [term, count * Math.log(1 + notes.length / (spread.get(term) ?? 1))] as const,
    );
    const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return { ...about, terms: new Map(weighed.map(([term, weight]) => [term, weight / length])) };
  });
}

/** One denies and the other does not, or of the words that both use they deny others. */
export function mayContradict(left: Worded, right: Worded): boolean {
  if (left.negated !== right.negated) return true;
  const denied = (one: Worded, other: Worded) => [...one.denied].filter((stem) => other.stems.has(stem));
  const [own, others] = [denied(left, right), denied(right, left)];
  return own.length + others.length > 0 && !own.some((stem) => others.includes(stem));
}

/** 0 nothing in common, 1 the same words. */
export function cosine({ terms: left }: Worded, { terms: right }: Worded): number {
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return Math.min(1, sum);
}

/** Likeness of every two notes, by their places in the list; only notes that share a term cost anything. */
export function likenessTable(notes: readonly Worded[]): Float64Array[] {
  const holders = new Map<string, { readonly place: number; readonly weight: number }[]>();
  notes.forEach(({ terms }, place) => {
    for (const [term, weight] of terms) {
      const list = holders.get(term) ?? [];
      if (list.push({ place, weight }) === 1) holders.set(term, list);
    }
  });
  return notes.map(({ terms }) => {
    const row = new Float64Array(notes.length);
    for (const [term, own] of terms)
      for (const { place, weight } of holders.get(term) ?? []) addTo(row, place, own * weight);
    return row.map((likeness) => Math.min(1, likeness));
  });
}

/** Turns texts into vectors of one length. A host may plug in a model; nothing here needs one. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[]>;

/** Cosine of two embedded texts, 0 where one has no length. */
export function cosineOfVectors(left: Float32Array, right: Float32Array): number {
  let [both, first, second] = [0, 0, 0];
  left.forEach((value, i) => {
    const other = right[i] ?? 0;
    both += value * other;
    first += value * value;
    second += other * other;
  });
  return first > 0 && second > 0 ? both / Math.sqrt(first * second) : 0;
}

/** Other notes, the most alike first; those with nothing in common are left out. */
export function moreLike(
  note: Worded,
  others: readonly Worded[],
): { readonly id: string; readonly likeness: number }[] {
  return others
    .filter(({ id }) => id !== note.id)
    .map((other) => ({ id: other.id, likeness: cosine(note, other) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((left, right) => right.likeness - left.likeness || (left.id < right.id ? -1 : 1));
}
