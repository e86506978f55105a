import { CLOSE, type CloseCode } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import type { Answer } from "./answer.ts";
import type { Batch } from "./batch.ts";

/** What lies between a connection and its other side: messages that go out, frames that come in, whichever document they are of. */

/** Messages that one frame may hold: each may cost more than its bytes say. */
const MAX_MESSAGES = 100;

export interface Line {
  /** A message to this one alone. */
  send(bytes: Uint8Array): void;
  /** Tells a document, part by part as the reader takes it, in the place of the one that it was telling. */
  answer(answer: Answer): void;
  /** A batch, without what is from `mine`. */
  tell(batch: Batch, mine: object): void;
  /** As `tell`, but left out when the other side is slow: then false. */
  hint(batch: Batch, mine: object): boolean;
  close(code: CloseCode, reason: string): void;
}

/** What every connection does, whichever document it is on. */
export interface Connection {
  open(): void;
  /** Takes a frame; gives how many messages it held. */
  receive(bytes: Uint8Array): number;
  closed(): void;
}

/**
 * Hands each message of a frame to `take`, and gives how many there were; anything that cannot be read, and a crowd, closes
 * the line as malformed.
 */
export function readFrame(
  bytes: Uint8Array,
  line: Line,
  take: (type: number, decoder: decoding.Decoder) => boolean,
): number {
  let messages = 0;
  try {
    const decoder = decoding.createDecoder(bytes);
    while (decoding.hasContent(decoder)) {
      messages += 1;
      if (messages > MAX_MESSAGES) throw new RangeError("too many messages in a frame");
      if (!take(decoding.readVarUint(decoder), decoder)) break;
    }
  } catch {
    line.close(CLOSE.malformed, "bad-request"); // Whatever a client sent is that client's trouble alone.
  }
  return messages;
}
