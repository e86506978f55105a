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

/** What the disk does not have at all, because a kill took it before its author could bring it again, is not shown either. */
function isShown(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  const within = ({ id, length: own }: { id: Y.ID; length: number }) =>
    id.clock < clock + length && clock < id.clock + own;
  return structs.some((struct) => within(struct) && !struct.deleted);
}

/**
 * Whether the key has another's item that is not on disk: the guard leaves a deletion for later then, or the key would
 * vanish from the disk although everybody sees something under it.
 */
export function waitsForOthers({ doc }: Peer, disk: Y.Doc, client: number, clock: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  let item = structs.find(({ id, length }) => id.clock <= clock && clock < id.clock + length) as Y.Item | null;
  while (item?.right) item = item.right;
  for (; item; item = item.left) if (Y.getState(disk.store, item.id.client) <= item.id.clock) return true;
  return false;
}

/** At the moment at which *saved* arrives, all that it stands for is on the disk. */
export function checkSaved(peer: Peer, disk: Y.Doc, { clocks, deleted }: Promised): void {
  for (const [client, clock] of clocks) {
    const there = Y.getState(disk.store, client);
    if (there < clock) throw new Error(`false saved: ${peer.name} was told ${clock}, on disk are ${there}`);
  }
  for (const [client, clock, length] of deleted) {
    if (isShown(disk, client, clock, length)) throw new Error(`false saved: a deletion of ${peer.name} is not on disk`);
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
