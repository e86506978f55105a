import * as Y from "yjs";
import type { StoredCanvas } from "../store/store.ts";
import type { CanvasGate } from "./gate.ts";
import type { RoomSetup } from "./room.ts";
import { applyInSlices } from "./slices.ts";

/** A canvas as it is read from disk: the document, what stands before it, and how many bytes it has. */

export interface Loaded {
  readonly doc: Y.Doc;
  readonly gate: CanvasGate;
  readonly stored: StoredCanvas;
  /** Of the document, as one update. */
  readonly bytes: number;
}

/** Up to this share of what a canvas may have, its bytes on disk are taken for what it has. */
const WORTH_MEASURING = 1 / 2;
/** What is larger is loaded without its past, where less than this of it is alive. */
const MOSTLY_PAST = 1 / 4;

async function documentOf(updates: readonly Uint8Array[]): Promise<Y.Doc> {
  const doc = new Y.Doc();
  await applyInSlices(doc, updates);
  return doc;
}

async function open(stored: StoredCanvas, { openGate, maxBytes }: RoomSetup): Promise<Loaded> {
  const doc = await documentOf(stored.updates);
  const gate = openGate(doc, stored.claims, maxBytes);
  const onDisk = stored.updates.reduce((sum, update) => sum + update.length, 0);
  const bytes = onDisk > maxBytes * WORTH_MEASURING ? Y.encodeStateAsUpdate(doc).length : onDisk;
  return { doc, gate, stored, bytes };
}

function isOvergrown({ gate, bytes }: Loaded, { maxBytes, alwaysReclaims }: RoomSetup): boolean {
  if (alwaysReclaims) return bytes > 0;
  return bytes > maxBytes * WORTH_MEASURING && gate.bytes < bytes * MOSTLY_PAST;
}

/** Without its past, on disk too. */
async function reclaim({ doc, gate, stored }: Loaded, setup: RoomSetup): Promise<Loaded> {
  const { board, store, openGate, maxBytes } = setup;
  const data = gate.reclaimed();
  doc.destroy();
  const fresh = await documentOf([data]);
  const cleared = Y.encodeStateVector(fresh);
  await store.compactCanvas({ board, seq: stored.seq, data, cleared });
  const kept = { ...stored, logged: 0, cleared };
  return { doc: fresh, gate: openGate(fresh, stored.claims, maxBytes), stored: kept, bytes: data.length };
}

/** @throws Error when the canvas cannot be read whole. */
export async function loadCanvas(setup: RoomSetup): Promise<Loaded> {
  const loaded = await open(await setup.store.canvas(setup.board), setup);
  if (!isOvergrown(loaded, setup)) return loaded;
  loaded.doc.destroy();
  // Rows that are still on their way may follow on what is about to go.
  await setup.journal.flush();
  return reclaim(await open(await setup.store.canvas(setup.board), setup), setup);
}
