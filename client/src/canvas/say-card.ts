import { canvas, cluster, grades, kinds, type Language, type Sentence, say } from "@acuerdo/shared";
import type { CardFace } from "./faces.ts";

/**
 * All that a card shows, in words: kind, words, author, cluster, my answer.
 * @param home the sentence of its cluster, empty where that has none yet; null where it lies in none.
 */
export function sayCard(language: Language, face: CardFace, home: string | null): string {
  const t = (sentence: Sentence, params = {}) => say(language, sentence, params);
  const { kind, text, withdrawn } = face.position;
  return [
    t(kinds[kind]),
    text,
    face.author,
    withdrawn && t(canvas.withdrawn),
    home !== null && t(canvas.inCluster, { cluster: home || t(cluster.unnamed) }),
    face.mine && t(canvas.yours, { grade: t(grades[face.mine]) }),
    !face.open && t(canvas.unanswered),
  ]
    .filter(Boolean)
    .join(", ");
}
