import { lettersOf, withoutMark } from "@acuerdo/shared";

/** 'LF' for Lucía Ferrer, without what tells her apart from others or says what she does. */
export function initialsOf(name: string): string {
  const words = withoutMark(name)
    .replace(/\s\([^)]*\)$/, "")
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => lettersOf(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
