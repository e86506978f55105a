/** Writes bytes into one buffer that is used again and again: an update of 50 bytes is not worth a new one. */

const FIRST_BYTES = 4096;

export class Writer {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** Begins anew. */
  clear(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** Seven bits to a byte, the lowest first. */
  uint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** Part of other bytes. */
  copy(source: Uint8Array, start: number, end: number): void {
    if (this.#length + end - start > this.#bytes.length) this.#grow(end - start);
    if (start === 0 && end === source.length) this.#bytes.set(source, this.#length);
    else this.#bytes.set(source.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  /** A text of ASCII characters only, with its length before it. */
  ascii(text: string): void {
    this.uint(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** A copy of what was written. */
  written(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}
