import type { BoardId } from "@acuerdo/shared";
import { RECORDS } from "@acuerdo/shared";
import * as Y from "yjs";
import type { Peer, Promised } from "./peer.ts";
import type { SimStore } from "./store.ts";

/** What must hold of every world. Each throws a sentence that says what does not. */

const shown = (doc: Y.Doc): string => {
  const records = doc.getMap(RECORDS).toJSON();
  return JSON.stringify(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** Whether all of these are there, and dead. */
function isDeleted({ store }: Y.Doc, client: number, clock: number, length: number): boolean {
  const end = clock + length;
  const within = ({ id, length: own }: { id: Y.ID; length: number }) => id.clock < end && clock < id.clock + own;
  const structs = store.clients.get(client) ?? [];
  return Y.getState(store, client) >= end && structs.filter(within).every((struct) => struct.deleted);
}

/** At the moment at which *saved* arrives, all that it stands for is on the disk. */
export function checkSaved(peer: Peer, disk: Y.Doc, { clocks, deleted }: Promised): void {
  for (const [client, clock] of clocks) {
    const there = Y.getState(disk.store, client);
    if (there < clock) throw new Error(`false saved: ${peer.name} was told ${clock}, on disk are ${there}`);
  }
  for (const [client, clock, length] of deleted) {
    if (!isDeleted(disk, client, clock, length))
      throw new Error(`false saved: a deletion of ${peer.name} is not on disk`);
  }
}

/** Snapshot and log together are what was ever written, and can be read whole. */
export function checkDisk(store: SimStore, board: BoardId): void {
  const [replayed, { mirror }] = [store.replay(board), store.rows(board)];
  if (shown(replayed) !== shown(mirror)) throw new Error("the disk is not what was written to it");
}

/** In the end all documents are equal, on every screen and on disk, and nothing is left waiting in any. */
export function checkEnd(peers: readonly Peer[], store: SimStore, board: BoardId): void {
  checkDisk(store, board);
  const disk = shown(store.replay(board));
  for (const { name, doc, endings } of peers) {
    if (endings.length > 0) throw new Error(`${name} was refused: ${endings.join(", ")}`);
    if (isWaiting(doc)) throw new Error(`diverged: something waits in the document of ${name}`);
    if (shown(doc) !== disk) throw new Error(`diverged: ${name} sees something else than the disk`);
  }
}
