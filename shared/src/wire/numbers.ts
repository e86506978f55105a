/** Whole numbers from 0 up, as lib0 writes them: seven bits a byte, the lowest first. */

/** What is read from, and how far: a lib0 decoder is one. */
export interface Source {
  readonly arr: Uint8Array;
  pos: number;
}

const MORE = 0x80;

export function pushUint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= MORE; rest = Math.floor(rest / MORE)) bytes.push((rest % MORE) | MORE);
  bytes.push(rest);
}

/** @throws RangeError where the bytes end too early. */
export function readByte(source: Source): number {
  const byte = source.arr[source.pos];
  if (byte === undefined) throw new RangeError("the frame ends too early");
  source.pos += 1;
  return byte;
}

/** @throws RangeError where it has no end, or is more than a number can hold exactly. */
export function readUint(source: Source): number {
  let value = 0;
  for (let scale = 1; scale <= Number.MAX_SAFE_INTEGER; scale *= MORE) {
    const byte = readByte(source);
    value += (byte % MORE) * scale;
    if (byte < MORE && value <= Number.MAX_SAFE_INTEGER) return value;
  }
  throw new RangeError("a number without an end");
}

/** A message that is numbers and nothing else. */
export function writeNumbers(...numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) pushUint(bytes, number);
  return Uint8Array.from(bytes);
}
