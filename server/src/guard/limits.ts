/** Bounds of one update. An honest offline day of 5,000 edits has 72 kB and some 5,000 structs. */

export interface GuardLimits {
  readonly bytes: number;
  /** Known ones and other people's too: whoever comes back to a server with less sends all that there is. */
  readonly structs: number;
  /** Runs of deleted items: what is alive, or another client, lies between two of them. */
  readonly ranges: number;
  /** New structs of the sender's own. */
  readonly ownStructs: number;
  /** Client sections, in the structs and in the deletions each: a full deletion set names every client that ever wrote. */
  readonly sections: number;
  /** Client ids of the sender with something new: one browser's tabs of the last while, and of their other devices. */
  readonly ownSections: number;
  /** Client ids that one hello may name, and that one update may bind which no hello has named. */
  readonly newClients: number;
  /** Client ids that one person wrote under on one board: a page load needs one. Each costs the board's canvas some bytes too. */
  readonly clientsPerActor: number;
  /** Of those, how many at once: a browser's tabs of the last while, and of their other devices. */
  readonly clientsAtOnce: number;
  /** How fast that grows back: page loads in which something is drawn. */
  readonly clientsPerSecond: number;
  /** Client ids that one person has named and not written under: tabs and page loads of the last while. */
  readonly reservedPerActor: number;
  /** Items that integration may walk past for one person at once: what others wrote to the same records meanwhile. */
  readonly steps: number;
  /** How fast that grows back. */
  readonly stepsPerSecond: number;
}

export const GUARD_LIMITS: GuardLimits = {
  bytes: 1_048_576,
  structs: 100_000,
  ranges: 100_000,
  ownStructs: 20_000,
  sections: 16_384,
  ownSections: 256,
  newClients: 64,
  clientsPerActor: 4_096,
  clientsAtOnce: 256,
  clientsPerSecond: 1 / 20,
  reservedPerActor: 256,
  steps: 2_000_000,
  stepsPerSecond: 50_000,
};

/** Yjs draws client ids of 32 bits. */
export const MAX_CLIENT = 2 ** 32 - 1;
/** No key of ours is longer, in bytes. */
export const MAX_KEY_BYTES = 80;
/** Levels of a value: the deepest valid rich text has 22. */
export const MAX_VALUE_DEPTH = 32;
/** Deleted items in one run: a day of dragging in one key. */
export const MAX_RUN = 1_000_000;
/** Far from where a sum of clocks would lose precision. */
export const MAX_CLOCK = 2 ** 40;
