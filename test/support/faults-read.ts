import { type BoardId, checkChain } from "@acuerdo/shared";
import * as Y from "yjs";
import { openSqlite } from "../../server/src/store/sql.ts";

/** Prints all that a server would show of a board in a file; ends with 1 where it would refuse to. */

async function shown(path: string, board: string): Promise<string | null> {
  const store = await openSqlite(path).catch(() => null);
  if (!store) return null;
  try {
    const canvas = await store.canvas(board as BoardId);
    const { events, updates } = await store.ledger(board as BoardId);
    if (canvas.updates.length === 0 || events.length === 0 || checkChain(events) !== null) return null;
    const docs = [canvas.updates, updates].map((all) => {
      const doc = new Y.Doc();
      for (const update of all) Y.applyUpdate(doc, update);
      return Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]));
    });
    return JSON.stringify([docs, events]);
  } catch {
    return null; // said so, and shown to nobody
  } finally {
    await store.close().catch(() => undefined);
  }
}

const [path = "", board = ""] = process.argv.slice(2);
const text = await shown(path, board);
if (text !== null) process.stdout.write(text);
process.exitCode = text === null ? 1 : 0;
