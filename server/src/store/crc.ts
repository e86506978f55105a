import { crc32 } from "node:zlib";

/** CRC-32 over a row's place and bytes: a row that was damaged, or put back in another place, is noticed when it is read. */
export function crcOf(board: string, seq: number, data: Uint8Array): number {
  const place = crc32(`${board}/${seq}/`);
  // zlib begins anew where it is given no memory, which is what an empty array may have.
  return data.length === 0 ? place : crc32(data, place);
}
