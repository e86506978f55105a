import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { BOARD, type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** A canvas that was full takes writes again as soon as there is room, however it was filled and emptied. */

const MAX_BYTES = 200_000;

async function stageOf(more: object = {}): Promise<RoomStage> {
  const stage = new RoomStage({ maxBytes: MAX_BYTES, ...more });
  await stage.load();
  return stage;
}
const text = (id: string, length: number) => {
  const richText = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "x".repeat(length) }] }],
  };
  return shapeRecord(id, "text", { ...PROPS.text, richText });
};
/** Several people write until nothing more is taken. */
async function fill(stage: RoomStage): Promise<string> {
  for (let who = 0; ; who += 1) {
    const guest = stage.enter(`filler${who}`);
    for (let n = 0; n < 40; n += 1) {
      const refused = await guest.write(
        (records) => void records.set(`shape:f${who}-${n}`, text(`f${who}-${n}`, 4_000)),
      );
      if (refused === "share") break;
      if (refused !== null) return refused;
    }
  }
}
const wipe = (guest: Guest) =>
  guest.write((records) => {
    for (const key of [...records.keys()]) records.delete(key);
  });
const draw = (guest: Guest, id: string) => guest.write((records) => void records.set(`shape:${id}`, card(id)));

describe("[WS23] a canvas that was full", () => {
  test("and was emptied takes writes again at once, after unloading, and after a restart", async () => {
    const stage = await stageOf();
    expect(["full", "too-large"]).toContain(await fill(stage));
    const large = (records: Y.Map<unknown>) => void records.set("shape:k0", text("k0", 4_000));
    expect(["full", "too-large"]).toContain(await stage.enter("ana").write(large));
    expect(await wipe(stage.enter("med", "mediator"))).toBeNull();
    expect(await draw(stage.enter("ana"), "k1")).toBeNull();
    await stage.done(stage.room.free());
    await stage.load();
    expect(await draw(stage.enter("ana"), "k2")).toBeNull();
    await stage.rest();
    await stage.load(); // as after a kill: nothing was freed
    expect(await draw(stage.enter("ana"), "k3")).toBeNull();
    expect(Object.keys(stage.room.records()).sort()).toEqual(["shape:k1", "shape:k2", "shape:k3"]);
  });
  test("is not measured again for every write that it refuses", async () => {
    const stage = await stageOf();
    await fill(stage);
    const before = stage.store.compactions;
    for (let n = 0; n < 30; n += 1) await draw(stage.enter(`late${n}`), `l${n}`);
    expect(stage.store.compactions - before).toBeLessThan(5);
  });
});

/** Somebody drags a hundred cards about, all at once, until that is refused: each move is remembered for itself. */
async function drag(stage: RoomStage, guest: Guest): Promise<string> {
  for (let n = 1; ; n += 1) {
    stage.clock.pass(500);
    const refused = await guest.write((records) => {
      for (let k = 0; k < 100; k += 1) records.set(`shape:k${k}|xy`, [n, k]);
    });
    if (refused !== null) return refused;
  }
}

describe("[WS24] a canvas that is full of its past", () => {
  test("is loaded without it: everything that is alive stays, everybody comes back to it, and it takes writes", async () => {
    const stage = await stageOf();
    const ana = stage.enter("ana");
    await ana.write((records) => {
      for (let k = 0; k < 100; k += 1) records.set(`shape:k${k}`, card(`k${k}`));
    });
    expect(await drag(stage, ana)).toBe("try-again");
    await stage.rest(1_000);
    expect([stage.room.failed, ana.failures]).toEqual([true, 1]);
    const before = stage.store.replay(BOARD).getMap("records").toJSON();
    const vector = Y.encodeStateVector(ana.doc);
    await stage.done(stage.load());
    expect(stage.room.records()).toEqual(before);
    expect(stage.store.rows(BOARD).snapshot?.data.length).toBeLessThan(MAX_BYTES / 4);
    expect(stage.room.missing(vector)).toBeNull(); // a copy from before is not mixed with it
    const again = stage.enter("ana");
    expect(again.shown).toEqual(before);
    expect(await draw(again, "more")).toBeNull();
    expect(stage.room.missing(Y.encodeStateVector(again.doc))).not.toBeNull();
    const stranger = new Y.Doc();
    stranger.getMap("records").set("shape:own", card("own"));
    expect(stage.room.missing(Y.encodeStateVector(stranger))).not.toBeNull();
  });
  test("is told so by an update that follows on what is gone", async () => {
    const stage = await stageOf({ alwaysReclaims: true });
    const ana = stage.enter("ana");
    await ana.write((records) => void records.set("shape:k|xy", [1, 1]));
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(ana.doc));
    await ana.write((records) => void records.set("shape:k|xy", [2, 2]));
    await stage.rest();
    await stage.done(stage.load());
    const eva = stage.enter("eva");
    const before = Y.encodeStateVector(away);
    away.getMap("records").set("shape:k|xy", [9, 9]);
    const update = Y.encodeStateAsUpdate(away, before);
    const writer = { memberId: "eva", role: "participant", named: true } as never;
    stage.room.admit(writer, [away.clientID]);
    const verdict = new Promise((judged) => stage.room.write({ from: eva.seat, writer, update, judged }));
    expect(await stage.done(verdict)).toMatchObject({ ok: false, code: "lost" });
    expect(stage.room.records()).toEqual({ "shape:k|xy": [2, 2] });
  });
});
