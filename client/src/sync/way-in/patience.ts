/**
 * How long an answer at the door is waited for: as long as the server may let somebody wait their turn, and then some. Whoever
 * hangs up before has lost their place in the line, and makes it longer by coming again.
 */

/** Whoever is at the door is asked again soon. */
const AT_THE_DOOR_MS = 8_000;
/** The server's `joinWaitMs` and `codeWaitMs` (`docs/limits.md`). */
const NEWCOMER_MS = 15_000;
const CODE_MS = 10_000;

export const patienceAtDoor = ({ code }: { readonly code?: string }, isNew = false): number =>
  AT_THE_DOOR_MS + (isNew ? NEWCOMER_MS : 0) + (code === undefined ? 0 : CODE_MS);
