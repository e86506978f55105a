import { LANGUAGES, type Language } from "../nouns/board/board.ts";

/** Which of our languages somebody is spoken to in. */

/** Where none of what they ask for is ours. */
const ELSE: Language = "en";

/** The first of the tags (BCP 47, the most wanted first) that is one of our languages, whatever its region: the same in page and server. */
export function languageOf(tags: readonly string[]): Language {
  const primaries = tags.map((tag) => tag.trim().split(/[-_]/)[0]?.toLowerCase());
  for (const primary of primaries) {
    const known = LANGUAGES.find((language) => language === primary);
    if (known) return known;
  }
  return ELSE;
}

/** The tags of an `Accept-Language` header (RFC 9110, 12.5.4), the most wanted first; those with weight 0 are not wanted. */
export function languageTags(header: string): string[] {
  const asked = header.split(",").map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => /^q=/i.test(text))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return asked
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
