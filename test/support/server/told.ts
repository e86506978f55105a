import type { Answer } from "../../../server/src/relay/answer.ts";
import type { Batch } from "../../../server/src/relay/batch.ts";

/** Who the server is, for connections without one. */
export const HOST = { now: () => 1_800_000_000_000, maxFrameBytes: 1_048_576 };

/** All parts of an answer that is at hand, of about so many bytes each. */
export function* partsOf(answer: Answer, bytes = 32_768): Generator<readonly Batch[]> {
  for (;;) {
    const part = answer.next(bytes);
    if (part === null || part instanceof Promise) throw new Error("this answer is not at hand");
    if (part.length === 0) return;
    yield part;
  }
}

/** All messages of it. */
export const messagesOf = (answer: Answer, bytes?: number): Uint8Array[] =>
  [...partsOf(answer, bytes)].flat().flatMap((batch) => batch.messages.map((message) => message.bytes));
