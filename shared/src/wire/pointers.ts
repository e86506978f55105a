import type { Place } from "../canvas/value.ts";
import { FRAME } from "./frames.ts";
import { pushUint, readByte, readUint, type Source } from "./numbers.ts";

/**
 * Cursors in few bytes. Places are whole numbers and absolute, so that each frame stands alone: whoever was left out of
 * some needs none of them. Numbers are written as lib0 writes them.
 */

/** One person's cursor. `peer` is the number that the server gave them for as long as they are here. */
export interface Pointer {
  readonly peer: number;
  /** Null for one who points nowhere. */
  readonly place: Place | null;
}

const SIGN = 0x40;
const MORE = 0x80;

function pushInt(bytes: number[], value: number): void {
  const size = Math.abs(value);
  const rest = Math.floor(size / SIGN);
  bytes.push((rest > 0 ? MORE : 0) | (value < 0 ? SIGN : 0) | (size % SIGN));
  if (rest > 0) pushUint(bytes, rest);
}

function pushPlace(bytes: number[], [x, y]: Place): void {
  pushInt(bytes, Math.round(x));
  pushInt(bytes, Math.round(y));
}

function readInt(source: Source): number {
  const first = readByte(source);
  const size = (first % SIGN) + (first & MORE ? readUint(source) * SIGN : 0);
  return first & SIGN ? -size : size;
}

const readPlace = (source: Source): Place => [readInt(source), readInt(source)];

/** A client's own cursor, as a whole message. */
export function writePointer(place: Place | null): Uint8Array {
  const bytes: number[] = [FRAME.pointers, place ? 1 : 0];
  if (place) pushPlace(bytes, place);
  return Uint8Array.from(bytes);
}

/** Reads what follows the message's type. @throws RangeError when it is not a client's cursor. */
export function readPointer(source: Source): Place | null {
  const shown = readUint(source);
  if (shown > 1) throw new RangeError("not a cursor");
  return shown === 1 ? readPlace(source) : null;
}

/** The room's cursors, as a whole message. Sorts them: a neighbour's number costs one byte. */
export function writePointers(pointers: Pointer[]): Uint8Array {
  const bytes: number[] = [FRAME.pointers];
  pushUint(bytes, pointers.length);
  let before = 0;
  for (const { peer, place } of pointers.sort((a, b) => a.peer - b.peer)) {
    pushUint(bytes, (peer - before) * 2 + (place ? 0 : 1));
    if (place) pushPlace(bytes, place);
    before = peer;
  }
  return Uint8Array.from(bytes);
}

/** Reads what follows the message's type. @throws RangeError when it is not the room's cursors. */
export function readPointers(source: Source): Pointer[] {
  const count = readUint(source);
  if (count > source.arr.length) throw new RangeError("more cursors than bytes");
  const pointers: Pointer[] = [];
  let peer = 0;
  for (let rest = count; rest > 0; rest -= 1) {
    const head = readUint(source);
    peer += Math.floor(head / 2);
    pointers.push({ peer, place: head % 2 === 0 ? readPlace(source) : null });
  }
  return pointers;
}
