import * as Y from "yjs";
import { KINDS, markerOf, readMarker, updateOf } from "./updates.js";
import { clientOf } from "./wire.js";

/** The load is only worth something if its bytes are those that Yjs, or tldraw, would send. */

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

const WRITER = 517;

function yjsCheck(writer) {
  for (const kind of Object.keys(KINDS)) {
    for (const [seq, update] of yjsUpdates(kind, writer).entries()) {
      const same = Buffer.compare(update, updateOf(kind, writer, seq)) === 0;
      const read = readMarker(markerOf(writer, seq));
      if (!same || read.writer !== writer || read.seq !== seq) throw new Error(`${kind} ${seq} is not what Yjs writes`);
    }
  }
}

/** @throws Error when a message differs from what the library behind that dialect writes. */
export async function selfCheck(dialect) {
  yjsCheck(WRITER);
  if (dialect === "tldraw") await (await import("./tldraw-check.js")).tldrawCheck(WRITER);
}
