import type { MemberId } from "@acuerdo/shared";
import { beforeEach, describe, expect, test } from "vitest";
import { BOARD, type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { arrowBinding, card, cluster, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** The canvas of earlier: what is kept, what is told, and what comes back. */

const MINUTE = 60_000;

let stage: RoomStage;
let ana: Guest;
let mallory: Guest;
beforeEach(async () => {
  stage = new RoomStage();
  await stage.load();
  ana = stage.enter("ana");
  mallory = stage.enter("mallory");
});

const put = (id: string, record: unknown, place: [number, number]) => (records: Map<string, unknown> | never) => {
  (records as Map<string, unknown>).set(`shape:${id}`, record);
  (records as Map<string, unknown>).set(`shape:${id}|xy`, place);
};
const drawing = (id: string) => shapeRecord(id, "geo", { ...PROPS.geo });

/** A board in the middle of a workshop: twelve cards in a cluster, three drawings, an arrow that is held. */
async function work(): Promise<void> {
  await ana.write((records) => {
    put("hull", cluster("hull", "c1"), [0, 0])(records as never);
    for (let n = 0; n < 12; n += 1) put(`k${n}`, card(`k${n}`, `p${n}`, "c1"), [n * 10, 5])(records as never);
    for (let n = 0; n < 3; n += 1) put(`d${n}`, drawing(`d${n}`), [n, n])(records as never);
    put("arrow", shapeRecord("arrow", "arrow", PROPS.arrow ?? {}), [1, 1])(records as never);
    records.set("binding:b", arrowBinding("b", "arrow", "k0"));
  });
}
const wipe = (guest: Guest) =>
  guest.write((records) => {
    for (const key of [...records.keys()]) records.delete(key);
  });
const moments = async () => (await stage.history.moments()).map(({ why, cards }) => [why, cards]);

describe("[EC2] a moment is kept", () => {
  test("as the canvas was before a change, when the last one is ten minutes old", async () => {
    await work();
    expect(await moments()).toEqual([]);
    await stage.rest(11 * MINUTE);
    expect(await moments()).toEqual([]);
    await ana.write((records) => void records.delete("shape:k0"));
    await stage.rest();
    await ana.write((records) => void records.delete("shape:k1"));
    await stage.rest();
    expect(await moments()).toEqual([["time", 12]]);
    await stage.rest(11 * MINUTE);
    await mallory.write((records) => void records.delete("shape:k2"));
    await stage.rest();
    expect(await moments()).toEqual([
      ["time", 12],
      ["time", 10],
    ]);
  });
  test("also after one that was kept while the clock was a year ahead", async () => {
    await work();
    const ahead = {
      at: stage.clock.now() + 525_600 * MINUTE,
      why: "time",
      cards: 0,
      clusters: 0,
      drawings: 0,
    } as const;
    void stage.store.keepMoment(BOARD, { ...ahead, data: new Uint8Array() }, []);
    await stage.rest(11 * MINUTE);
    await ana.write((records) => void records.delete("shape:k0"));
    await stage.rest();
    expect(await moments()).toEqual([
      ["time", 12],
      ["time", 0],
    ]);
  });
  test("also by a server that has just been started, and not again within ten minutes of the one before", async () => {
    await work();
    await stage.rest();
    await stage.room.free();
    await stage.load();
    const eva = stage.enter("eva");
    await eva.write((records) => void records.delete("shape:k0"));
    await stage.rest();
    expect(await moments()).toEqual([["time", 12]]);
    await stage.done(stage.room.free());
    await stage.load();
    await stage.enter("eva").write((records) => void records.delete("shape:k1"));
    await stage.rest();
    expect(await moments()).toEqual([["time", 12]]);
  });
});

describe("[EC3] whoever takes much away", () => {
  test("is told of once, with the number, and the canvas before it is kept whole", async () => {
    await work();
    const before = ana.shown;
    await wipe(mallory);
    await stage.rest(10_000);
    await stage.rest();
    expect(stage.cleared).toEqual([{ member: "mallory", cards: 12, clusters: 1, drawings: 4 }]);
    const [moment] = await stage.history.moments();
    expect(moment).toMatchObject({ why: "cleared", cards: 12, clusters: 1, drawings: 4 });
    expect(ana.shown).toEqual({});
    await stage.done(stage.history.restore(moment?.at as number, "missing"));
    expect(ana.shown).toEqual(before);
    expect(mallory.shown).toEqual(before);
  });
  test("one by one, or by making them something else, is told of too; at most once a minute", async () => {
    await work();
    for (let n = 0; n < 6; n += 1) await mallory.write((records) => void records.delete(`shape:k${n}`));
    for (let n = 6; n < 11; n += 1)
      await mallory.write((records) => void records.set(`shape:k${n}`, card(`k${n}`, "nothing", null)));
    await stage.rest(5_000);
    await stage.rest();
    expect(stage.cleared).toEqual([{ member: "mallory", cards: 11, clusters: 0, drawings: 0 }]);
    await ana.write((records) => {
      for (let n = 20; n < 35; n += 1) put(`k${n}`, card(`k${n}`), [n, 0])(records as never);
    });
    await mallory.write((records) => {
      for (let n = 20; n < 35; n += 1) records.delete(`shape:k${n}`);
    });
    await stage.rest(20_000);
    expect(stage.cleared).toHaveLength(1);
    await stage.rest(MINUTE);
    await stage.rest();
    expect(stage.cleared[1]).toMatchObject({ cards: 15 });
  });
  test("and goes on and on is told of within a minute", async () => {
    for (let n = 0; n < 40; n += 1) await ana.write((records) => put(`k${n}`, card(`k${n}`), [n, 0])(records as never));
    for (let n = 0; n < 40; n += 1) {
      await mallory.write((records) => void records.delete(`shape:k${n}`));
      await stage.rest(2_000);
    }
    expect(stage.cleared).toMatchObject([{ member: "mallory" }]);
  });
  test("of nine among many, of their own drawings, or taken back at once is nobody's business", async () => {
    await work();
    await ana.write((records) => {
      for (let n = 100; n < 120; n += 1) put(`k${n}`, card(`k${n}`), [n, 0])(records as never);
    });
    await mallory.write((records) => {
      for (let n = 0; n < 9; n += 1) records.delete(`shape:k${n}`);
    });
    await stage.rest(2 * MINUTE);
    await ana.write((records) => {
      for (let n = 0; n < 30; n += 1) put(`own${n}`, drawing(`own${n}`), [n, 0])(records as never);
    });
    await ana.write((records) => {
      for (let n = 0; n < 30; n += 1) records.delete(`shape:own${n}`);
    });
    await stage.rest(2 * MINUTE);
    await ana.write((records) => {
      for (let n = 40; n < 60; n += 1) put(`k${n}`, card(`k${n}`), [n, 0])(records as never);
    });
    const gone = new Map(Object.entries(mallory.shown).filter(([key]) => /^shape:k[45]/.test(key)));
    await mallory.write((records) => {
      for (const key of gone.keys()) records.delete(key);
    });
    await mallory.write((records) => {
      for (const [key, value] of gone) records.set(key, value);
    });
    await stage.rest(2 * MINUTE);
    expect(stage.cleared).toEqual([]);
  });
});

describe("[EC4] what is brought back", () => {
  test("is the whole canvas of then, clusters' members with it, for everybody; and it can be undone", async () => {
    await work();
    const then = ana.shown;
    await stage.rest(11 * MINUTE);
    await mallory.write((records) => {
      for (let n = 0; n < 12; n += 1) put(`k${n}`, card(`k${n}`, `p${n}`, null), [9e5, 9e5])(records as never);
      put("cover", drawing("cover"), [0, 0])(records as never);
    });
    await stage.rest();
    const now = ana.shown;
    const [moment] = await stage.history.moments();
    expect(await stage.history.compare(moment?.at as number, "chair" as MemberId)).toEqual({
      gone: { cards: 0, clusters: 0, drawings: 0 },
      changed: { cards: 12, clusters: 0, drawings: 0 },
      added: { cards: 0, clusters: 0, drawings: 1 },
      newcomers: { people: 1, cards: 0, clusters: 0, drawings: 1 },
    });
    const restored = await stage.done(stage.history.restore(moment?.at as number));
    expect([ana.shown, mallory.shown, stage.room.records()]).toEqual([then, then, then]);
    expect(restored?.counted).toEqual({ cards: 12, clusters: 0, drawings: 1 });
    await stage.done(stage.history.restore(restored?.before as number));
    expect([ana.shown, mallory.shown]).toEqual([now, now]);
    expect(await stage.done(stage.history.restore(12345))).toBeNull();
  });
  test("what somebody did to things of others, where nobody has seen to it since, and theirs stays", async () => {
    await work();
    await mallory.write((records) => {
      records.delete("shape:k0");
      records.set("shape:k1|xy", [7e5, 0]);
      records.set("shape:d1", { ...drawing("d1"), opacity: 0.1 });
      records.set("shape:k2|xy", [7e5, 0]);
      put("mine", drawing("mine"), [3, 3])(records as never);
    });
    await ana.write((records) => void records.set("shape:k2|xy", [1, 2]));
    const [done, ...others] = stage.history.doings;
    expect(others).toEqual([]);
    expect(done).toMatchObject({ member: "mallory", moved: 1, gone: { cards: 1 }, changed: { drawings: 1 } });
    await stage.done(stage.history.undo(done?.id as string));
    const { shown } = ana;
    expect(shown["shape:k0"]).toEqual(card("k0", "p0", "c1"));
    expect([shown["shape:k1|xy"], shown["shape:k2|xy"]]).toEqual([
      [10, 5],
      [1, 2],
    ]);
    expect(shown["shape:d1"]).toEqual(drawing("d1"));
    expect(shown["shape:mine"]).toEqual(drawing("mine"));
    expect(stage.history.doings).toEqual([]);
    expect(await stage.done(stage.history.undo("nobody"))).toBeNull();
  });
  test("is what a canvas takes today: unlocked, in an order of its own, and nothing that nobody could draw", async () => {
    const zigzag = Array.from({ length: 900 }, (_, i) => ({ x: i % 2 ? 300 : -300, y: i }));
    const heavy = shapeRecord("heavy", "highlight", {
      ...PROPS.highlight,
      segments: [{ type: "free", points: zigzag }],
    });
    const { pack } = await import("../../../server/src/history/content.ts");
    const then = new Map<string, unknown>([
      ["shape:old", { ...card("old"), isLocked: true, index: "izzzzzzzzz", opacity: 0 }],
      ["shape:old|xy", [1, 2]],
      ["shape:heavy", heavy],
      ["shape:odd", { nonsense: true }],
    ]);
    const data = await pack(then as never);
    const counted = { cards: 1, clusters: 0, drawings: 1 };
    await stage.done(stage.store.keepMoment("board-staged" as never, { at: 5, why: "time", ...counted, data }, []));
    await stage.done(stage.history.restore(5));
    expect(Object.keys(ana.shown).sort()).toEqual(["shape:old", "shape:old|xy"]);
    expect(ana.shown["shape:old"]).toMatchObject({ isLocked: false, opacity: 0.5 });
  });
  test("and a room that fails meanwhile says so", async () => {
    await work();
    await stage.rest(11 * MINUTE);
    await wipe(mallory);
    await stage.rest();
    const [moment] = await stage.history.moments();
    stage.store.appendCanvas = () => Promise.reject(new Error("disk"));
    await expect(stage.done(stage.history.restore(moment?.at as number))).rejects.toThrow();
  });
});
