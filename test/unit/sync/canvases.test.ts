import { type BoardId, FRAME, RECORDS } from "@acuerdo/shared";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Canvases } from "../../../client/src/sync/canvas/canvases.ts";
import { answerOf, CUSTOM, openDatabase } from "../../../client/src/sync/saved/database.ts";
import { sample } from "../../support/canvas/peers.ts";

/** A canvas in the place of one of which the server has refused something, while somebody goes on. */

const BOARD = "boardAAAAAAAAAAA" as BoardId;
const nothing = () => undefined;

beforeEach(() => {
  const listens = { addEventListener: nothing, removeEventListener: nothing };
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  vi.stubGlobal("addEventListener", nothing);
  vi.stubGlobal("removeEventListener", nothing);
  vi.stubGlobal("document", { hidden: false, ...listens });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("location", { protocol: "http:", host: "acuerdo.test" });
  vi.stubGlobal("WebSocket", class {});
  return () => vi.unstubAllGlobals();
});

/** Keys of what is set aside on this device. */
async function aside(): Promise<string[]> {
  const opened = await openDatabase(`acuerdo.${BOARD}.canvas`);
  if (!opened) throw new Error("no database");
  const kept = await answerOf(opened.db.transaction(CUSTOM, "readonly").objectStore(CUSTOM).get("aside"));
  opened.db.close();
  const doc = new Y.Doc();
  if (kept) Y.applyUpdate(doc, (kept as { update: Uint8Array }).update);
  return [...doc.getMap(RECORDS).keys()].toSorted();
}

function refuse({ now }: Canvases): void {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, "share");
  const handle = now.link.provider.messageHandlers[FRAME.refused] as unknown as (
    answer: null,
    decoder: decoding.Decoder,
  ) => void;
  handle(null, decoding.createDecoder(encoding.toUint8Array(encoder)));
}

test("[OF9] what is done before the screen is drawn anew is set aside too", async () => {
  const afresh = vi.fn();
  const canvases = new Canvases(BOARD, { token: async () => null, changed: nothing }, afresh);
  await vi.waitFor(() => expect(canvases.now.isLoaded).toBe(true));
  const before = canvases.now;
  const draw = (id: string) => before.doc.getMap<unknown>(RECORDS).set(`shape:${id}`, sample.card(id));
  draw("a");
  refuse(canvases);
  await vi.waitFor(() => expect(afresh).toHaveBeenCalled());
  expect(canvases.now).not.toBe(before);
  await vi.waitFor(() => expect(canvases.now.isLoaded).toBe(true));
  draw("b");
  await vi.waitFor(async () => expect(await aside()).toEqual(["shape:a", "shape:b"]));
  canvases.close();
});
