/** Numbers as lib0 writes them. Where the number ends is left in `cursor.at`. */

export function readVarUint(buffer, cursor) {
  let sum = 0;
  let scale = 1;
  for (;;) {
    const byte = buffer[cursor.at++];
    sum += (byte & 0x7f) * scale;
    if (byte < 0x80) return sum;
    scale *= 128;
  }
}

/** A signed number: sign and six bits first. */
export function readVarInt(buffer, cursor) {
  const first = buffer[cursor.at++];
  const sign = first & 0x40 ? -1 : 1;
  const low = first & 0x3f;
  return sign * (first & 0x80 ? low + readVarUint(buffer, cursor) * 64 : low);
}
