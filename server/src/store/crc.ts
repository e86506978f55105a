/** CRC-32 over a row's place and bytes: a row that was damaged, or put back in another place, is noticed when it is read. */

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function add(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] as number);
  return value >>> 0;
}

export function crc32(board: string, seq: number, data: Uint8Array): number {
  return (add(add(0xffffffff, Buffer.from(`${board}/${seq}/`)), data) ^ 0xffffffff) >>> 0;
}
