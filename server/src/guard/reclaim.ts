import { RECORDS } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/**
 * A canvas document without its past. Yjs remembers every place that a card ever had: a canvas over which things were
 * dragged for months is full although little lies on it. What is alive is kept under its own id, of the rest of its client
 * only that it was; client ids under which nothing is alive are not named any more, of which there is one for every page load
 * in which somebody drew. What is alive does not say any more what it follows on, so that no copy from before may be mixed with this one: the
 * mark by which they are told apart is something that nobody else's client id has said.
 */

const GARBAGE = 0;
/** Plain values, under a key of a root that is named. */
const ALIVE = 8 | 0x20;
const BY_NAME = 1;

/** A live item, or a stretch of what is dead. */
type Run = Y.Item | { readonly length: number };

function isAlive(struct: Y.Item | Y.GC, records: Y.Map<unknown>): struct is Y.Item {
  if (!(struct instanceof Y.Item) || struct.deleted || struct.parentSub === null) return false;
  return struct.parent === records && records._map.get(struct.parentSub) === struct;
}

function runsOf(structs: readonly (Y.Item | Y.GC)[], records: Y.Map<unknown>): Run[] {
  const runs: Run[] = [];
  let dead = 0;
  for (const struct of structs) {
    if (!isAlive(struct, records)) {
      dead += struct.length;
      continue;
    }
    if (dead > 0) runs.push({ length: dead });
    dead = 0;
    runs.push(struct);
  }
  if (dead > 0) runs.push({ length: dead });
  return runs;
}

function writeRun(encoder: encoding.Encoder, run: Run): void {
  if (!(run instanceof Y.Item)) {
    encoding.writeUint8(encoder, GARBAGE);
    encoding.writeVarUint(encoder, run.length);
    return;
  }
  encoding.writeUint8(encoder, ALIVE);
  encoding.writeVarUint(encoder, BY_NAME);
  encoding.writeVarString(encoder, RECORDS);
  encoding.writeVarString(encoder, run.parentSub as string);
  const values = run.content.getContent() as encoding.AnyEncodable[];
  encoding.writeVarUint(encoder, values.length);
  for (const value of values) encoding.writeAny(encoder, value);
}

/**
 * The document as one update that knows what is alive, and which ids are used by those of whom something is.
 * @param mark a client id that is nobody's.
 */
export function reclaimed(doc: Y.Doc, mark: number): Uint8Array {
  const records = doc.getMap(RECORDS);
  const encoder = encoding.createEncoder();
  const all = [...doc.store.clients]
    .map(([client, structs]) => [client, runsOf(structs as (Y.Item | Y.GC)[], records)] as const)
    .filter(([, runs]) => runs.some((run) => run instanceof Y.Item));
  const clients = [...all, [mark, [{ length: 1 }]] as const].sort(([a], [b]) => b - a);
  encoding.writeVarUint(encoder, clients.length);
  for (const [client, runs] of clients) {
    encoding.writeVarUint(encoder, runs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 0);
    for (const run of runs) writeRun(encoder, run);
  }
  encoding.writeVarUint(encoder, 0); // nothing is deleted that is not gone
  return encoding.toUint8Array(encoder);
}
