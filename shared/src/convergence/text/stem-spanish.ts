/** A light stemmer: different forms of a Spanish word usually meet, different words seldom do. */

/** Endings of nouns, adjectives and verbs without accents, longest first; at least three letters must stay. */
const ENDINGS = [
  ...["amientos", "imientos", "aciones", "iciones", "amiento", "imiento", "uciones"],
  ...["idades", "adoras", "adores", "ancias", "encias", "ariamos", "eriamos", "iriamos", "aremos", "eremos"],
  ...["acion", "icion", "ucion", "adora", "ancia", "encia", "mente", "abamos", "asemos", "aramos", "ieramos"],
  ...["ables", "ibles", "istas", "iendo", "ieron", "aron", "arian", "erian", "irian", "ariamos", "iremos"],
  ...["idad", "able", "ible", "ista", "ismo", "ador", "ando", "aban", "aran", "eran", "iran", "aria", "eria", "iria"],
  ...["ados", "adas", "idos", "idas", "amos", "emos", "imos", "iese", "iera", "arse", "erse", "irse", "arlo", "erlo"],
  ...["arla", "erla", "irlo", "irla", "arles", "erles", "eza", "ezas", "ivos", "ivas", "osos", "osas", "illo", "illa"],
  ...["ado", "ada", "ido", "ida", "aba", "ara", "ase", "era", "ira", "ivo", "iva", "oso", "osa", "ico", "ica", "ian"],
  ...["ion", "ia", "ar", "er", "ir", "an", "en", "as", "es", "os", "io", "ie"],
  ...["a", "e", "o", "s", "i"],
].sort((left, right) => right.length - left.length);

const LEAST = 3;

/** Accents are written or not; the ñ is a letter of its own. */
const bare = (word: string): string =>
  word
    .replace(/[áàâä]/gu, "a")
    .replace(/[éèêë]/gu, "e")
    .replace(/[íìîï]/gu, "i")
    .replace(/[óòôö]/gu, "o")
    .replace(/[úùûü]/gu, "u");

const endsIn = (word: string): string =>
  ENDINGS.find((ending) => word.endsWith(ending) && word.length - ending.length >= LEAST) ?? "";

export function stemSpanish(word: string): string {
  const plain = bare(word).replace(/ces$/u, "z");
  const stem = plain.slice(0, plain.length - endsIn(plain).length);
  // Stems whose spelling follows the next vowel: busc-ar, busqu-e; lleg-ar, llegu-e; ejerc-er, ejerz-o.
  return stem.replace(/qu$/u, "c").replace(/gu$/u, "g").replace(/z$/u, "c");
}
