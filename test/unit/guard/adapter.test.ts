import { expect, test } from "vitest";
import * as Y from "yjs";
import adapter from "../../support/guard/adapter.ts";
import { forgeOne } from "../../support/guard/forge.ts";

const ana = { id: "ana", role: "participant" } as const;
const ben = { id: "ben", role: "participant" } as const;

test("[GD18] from outside: every sample is accepted, and what is given back makes the same document elsewhere", () => {
  const room = adapter.create();
  const [mine, receiver] = [new Y.Doc(), new Y.Doc()];
  expect(adapter.admit(room, [mine.clientID], ana)).toBeNull();
  expect(
    new Set(adapter.samples.map(([key, value]) => (value as { type?: string }).type ?? key.slice(-2))).size,
  ).toBeGreaterThanOrEqual(8);
  for (const [key, value] of adapter.samples) {
    const before = Y.encodeStateVector(mine);
    mine.getMap("records").set(key, value);
    const written = adapter.write(room, ana, Y.encodeStateAsUpdate(mine, before));
    if (!written.ok) throw new Error(`${key}: ${written.code}`);
    Y.applyUpdate(receiver, written.update);
  }
  const seen = adapter.doc(room).getMap("records").toJSON();
  expect(seen).toEqual(Object.fromEntries(adapter.samples));
  expect(receiver.getMap("records").toJSON()).toEqual(seen);
});

test("[GD10] from outside: a code for what is refused, nothing applied of what is somebody else's", () => {
  const room = adapter.create();
  adapter.admit(room, [7], ana);
  expect(adapter.admit(room, [7], ben)).toBe("client-id");
  adapter.admit(room, [8], ben);
  expect(adapter.write(room, ben, forgeOne(7, 0, { key: "shape:a|xy", values: [[1, 2]] }))).toMatchObject({ ok: true });
  expect(adapter.doc(room).getMap("records").size).toBe(0);
  expect(adapter.write(room, ben, forgeOne(8, 0, { key: "shape:a", values: [5] }))).toEqual({
    ok: false,
    code: "value",
  });
});
