import { type Language, lettersOf, withoutMark } from "@acuerdo/shared";

/** What stands between names and is none. */
const PARTICLES = new Set("de del la las los el y e i da do dos das di du le of the van von der den zu".split(" "));

/** Given names that commonly come second in Spanish: after them the surnames begin. */
const SECOND = new Set(
  (
    "maría maria josé jose luis carmen jesús jesus mar pilar isabel manuel antonio ángel angel carlos javier miguel teresa " +
    "rosa belén belen francisco juan pablo ignacio alberto fernando mercedes dolores rosario ángeles angeles cristina luisa " +
    "elena victoria eugenia soledad concepción josefa ramón ramon enrique andrés andres alfonso"
  ).split(" "),
);

/** The first surname where people have two, else the last. */
function surname([, ...others]: readonly string[], language: Language): string | undefined {
  const names = others.filter((word) => !PARTICLES.has(word.toLowerCase()));
  const first = language === "es" ? names.find((word) => !SECOND.has(word.toLowerCase())) : undefined;
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
