import { asLatin } from "./looks.ts";

/** What is left of a name when everything is taken away that an eye passes over: two names that share it look the same. */

/** Accents, and the points that Arabic and Hebrew are written with or without. Vowel signs of other scripts are letters. */
const MARKS = /(?=\p{M})[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2800]/gu;

/** The lunate sigma looks like a c; NFKD would make another sigma of it. */
const drawn = (text: string): string => text.replace(/\u03f2/g, "c").replace(/\u03f9/g, "C");

function bare(text: string): string {
  return drawn(text)
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(UNSEEN, "")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim();
}

/** Small letters, whatever a language makes of them: ß as ss, the dotless i as i. */
const small = (text: string): string => text.toUpperCase().toLowerCase();

/** What looks alike in Latin letters themselves, in one case or the other. */
const ALIKE: Readonly<Record<string, string>> = { i: "l", "1": "l", "|": "l", "0": "o", m: "rn", w: "vv" };
const alike = (text: string): string => Array.from(text, (letter) => ALIKE[letter] ?? letter).join("");

/** Without case: 'ANA' and 'ana'. */
const folded = (text: string): string => asLatin(small(text));
/** By the shapes of the letters as they stand: 'Mara' and 'Маrа'. */
const shape = (text: string): string => small(asLatin(text));

/** More names than a board has; beyond, the cache begins anew. */
const MOST_KEPT = 5_000;

function remembering<T>(compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = compute(text);
    kept.set(text, made);
    return made;
  };
}

/** A full stop, a comma or a blank more: nobody sees at a glance that 'Luis.' is another. What is nothing else stays. */
const lettersOf = (text: string): string => text.replace(/[\p{P}\s]+/gu, "") || text;

/** By each of these another name that shares one looks the same. */
export const skeletonsOf: (name: string) => readonly string[] = remembering((name) => {
  const text = bare(name);
  return [`=${lettersOf(alike(folded(text)))}`, `~${lettersOf(alike(shape(text)))}`];
});

/** An organisation as it is compared: how it is spelt is the choice of whoever types it, also to stay out of its count. */
export const foldOrganization: (name: string) => string = remembering((name) => lettersOf(folded(bare(name))).trim());
