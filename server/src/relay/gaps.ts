/** How long a room waits between two beats, by how many are in it. In milliseconds. */

/** Between two beats, for each member: a write to a socket takes some 10 µs, so this bounds what a room may cost. */
const UPDATE_GAP_MS = 0.04;
const MAX_UPDATE_GAP_MS = 8;
/** Cursors: a frame of a screen where few are here; slower where so many are that each moves among a crowd. */
const POINTER_GAP_MS = 0.32;
const POINTER_GAP_OF_MANY_MS = 16;
const CROWD_GAP_MS = 1 / 16;
const MAX_POINTER_GAP_MS = 66;

export function updateGap(members: number): number {
  return Math.min(MAX_UPDATE_GAP_MS, members * UPDATE_GAP_MS);
}

export function pointerGap(members: number): number {
  const few = Math.min(POINTER_GAP_OF_MANY_MS, members * POINTER_GAP_MS);
  return Math.min(MAX_POINTER_GAP_MS, Math.max(few, members * CROWD_GAP_MS));
}
