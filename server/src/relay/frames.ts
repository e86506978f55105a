import { FRAME, SYNC, writeNumbers } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";

/** Messages that the server sends, as bytes. One message a frame: that is all that a plain y-websocket client reads of it. */

function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const sync = (step: number, payload: Uint8Array) =>
  message(FRAME.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });

export const syncStep1 = (stateVector: Uint8Array): Uint8Array => sync(SYNC.step1, stateVector);
export const syncStep2 = (update: Uint8Array): Uint8Array => sync(SYNC.step2, update);
export const syncUpdate = (update: Uint8Array): Uint8Array => sync(SYNC.update, update);

/** How far the document has come with a Yjs client id. */
export type Reached = readonly [client: number, clock: number];

/** What is saved, and how far the document has come with each of these clients. */
export const saved = (mark: number, clocks: readonly Reached[] = []): Uint8Array =>
  writeNumbers(FRAME.mark, mark, clocks.length, ...clocks.flat());

/** @param now milliseconds since 1970. @param maxBytes of the largest message that is taken. */
export const about = (now: number, maxBytes: number): Uint8Array => writeNumbers(FRAME.about, now, maxBytes);
export const progress = (done: number, total: number): Uint8Array => writeNumbers(FRAME.progress, done, total);
export const echo = (n: number, now: number): Uint8Array => writeNumbers(FRAME.echo, n, now);

/** @param gone how far client ids had come of which nothing is here any more. */
export const refusedBefore = (
  mark: number,
  code: string,
  gone: ReadonlyMap<number, number> | null = null,
): Uint8Array =>
  message(FRAME.refused, (encoder) => {
    encoding.writeVarUint(encoder, mark);
    encoding.writeVarString(encoder, code);
    if (gone) for (const number of [gone.size, ...[...gone].flat()]) encoding.writeVarUint(encoder, number);
  });

export interface Cursor {
  readonly client: number;
  readonly clock: number;
  /** JSON; `null` for somebody who left. */
  readonly state: string;
}

export const awareness = (cursors: readonly Cursor[]): Uint8Array =>
  message(FRAME.awareness, (outer) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, cursors.length);
    for (const { client, clock, state } of cursors) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(encoder));
  });

/** Says nothing, but a y-websocket client that hears nothing for 30 s takes the connection for dead. */
export const HEARTBEAT: Uint8Array = awareness([]);

/** An update in which nothing happened: no structs, no deletions. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
