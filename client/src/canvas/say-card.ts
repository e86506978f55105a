import { canvas, grades, kinds, type Language, type Sentence, say, unmarked } from "@acuerdo/shared";
import type { CardFace } from "./faces.ts";

/** Something follows: a full stop before its comma would be read as an end. Other marks, and three dots, say more than that. */
const unended = (text: string): string => text.replace(/([^.])\.$/u, "$1");

/**
 * All that a card shows, in words: kind, words, author, cluster, my answer.
 * @param home the sentence of its cluster, empty where that has none yet; null where it lies in none.
 * @param mark what people wrote is marked by it.
 */
export function sayCard(language: Language, face: CardFace, home: string | null, mark = unmarked): string {
  const t = (sentence: Sentence, params = {}) => say(language, sentence, params);
  const { kind, text, withdrawn } = face.position;
  return [
    t(kinds[kind]),
    mark(unended(text)),
    face.author,
    withdrawn && t(canvas.withdrawn),
    home !== null && (home ? t(canvas.inCluster, { cluster: mark(unended(home)) }) : t(canvas.inUnnamed)),
    face.mine && t(canvas.yours, { grade: t(grades[face.mine]) }),
    !face.open && t(canvas.unanswered),
  ]
    .filter(Boolean)
    .join(", ");
}
