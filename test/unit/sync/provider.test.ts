import { FRAME, SYNC } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Provider } from "../../../client/src/sync/link/provider.ts";

/** What a connection hears that is no message of ours. */

class Way {
  static last: Way;
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 1;
  binaryType = "blob";
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onopen: (() => void) | null = null;
  constructor() {
    Way.last = this;
  }
  send(): void {}
  close(): void {}
}

test.each<[string, unknown]>([
  ["a text, as a proxy makes of what is none", "5"],
  ["a page of a portal's", "<html></html>"],
  ["nothing", new ArrayBuffer(0)],
  ["a presence that is none", Uint8Array.of(1, 3, 1, 5, 9).buffer],
])("[OF15] %s throws nothing, and the next message is read", (_, data) => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const doc = new Y.Doc();
  const provider = new Provider("ws://acuerdo.test", "ledger", doc, Way as never);
  provider.connect();
  Way.last.onopen?.();
  expect(() => Way.last.onmessage?.({ data })).not.toThrow();
  const other = new Y.Doc();
  other.getMap("m").set("k", 1);
  const encoder = encoding.createEncoder();
  for (const number of [FRAME.sync, SYNC.step2]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(other));
  Way.last.onmessage?.({ data: encoding.toUint8Array(encoder).slice().buffer });
  expect([doc.getMap("m").get("k"), provider.synced]).toEqual([1, true]);
  provider.destroy();
  said.mockRestore();
});
