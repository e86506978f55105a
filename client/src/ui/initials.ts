import { type Language, lettersOf, NAME_PARTICLES, SECOND_GIVEN, withoutMark } from "@acuerdo/shared";

/** The first surname where people have two, else the last. */
function surname([, ...others]: readonly string[], language: Language): string | undefined {
  const names = others.filter((word) => !NAME_PARTICLES.has(word.toLowerCase()));
  const first = language === "es" ? names.find((word) => !SECOND_GIVEN.has(word.toLowerCase())) : undefined;
  return first ?? names.at(-1);
}

/**
 * 'LF' for Lucía Ferrer, without what tells her apart from others or says what she does.
 * @param language the board's: in Spanish the first of two surnames counts, in English the last word.
 */
export function initialsOf(name: string, language: Language): string {
  const words = withoutMark(name)
    .replace(/\s\([^)]*\)$/, "")
    .split(/\s+/)
    .filter(Boolean);
  return [words[0], surname(words, language)]
    .map((word) => lettersOf(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
