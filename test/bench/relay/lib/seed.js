import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The lived-in board of the join storm: its updates in one file, each after its length. Made in a load process, which has Yjs. */

export function writeUpdates(path, updates) {
  mkdirSync(dirname(path), { recursive: true });
  const parts = updates.flatMap((update) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(update.length);
    return [length, update];
  });
  writeFileSync(path, Buffer.concat(parts));
}

export function readUpdates(path) {
  const bytes = readFileSync(path);
  const updates = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    updates.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return updates;
}
