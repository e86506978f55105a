import { RECORDS } from "@acuerdo/shared";
import type * as Y from "yjs";

/**
 * Client ids that ever wrote on a canvas. Every page load in which something is drawn is another, and Yjs names them all in
 * every state vector, for the life of the document: to whoever comes, and whenever somebody is asked for what they have.
 */

/** With more, a canvas is loaded without those who have nothing on it: each state vector has some 7 bytes for each. */
const MANY_AT_LOAD = 4_096;
/** With more, it is loaded anew while people are on it: of 16,384 no browser could say what it has. */
const MANY = 8_192;
/** Not worth it where more than this of them have something on it. */
const MOSTLY_ALIVE = 1 / 2;
/** Looked at again when so many more have come. */
const LOOK_EVERY = 256;

/** How many of them have something on the canvas. */
function alive(doc: Y.Doc): number {
  const clients = new Set<number>();
  for (const { id, deleted } of doc.getMap(RECORDS)._map.values()) if (!deleted) clients.add(id.client);
  return clients.size;
}

function areTooMany(doc: Y.Doc, many: number): boolean {
  const { size } = doc.store.clients;
  return size > many && alive(doc) < size * MOSTLY_ALIVE;
}

/** @param many other than usual: tests have less patience. */
export const areTooManyAtLoad = (doc: Y.Doc, many = MANY_AT_LOAD): boolean => areTooMany(doc, many);

export class Writers {
  readonly #doc: Y.Doc;
  #next: number;

  constructor(doc: Y.Doc, many = MANY) {
    this.#doc = doc;
    this.#next = many;
  }

  /** Whether the canvas should be loaded anew for them. To be asked when one has come. */
  get areTooMany(): boolean {
    const { size } = this.#doc.store.clients;
    if (size <= this.#next) return false;
    const areTooManyNow = areTooMany(this.#doc, this.#next);
    this.#next = size + LOOK_EVERY;
    return areTooManyNow;
  }
}
