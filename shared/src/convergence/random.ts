/**
 * Chance that is the same everywhere: drawn from a seed, the board's id and a purpose, so that every client and the
 * server find the same groups. Integer arithmetic only. Not for secrets.
 */

/** The next number, 0 up to but not including 1. */
export type Random = () => number;

/** 32-bit FNV-1a over UTF-16 code units, begun anywhere. */
function hash(text: string, offset: number): number {
  let value = offset;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Small Fast Counter (sfc32, Chris Doty-Humphrey), seeded with the hash of a text. */
export function randomOf(seed: string): Random {
  let a = hash(seed, 0x811c9dc5);
  let b = hash(seed, a ^ 0x9e3779b9);
  let c = hash(seed, b ^ 0x85ebca6b);
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}
