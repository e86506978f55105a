import * as Y from "yjs";
import { KINDS, markerOf, readMarker, updateOf } from "./updates.js";
import { clientOf } from "./wire.js";

/** The load is only worth something if its bytes are those that Yjs would send. */

const WRITES = 3;

function yjsUpdates(kind, writer) {
  const doc = new Y.Doc();
  doc.clientID = clientOf(writer);
  const updates = [];
  doc.on("update", (update) => updates.push(update));
  const key = KINDS[kind].key(writer);
  for (let seq = 0; seq < WRITES; seq++) {
    doc.getMap("records").set(key, KINDS[kind].value(key, markerOf(writer, seq)));
  }
  return updates;
}

/** @throws Error when a hand-made update differs from Yjs' own. */
export function selfCheck(writer = 517) {
  for (const kind of Object.keys(KINDS)) {
    for (const [seq, update] of yjsUpdates(kind, writer).entries()) {
      const same = Buffer.compare(update, updateOf(kind, writer, seq)) === 0;
      const read = readMarker(markerOf(writer, seq));
      if (!same || read.writer !== writer || read.seq !== seq) throw new Error(`${kind} ${seq} is not what Yjs writes`);
    }
  }
}
