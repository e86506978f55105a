import * as Y from "yjs";
import { Client } from "./client.js";
import { updatesIn } from "./dialects.js";
import { KINDS, readMarker } from "./updates.js";

/** After the traffic: does a real Y.Doc hold everybody's last value, from a recorder's frames and for a late joiner? */

/** How many writers' last values are not in the document. */
export function missingIn(doc, kind, lastSent) {
  const records = doc.getMap("records");
  return lastSent.filter((last, writer) => {
    const value = records.get(KINDS[kind].key(writer));
    return last >= 0 && (value === undefined || readMarker(KINDS[kind].marker(value)).seq !== last);
  }).length;
}

export function docOf(updates) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** Keeps everything that a client gets. */
export class Recorder {
  #dialect;
  #updates;

  constructor(client) {
    this.#dialect = client.dialect;
    this.#updates = updatesIn(client.dialect, client.first, 0, client.first.length);
  }

  take(buffer, start, end) {
    this.#updates.push(...updatesIn(this.#dialect, buffer, start, end));
  }

  doc() {
    return docOf(this.#updates);
  }
}

/** The document as somebody gets it who comes now and has nothing. */
export async function lateDoc(place, clients) {
  const client = await Client.join(place, clients, true);
  client.end();
  return docOf(updatesIn(client.dialect, client.first, 0, client.first.length));
}
