import { writePointers } from "@acuerdo/shared";
import { Batch, type Message } from "./batch.ts";
import { awareness, type Cursor } from "./frames.ts";
import { cursorOf, type News, type Standing } from "./presence.ts";

/** Cursors as messages: for plain y-websocket clients all of it as awareness, for the others who is here, and places apart. */

export const cursorsOf = (standing: readonly Standing[], gone: readonly Cursor[]): Uint8Array =>
  awareness([...gone, ...standing.map(cursorOf)]);

function plainBatch({ changed, moved, gone }: News): Batch {
  return Batch.of(cursorsOf([...new Set([...changed, ...moved])], gone));
}

/**
 * Each who changed is a message of its own, so that nobody is told of themselves: a Yjs awareness would take it for newer
 * than what it says itself.
 */
function compactBatch({ changed, moved, gone }: News): Batch {
  const messages: Message[] = changed.map((one) => ({ bytes: cursorsOf([one], []), from: one.seat }));
  if (gone.length > 0) messages.unshift({ bytes: awareness(gone), from: null });
  if (moved.length > 0) messages.push({ bytes: writePointers([...moved]), from: null });
  return new Batch(messages);
}

/** Both kinds, each made when it is first asked for. */
export class CursorBatches {
  readonly #news: News;
  #plain: Batch | null = null;
  #compact: Batch | null = null;

  constructor(news: News) {
    this.#news = news;
  }

  get plain(): Batch {
    this.#plain ??= plainBatch(this.#news);
    return this.#plain;
  }

  get compact(): Batch {
    this.#compact ??= compactBatch(this.#news);
    return this.#compact;
  }
}
