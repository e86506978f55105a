import { expect, test } from "vitest";
import * as Y from "yjs";
import { join, newDevice, openBoard, place, provide, synced } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** What becomes of the ledger's document while nobody reads it. */

const WRITES = 60;
/** So long that a few of them make a large document. */
const WORDS = "Que el autobús pase también después de las diez. ".repeat(5);

test("[LG4] a large document is not closed and opened for every event; whoever reads it then has it whole", async () => {
  const server = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000" } });
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant", "Ana", newDevice());
  const { destroy } = Y.Doc.prototype;
  let closed = 0;
  Y.Doc.prototype.destroy = function (this: Y.Doc) {
    closed += 1;
    destroy.call(this);
  };
  for (let n = 0; n < WRITES; n += 1) await place(server.url, door, seat, `${n} ${WORDS}`);
  Y.Doc.prototype.destroy = destroy;
  expect(closed).toBeGreaterThan(0);
  expect(closed).toBeLessThan(WRITES / 2);
  const reader = provide(server.url, door.id, "ledger", seat.token);
  await synced(reader);
  expect(reader.doc.getMap("positions").size).toBe(WRITES);
  reader.destroy();
  await server.stop();
});
