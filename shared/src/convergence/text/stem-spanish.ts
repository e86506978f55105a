/** A light stemmer: different forms of a Spanish word usually meet, different words seldom do. */

/** Endings of nouns, adjectives and verbs, without accents; the longest that leaves enough letters goes. */
const ENDINGS = `
  amientos imientos amiento imiento aciones iciones uciones iones acion icion ucion ion
  idades idad ancias ancia encias encia adoras adores adora ador mente eza ezas ismo ista istas
  ables able ibles ible ivos ivas ivo iva osos osas oso osa icos icas ico ica illos illas illo illa
  ariamos eriamos iriamos arian erian irian aria eria iria aremos eremos iremos aran eran iran ara era ira
  abamos aban aba iamos ian ia iendo ando ieron aron iese iera aramos ieramos asemos ase
  amos emos imos ados adas idos idas ado ada ido ida
  arse erse irse arlo erlo irlo arla erla irla arles erles ar er ir an en
  as es os is ie io ios ias a e i o s
`
  .split(/\s+/u)
  .filter(Boolean)
  .sort((left, right) => right.length - left.length);

const LEAST = 3;

/** Accents are written or not; the ñ is a letter of its own. */
const bare = (word: string): string =>
  word
    .replace(/[áàâä]/gu, "a")
    .replace(/[éèêë]/gu, "e")
    .replace(/[íìîï]/gu, "i")
    .replace(/[óòôö]/gu, "o")
    .replace(/[úùûü]/gu, "u");

const endingOf = (word: string): string =>
  ENDINGS.find((ending) => word.endsWith(ending) && word.length - ending.length >= LEAST) ?? "";

export function stemSpanish(word: string): string {
  const plain = bare(word);
  const stem = plain.slice(0, plain.length - endingOf(plain).length).replace(/(...)i$/u, "$1");
  // Stems whose spelling follows the next vowel: busc-ar, busqu-e; lleg-ar, llegu-e; luz, luc-es.
  return stem.replace(/qu$/u, "c").replace(/gu$/u, "g").replace(/z$/u, "c");
}
