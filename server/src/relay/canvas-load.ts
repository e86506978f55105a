import * as Y from "yjs";
import type { StoredCanvas } from "../store/store.ts";
import { Cleared } from "./cleared.ts";
import type { CanvasGate } from "./gate.ts";
import type { RoomSetup } from "./room-setup.ts";
import { applyInSlices } from "./slices.ts";
import { areTooManyAtLoad } from "./writers.ts";

/** A canvas as it is read from disk: the document, what stands before it, and how many bytes it has. */

export interface Loaded {
  readonly doc: Y.Doc;
  readonly gate: CanvasGate;
  readonly stored: StoredCanvas;
  /** What was left out of it, by this load or an earlier one; null where nothing was. */
  readonly cleared: Cleared | null;
  /** Of the document, as one update. */
  readonly bytes: number;
}

/** Up to this share of what a canvas may have, its bytes on disk are taken for what it has. */
const WORTH_MEASURING = 1 / 2;
/** What is larger is loaded without its past, where less than this of it is alive. */
const MOSTLY_PAST = 1 / 4;

/**
 * The list of a document's transactions lives from one to the next, long enough to be counted as old; thrown away full, it
 * would keep its last transaction in memory until the next full collection.
 */
const emptied = (_doc: Y.Doc, transactions: Y.Transaction[]): void => {
  transactions.length = 0;
};

const NOBODY: ReadonlyMap<number, number> = new Map();

async function documentOf(updates: readonly Uint8Array[]): Promise<Y.Doc> {
  const doc = new Y.Doc();
  await applyInSlices(doc, updates);
  doc.on("afterAllTransactions", emptied);
  return doc;
}

async function open(stored: StoredCanvas, { openGate, maxBytes }: RoomSetup): Promise<Loaded> {
  const doc = await documentOf(stored.updates);
  const cleared = stored.cleared ? new Cleared(stored.cleared, doc) : null;
  const gate = openGate(doc, stored.claims, maxBytes, cleared?.gone ?? NOBODY);
  const onDisk = stored.updates.reduce((sum, update) => sum + update.length, 0);
  const bytes = onDisk > maxBytes * WORTH_MEASURING ? Y.encodeStateAsUpdate(doc).length : onDisk;
  return { doc, gate, stored, cleared, bytes };
}

function isOvergrown({ doc, gate, bytes }: Loaded, setup: RoomSetup): boolean {
  const { maxBytes, alwaysReclaims, manyWriters } = setup;
  if (alwaysReclaims) return bytes > 0;
  if (areTooManyAtLoad(doc, manyWriters)) return true;
  return bytes > maxBytes * WORTH_MEASURING && gate.bytes < bytes * MOSTLY_PAST;
}

/** Without its past, on disk too; whose the client ids are is kept of those that are still named. */
async function reclaim({ doc, gate, stored, cleared: before }: Loaded, setup: RoomSetup): Promise<Loaded> {
  const { board, store } = setup;
  const data = gate.reclaimed();
  const fresh = await documentOf([data]);
  const cleared = (before ?? new Cleared(undefined, doc)).stateAfter(doc, fresh);
  const claims = stored.claims.filter(([client]) => fresh.store.clients.has(client));
  doc.destroy();
  fresh.destroy();
  await store.compactCanvas({ board, seq: stored.seq, data, cleared, claims });
  return open({ ...stored, updates: [data], claims, logged: 0, cleared }, setup);
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
