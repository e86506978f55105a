/** The words of a note, in its own language. */
import { stemEnglish } from "./stem-english.ts";
import { stemSpanish } from "./stem-spanish.ts";
import { type Language, NEGATIONS, STOP_WORDS } from "./stop-words.ts";

/** Words in lower case, with the apostrophe inside them. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []
  );
}

/** By which stop words there are more of; `fallback`, the board's language, when neither wins. */
export function languageOf(words: readonly string[], fallback: Language): Language {
  const count = (language: Language) => words.filter((word) => STOP_WORDS[language].has(word)).length;
  const [english, spanish] = [count("en"), count("es")];
  if (english === spanish) return fallback;
  return english > spanish ? "en" : "es";
}

const isNegation = (word: string): boolean => NEGATIONS.has(word) || /n['’]t$/u.test(word);

/** Does the note say the opposite of what its words alone would say? */
export const negates = (words: readonly string[]): boolean => words.some(isNegation);

export function stemOf(word: string, language: Language): string {
  return language === "en" ? stemEnglish(word) : stemSpanish(word);
}

/** Stems of the words that carry meaning, in their order. */
export function stemsOf(words: readonly string[], language: Language): string[] {
  return words
    .filter((word) => !STOP_WORDS[language].has(word) && !isNegation(word))
    .map((word) => stemOf(word, language))
    .filter((stem) => stem.length > 1);
}

/** Words after a negation, in the same clause, that it is taken to deny. */
const REACH = 4;

/** Stems that the note denies: "no alcohol in the hall" denies alcohol and hall. */
export function deniedStems(text: string, language: Language): ReadonlySet<string> {
  const clauses = text.split(/[^\p{L}\p{N}\s'’"-]+|\n/u).map(wordsIn);
  const denied = clauses.flatMap((words) =>
    words.flatMap((word, i) => (isNegation(word) ? words.slice(i + 1, i + 1 + REACH) : [])),
  );
  return new Set(stemsOf(denied, language));
}

/** Runs of three to five characters of a stem and its edges, so that forms a stemmer keeps apart still touch. */
export function characterGrams(stem: string): string[] {
  const letters = [...`<${stem}>`];
  const grams: string[] = [];
  for (let size = 3; size <= 5; size++)
    for (let i = 0; i + size <= letters.length; i++) grams.push(letters.slice(i, i + size).join(""));
  return grams;
}
