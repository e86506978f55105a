import { writePointers } from "@acuerdo/shared";
import { Batch, type Message } from "./batch.ts";
import { awareness, type Cursor } from "./frames.ts";
import { cursorOf, type News, type Standing } from "./presence.ts";

/** Cursors as messages: for plain y-websocket clients all of it as awareness, for the others who is here, and places apart. */

export const cursorsOf = (standing: readonly Standing[], gone: readonly Cursor[]): Uint8Array =>
  awareness([...gone, ...standing.map(cursorOf)]);

function plain({ changed, moved, gone }: News): Message[] {
  return [{ bytes: cursorsOf([...new Set([...changed, ...moved])], gone), from: null }];
}

/**
 * Each who changed is a message of its own, so that nobody is told of themselves: a Yjs awareness would take it for newer
 * than what it says itself.
 */
function compact({ changed, moved, gone }: News): Message[] {
  const messages: Message[] = changed.map((one) => ({ bytes: cursorsOf([one], []), from: one.seat }));
  if (gone.length > 0) messages.unshift({ bytes: awareness(gone), from: null });
  const [first] = moved;
  if (first) messages.push({ bytes: writePointers([...moved]), from: moved.length === 1 ? first.seat : null });
  return messages;
}

/** Both kinds, each made when it is first asked for, with what is said beside them. */
export class CursorBatches {
  readonly #news: News;
  readonly #beside: readonly Message[];
  #plain: Batch | null = null;
  #compact: Batch | null = null;

  constructor(news: News, beside: readonly Message[]) {
    this.#news = news;
    this.#beside = beside;
  }

  get plain(): Batch {
    this.#plain ??= new Batch([...this.#beside, ...plain(this.#news)]);
    return this.#plain;
  }

  get compact(): Batch {
    this.#compact ??= new Batch([...this.#beside, ...compact(this.#news)]);
    return this.#compact;
  }
}
