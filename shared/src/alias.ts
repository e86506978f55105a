import type { VoiceId } from "./ids.ts";

/** The name under which a voice that has none is known: a bird and a number, one voice's alone on a board. */

/**
 * Birds that are nobody's first name and no insult in English or in Spanish: also as slang, and in the dictionary's
 * figurative senses. A bird's place in the list is part of old aliases: one that offends is replaced where it stands.
 */
export const BIRDS = [
  ...["hummingbird", "oriole", "heron", "puffin", "goldfinch", "kingfisher", "stork", "albatross"],
  ...["ibis", "curlew", "crane", "sparrow", "falcon", "nightingale", "avocet", "hoopoe"],
  ...["swan", "macaw", "pelican", "swift", "cormorant", "quetzal", "toucan", "turtledove"],
] as const;
export type Bird = (typeof BIRDS)[number];

export interface Alias {
  readonly bird: Bird;
  readonly number: number;
}
/** By voice; `seq` is the number of the event with which it spoke first. */
export type Aliases = ReadonlyMap<VoiceId, Alias & { readonly voice: VoiceId; readonly seq: number }>;

const FIRST = 2;
const NUMBERS = 98;
/** Numbers that some read as a sign: of a creed (14, 18, 88) or of sex (69). */
const READ_OTHERWISE: ReadonlySet<number> = new Set([14, 18, 69, 88]);

/** FNV-1a, 32 bits: spreads ids evenly and is the same everywhere. */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}

/** Always the same for the same seed; the number is raised until `isTaken` denies it. */
export function chooseAlias(seed: string, isTaken: (alias: Alias) => boolean): Alias {
  const hash = spread(seed);
  const bird = BIRDS[hash % BIRDS.length] as Bird;
  const begin = Math.floor(hash / BIRDS.length) % NUMBERS;
  for (let step = 0; ; step += 1) {
    // Round the two digits first, then beyond them: there is always one more.
    const number = FIRST + (step < NUMBERS ? (begin + step) % NUMBERS : step);
    if (!READ_OTHERWISE.has(number) && !isTaken({ bird, number })) return { bird, number };
  }
}

/** The alias of a voice: the one that it has, or the one that it would get with its first words. */
export function aliasIn(aliases: Aliases, voice: VoiceId): Alias {
  const known = aliases.get(voice);
  if (known) return known;
  const taken = new Set([...aliases.values()].map(({ bird, number }) => `${bird} ${number}`));
  return chooseAlias(voice, ({ bird, number }) => taken.has(`${bird} ${number}`));
}
