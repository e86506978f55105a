import { drawn, readRecord, SHARES, type ShapeRecord, weighRecord } from "@acuerdo/shared";

/** What records count for: in bytes, in numbers, and in what they cost to be drawn. */

/** Yjs' own, for each entry beside its key and value. */
const OVERHEAD = 12;
/** A place counts the same wherever it is: it does not become somebody else's by being further away. */
const PLACE_BYTES = 20;

/** Fields by name and no lists of them: every stroke of every pen is counted here. */
export class Amount {
  constructor(
    public bytes = 0,
    public drawn = 0,
    public drawings = 0,
    public cards = 0,
    public holds = 0,
  ) {}

  add(other: Readonly<Amount>, times: 1 | -1): void {
    this.bytes += times * other.bytes;
    this.drawn += times * other.drawn;
    this.drawings += times * other.drawings;
    this.cards += times * other.cards;
    this.holds += times * other.holds;
  }

  isLargerThan(other: Readonly<Amount>): boolean {
    return (
      this.bytes > other.bytes ||
      this.drawn > other.drawn ||
      this.drawings > other.drawings ||
      this.cards > other.cards ||
      this.holds > other.holds
    );
  }

  equals(other: Readonly<Amount>): boolean {
    return (
      this.bytes === other.bytes &&
      this.drawn === other.drawn &&
      this.drawings === other.drawings &&
      this.cards === other.cards &&
      this.holds === other.holds
    );
  }

  /**
   * Whether so much more is more than a board, or a member, may have. What is less than before may always be.
   * @param part of it that whoever asks may use.
   */
  exceeds(more: Readonly<Amount>, whose: "board" | "member", maxBytes: number, part = 1): boolean {
    const { bytes, drawn, drawings, cards, holds } = SHARES;
    return (
      (more.bytes > 0 && this.bytes + more.bytes > bytes[whose] * maxBytes * part) ||
      (more.drawn > 0 && this.drawn + more.drawn > drawn[whose] * part) ||
      (more.drawings > 0 && this.drawings + more.drawings > drawings[whose] * part) ||
      (more.cards > 0 && this.cards + more.cards > cards[whose] * part) ||
      (more.holds > 0 && this.holds + more.holds > holds[whose] * part)
    );
  }
}

export const NONE: Readonly<Amount> = new Amount();

/** Of a value that has passed the check of records. */
export function amountOf(key: string, value: unknown, bytes: number): Amount {
  if (Array.isArray(value)) return new Amount(key.length + PLACE_BYTES + OVERHEAD);
  const size = key.length + bytes + OVERHEAD;
  if (!key.startsWith("shape:")) return new Amount(size, 0, 0, 0, 1);
  const { type } = value as ShapeRecord;
  const isCard = type === "position" || type === "cluster";
  return isCard ? new Amount(size, 0, 0, 1) : new Amount(size, drawn(value as ShapeRecord), 1);
}

/** Of a value that may be older than that check. */
export function amountOfAny(key: string, value: unknown): Amount {
  const bytes = weighRecord(value);
  return typeof readRecord(key, value) === "string"
    ? new Amount(key.length + bytes + OVERHEAD)
    : amountOf(key, value, bytes);
}
