import type { GuardCode } from "./verdict.ts";

/**
 * Reads a stranger's bytes. A fault is kept, not thrown: from then on everything reads as zero, at the end of the bytes,
 * so that a loop has only to look at `fault`. Nothing is allocated by a length that was merely claimed.
 */

/** Longer numbers would lose precision; longer encodings are padding. */
const MAX_UINT_BYTES = 8;
/** Below this, a loop is faster than the decoder. */
const SHORT_TEXT = 32;
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Reader {
  readonly bytes: Uint8Array;
  #view: DataView | null = null;
  pos = 0;
  fault: GuardCode | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.pos;
  }

  /** Keeps the first fault; reading ends. */
  fail(code: GuardCode): void {
    this.fault ??= code;
    this.pos = this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.pos];
    if (byte === undefined) {
      this.fail("malformed");
      return 0;
    }
    this.pos += 1;
    return byte;
  }

  /** A number of up to 53 bits, seven to a byte, the lowest first. */
  uint(): number {
    return this.#more(0, 1, MAX_UINT_BYTES);
  }

  /** A signed number: sign and six bits in the first byte. */
  int(): number {
    const first = this.byte();
    const size = first & 0x80 ? this.#more(first & 0x3f, 64, MAX_UINT_BYTES - 1) : first & 0x3f;
    return first & 0x40 ? -size : size;
  }

  #more(start: number, unit: number, bytes: number): number {
    let sum = start;
    let scale = unit;
    for (let i = 0; i < bytes; i++) {
      const byte = this.byte();
      sum += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (sum <= Number.MAX_SAFE_INTEGER) return sum;
        break;
      }
      scale *= 128;
    }
    this.fail("malformed");
    return 0;
  }

  /** How many of something follow: each takes a byte at least. */
  count(): number {
    const count = this.uint();
    if (count <= this.left) return count;
    this.fail("malformed");
    return 0;
  }

  float32(): number {
    return this.#has(4) ? this.#floats().getFloat32(this.pos - 4, false) : 0;
  }

  float64(): number {
    return this.#has(8) ? this.#floats().getFloat64(this.pos - 8, false) : 0;
  }

  #floats(): DataView {
    const { buffer, byteOffset, byteLength } = this.bytes;
    this.#view ??= new DataView(buffer, byteOffset, byteLength);
    return this.#view;
  }

  /** Goes past so many bytes, where there are as many. */
  #has(bytes: number): boolean {
    if (bytes > this.left) {
      this.fail("malformed");
      return false;
    }
    this.pos += bytes;
    return true;
  }

  text(): string {
    const length = this.count();
    const end = this.pos + length;
    if (length > SHORT_TEXT) return this.#decode(end);
    let text = "";
    for (let i = this.pos; i < end; i++) {
      const byte = this.bytes[i] as number;
      if (byte >= 0x80) return this.#decode(end);
      text += String.fromCharCode(byte);
    }
    this.pos = end;
    return text;
  }

  #decode(end: number): string {
    try {
      const text = UTF8.decode(this.bytes.subarray(this.pos, end));
      this.pos = end;
      return text;
    } catch {
      this.fail("malformed"); // Not UTF-8: the one fault for which the platform offers no other answer than throwing.
      return "";
    }
  }
}
