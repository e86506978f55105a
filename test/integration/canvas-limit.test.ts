import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { startServer } from "../support/server/server.ts";
import { Guest, openBoard } from "../support/simulate/guest.ts";

test("[WS18] one place written again and again never fills a board that holds little", async () => {
  const server = await startServer({ env: { ACUERDO_MAX_CANVAS_BYTES: "4194304" } });
  const board = await openBoard(server.url, { title: "T", objective: "O", language: "es", voices: "named" });
  const guest = await Guest.join(server.url, board.id, board.keys.participant, { name: "Ana" });
  const provider = await guest.canvas();
  const shape = shapeOf("x".repeat(4_000));
  for (let n = 0; n < 2_000; n += 1) {
    provider.doc.getMap(RECORDS).set("shape:note0001", { ...shape, opacity: (10 + (n % 90)) / 100 });
    if (n % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 15));
  }
  const other = await Guest.join(server.url, board.id, board.keys.participant, { name: "Luis" });
  const seen = (await other.canvas()).doc.getMap(RECORDS);
  await expect
    .poll(() => (seen.get("shape:note0001") as { opacity?: number })?.opacity, { timeout: 20_000 })
    .toBe(0.29);
  expect(provider.wsconnected).toBe(true);
  await Promise.all([guest.leave(), other.leave()]);
  await server.stop();
});

/** A text shape of tldraw's with so much text in it. */
function shapeOf(text: string): object {
  const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] };
  const props = {
    color: "black",
    size: "m",
    w: 200,
    font: "draw",
    textAlign: "start",
    autoSize: true,
    scale: 1,
    richText,
  };
  const fixed = { parentId: "page:page", index: "a1", rotation: 0, isLocked: false, opacity: 1, meta: {} };
  return { id: "shape:note0001", typeName: "shape", type: "text", ...fixed, props };
}
