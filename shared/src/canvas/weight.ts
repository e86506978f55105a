/** How many bytes a value takes in Yjs' own encoding, without encoding it: the same figure in the browser and on the server. */

/** Above any limit of ours: a value that cannot be weighed is too heavy. */
const UNWEIGHABLE = Number.POSITIVE_INFINITY;
/** Deeper than any valid record by far, shallow enough for the smallest stack. */
const MAX_DEPTH = 64;

/** Bytes of a text in UTF-8, with its length before it. */
function textBytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const pair = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x800 || pair ? 1 : 2;
  }
  return bytes + lengthBytes(bytes);
}

/** Bytes of a length: seven bits in each. */
function lengthBytes(length: number): number {
  let bytes = 1;
  for (let rest = length; rest >= 0x80; rest /= 0x80) bytes += 1;
  return bytes;
}

/** One byte says the type; integers take seven bits a byte after the first six, other numbers four or eight bytes. */
function numberBytes(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) {
    return 1 + (Math.abs(value) < 0x40 ? 1 : 1 + lengthBytes(Math.abs(value) / 0x40));
  }
  return Math.fround(value) === value ? 5 : 9;
}

/** Bytes of a value, or infinity where it is no JSON value or nests too deeply. */
export function weigh(value: unknown, depth = 0): number {
  if (value === null || value === undefined || typeof value === "boolean") return 1;
  if (typeof value === "number") return numberBytes(value);
  if (typeof value === "string") return 1 + textBytes(value);
  if (typeof value !== "object" || depth >= MAX_DEPTH) return UNWEIGHABLE;
  let bytes = 1;
  if (Array.isArray(value)) {
    for (const entry of value) bytes += weigh(entry, depth + 1);
    return bytes + lengthBytes(value.length);
  }
  const entries = Object.entries(value);
  for (const [name, entry] of entries) bytes += textBytes(name) + weigh(entry, depth + 1);
  return bytes + lengthBytes(entries.length);
}
