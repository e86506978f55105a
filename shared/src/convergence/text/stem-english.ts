/** A light stemmer: different forms of an English word usually meet, different words seldom do. */

type Ending = readonly [ending: string, put: string, least: number];

/** Longest first; `least` letters must stay. */
const PLURALS: readonly Ending[] = [
  ["sses", "ss", 2],
  ["ies", "y", 2],
  ["ches", "ch", 2],
  ["shes", "sh", 2],
  ["xes", "x", 2],
  ["ss", "ss", 1],
  ["us", "us", 1],
  ["is", "is", 1],
  ["s", "", 3],
];

const DERIVED: readonly Ending[] = [
  ["ization", "iz", 3],
  ["isation", "iz", 3],
  ["fulness", "", 3],
  ["ousness", "ous", 3],
  ["ability", "abl", 3],
  ["ibility", "ibl", 3],
  ["ational", "at", 3],
  ["ation", "at", 3],
  ["ement", "", 3],
  ["ingly", "", 3],
  ["iness", "y", 3],
  ["ally", "al", 3],
  ["ment", "", 4],
  ["ness", "", 3],
  ["ting", "t", 3],
  ["less", "", 3],
  ["able", "", 4],
  ["ible", "", 4],
  ["ance", "", 4],
  ["ence", "", 4],
  ["ised", "iz", 3],
  ["ized", "iz", 3],
  ["ise", "iz", 4],
  ["ize", "iz", 4],
  ["ful", "", 3],
  ["ied", "y", 2],
  ["ily", "y", 3],
  ["ing", "", 3],
  ["ion", "", 4],
  ["ive", "", 4],
  ["est", "", 4],
  ["al", "", 5],
  ["ed", "", 3],
  ["er", "", 4],
  ["ly", "", 3],
  ["or", "", 5],
];

const DOUBLED = /([bdfgmnprt])\1$/u;

function without(word: string, endings: readonly Ending[]): string {
  const found = endings.find(([ending, , least]) => word.endsWith(ending) && word.length - ending.length >= least);
  return found ? word.slice(0, word.length - found[0].length) + found[1] : word;
}

export function stemEnglish(word: string): string {
  const bare = word.replace(/['’](s|re|ve|ll|d|m)$/u, "");
  const singular = without(bare, PLURALS);
  const stem = without(singular, DERIVED);
  const single = stem === singular ? stem : stem.replace(DOUBLED, "$1");
  const closed = single.length > 3 ? single.replace(/e$/u, "") : single;
  return closed.length > 2 ? closed.replace(/y$/u, "i") : closed;
}
