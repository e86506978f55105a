import type { PositionId } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { MARK_MS } from "../../../server/src/history/history.ts";
import { isLost } from "../../../server/src/history/lost.ts";
import { type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { card, cluster, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** What is much of what others had there, and what of a thing is not to be seen any more. */

const drawing = (id: string) => shapeRecord(id, "geo", { ...PROPS.geo });

interface Scene {
  readonly stage: RoomStage;
  readonly ana: Guest;
  readonly mallory: Guest;
  readonly bring: (who: Guest, record: (id: string) => unknown, ...ids: readonly string[]) => Promise<unknown>;
  readonly take: (...ids: string[]) => Promise<unknown>;
  readonly told: () => Promise<number[][]>;
}

/** Positions are named by who has written them: `ana-1`. What is called `none-1` is no position. */
const writerOf = (_: unknown, position: PositionId) => {
  const [writer = ""] = position.split("-");
  return writer === "none" ? null : writer;
};

async function play(setup: ConstructorParameters<typeof RoomStage>[0] = {}): Promise<Scene> {
  const stage = new RoomStage({ writerOf, ...setup });
  await stage.load();
  const [ana, mallory] = [stage.enter("ana"), stage.enter("mallory")];
  return {
    ...{ stage, ana, mallory },
    bring: (who, record, ...ids) =>
      who.write((records) => {
        for (const [n, id] of ids.entries()) {
          records.set(`shape:${id}`, record(id));
          records.set(`shape:${id}|xy`, [n, n]);
        }
      }),
    take: (...ids) =>
      mallory.write((records) => {
        for (const id of ids) for (const key of [`shape:${id}`, `shape:${id}|xy`]) records.delete(key);
      }),
    told: async () => {
      await stage.rest(5_000);
      await stage.rest();
      return stage.cleared.map(({ cards, clusters, drawings }) => [cards, clusters, drawings]);
    },
  };
}

const named = (writer: string, count: number) => Array.from({ length: count }, (_, n) => `${writer}-${n}`);
const [THEIRS, SOME] = [named("ana", 9), named("ana", 3)];

describe("[EC3] what was a third of what others had there", () => {
  test.each<[string, (scene: Scene) => Promise<unknown>]>([
    ["cards of their own positions", ({ bring, mallory }) => bring(mallory, card, ...named("mallory", 40))],
    ["cards that the server has put there", ({ bring, ana }) => bring(ana, card, ...named("mallory", 40))],
    ["cards of positions that are none", ({ bring, mallory }) => bring(mallory, card, ...named("none", 40))],
    [
      "second cards of others' positions",
      ({ bring, mallory }) => bring(mallory, (id) => card(id, THEIRS[Number(id.slice(5)) % 9]), ...named("twin", 40)),
    ],
    ["clusters of their own", ({ bring, mallory }) => bring(mallory, cluster, ...named("hull", 40))],
    ["drawings of their own", ({ bring, mallory }) => bring(mallory, drawing, ...named("junk", 40))],
  ])("is told whatever somebody has put beside it: %s", async (_, spread) => {
    const scene = await play();
    await scene.bring(scene.ana, card, ...THEIRS);
    await spread(scene);
    await scene.take(...SOME);
    expect(await scene.told()).toEqual([[3, 0, 0]]);
  });

  test("is told of cards that show no position yet too", async () => {
    const scene = await play();
    await scene.bring(scene.ana, card, ...named("none", 6));
    await scene.bring(scene.mallory, card, ...named("none", 46).slice(6));
    await scene.take(...named("none", 6));
    expect(await scene.told()).toEqual([[6, 0, 0]]);
  });

  test("is told of a person on two devices too", async () => {
    const personOf = (_: unknown, device: string) => (device === "tablet" ? "mallory" : device) as never;
    const scene = await play({ personOf });
    await scene.bring(scene.ana, drawing, ...named("d", 9));
    await scene.bring(scene.stage.enter("tablet"), drawing, ...named("junk", 40));
    await scene.take("d-0", "d-1", "d-2");
    expect(await scene.told()).toEqual([[0, 0, 3]]);
  });

  test("is told of what somebody has made larger first", async () => {
    const scene = await play();
    await scene.bring(scene.ana, drawing, ...THEIRS);
    await scene.mallory.write((records) => {
      for (const id of SOME) records.set(`shape:${id}`, { ...drawing(id), opacity: 0.98765 });
    });
    await scene.take(...SOME);
    expect(await scene.told()).toEqual([[0, 0, 3]]);
  });

  test.each([
    ["cards", card, [4, 0, 0]],
    ["drawings", drawing, [0, 0, 4]],
  ] as const)("is told of %s of which the places alone were taken, and can be undone", async (_, record, counted) => {
    const scene = await play();
    const things = named("ana", 4);
    await scene.bring(scene.ana, record, ...things);
    await scene.bring(scene.mallory, drawing, "mine-0", "mine-1", "mine-2");
    await scene.mallory.write((records) => {
      for (const id of [...things, "mine-0", "mine-1", "mine-2"]) records.delete(`shape:${id}|xy`);
    });
    expect(await scene.told()).toEqual([counted]);
    expect(scene.stage.room.history?.doings).toMatchObject([{ member: "mallory", moved: 4 }]);
  });

  test("is not told of what somebody takes off of their own, nor of less than a third", async () => {
    const scene = await play();
    await scene.bring(scene.ana, card, ...THEIRS, "ana-9");
    await scene.bring(scene.ana, card, ...named("mallory", 6));
    await scene.take(...named("mallory", 5));
    await scene.take(...SOME);
    expect(await scene.told()).toEqual([]);
  });

  test("where nobody knows whose a voice is, somebody may be any of them, and none of them", async () => {
    const scene = await play({ markMs: MARK_MS });
    await scene.bring(scene.ana, card, ...THEIRS);
    await scene.bring(scene.ana, card, ...named("voice", 40));
    await scene.take(...SOME);
    expect(await scene.told()).toEqual([[3, 0, 0]]);
    const alone = await play({ markMs: MARK_MS });
    await alone.bring(alone.ana, card, ...named("ana", 30));
    await alone.take(...named("ana", 3));
    expect(await alone.told()).toEqual([]);
  });
});

type Props = Record<string, unknown>;

const changed = (record: Record<string, unknown>, change: Props, props: Props = {}) => ({
  ...record,
  ...change,
  props: { ...(record.props as object), ...props },
});
const dot = { x: 0, y: 0, z: 0.5 };
const strokeOf = (reach: number) => [{ type: "free", points: [dot, { ...dot, x: reach }] }];
const [CARD, GEO] = [card("c"), changed(drawing("g"), {}, { w: 200, h: 160 })];
const STROKE = shapeRecord("s", "draw", { ...PROPS.draw, segments: strokeOf(300), scale: 1 });
const ARROW = shapeRecord("a", "arrow", { ...PROPS.arrow, start: { x: 0, y: 0 }, end: { x: 200, y: 0 } });
const TEXT = shapeRecord("t", "text", { ...PROPS.text, scale: 1 });
const NOTHING = { type: "doc", content: [{ type: "paragraph" }] };

describe("[EC3] what is hardly to be seen any more", () => {
  test.each<[string, Record<string, unknown>, Props, Props]>([
    ["a card of 60 by 30", CARD, {}, { w: 60, h: 30 }],
    ["a card as narrow as a word", CARD, {}, { w: 60 }],
    ["a card of three tenths", CARD, { opacity: 0.3 }, {}],
    ["one of less than a half", CARD, { opacity: 0.49 }, {}],
    ["a drawing that was faint, fainter", changed(GEO, { opacity: 0.4 }), { opacity: 0.1 }, {}],
    ["a drawing in white", GEO, {}, { color: "white" }],
    ["a drawing of a fifth", GEO, {}, { w: 40, h: 32 }],
    ["a rectangle that is a line now", GEO, {}, { h: 1 }],
    ["a stroke of a fifth", STROKE, {}, { segments: strokeOf(60) }],
    ["a stroke that is scaled", STROKE, {}, { scale: 0.1 }],
    ["an arrow that goes nowhere", ARROW, {}, { end: { x: 1, y: 0 } }],
    ["letters of a tenth", TEXT, {}, { scale: 0.1 }],
    ["a text that says nothing", TEXT, {}, { richText: NOTHING }],
  ])("%s is taken away", (_, then, change, props) => {
    expect(isLost(String(then.id), then as never, changed(then, change, props) as never)).toBe(true);
  });

  test.each<[string, Record<string, unknown>, Props, Props]>([
    ["a card that is half as strong", CARD, { opacity: 0.5 }, {}],
    ["a drawing of a third", GEO, {}, { w: 67, h: 54 }],
    ["a stroke of a third, turned", STROKE, { rotation: 3 }, { segments: strokeOf(100) }],
    ["a larger one in another colour", GEO, {}, { w: 800, h: 500, color: "red" }],
    [
      "a text that says something else",
      TEXT,
      {},
      { richText: { type: "doc", content: [{ type: "text", text: "No" }] } },
    ],
    ["one that was white", changed(GEO, {}, { color: "white" }), { opacity: 0.9 }, {}],
    ["one that was small", changed(GEO, {}, { w: 9, h: 9 }), {}, { w: 2, h: 2 }],
  ])("%s is not", (_, then, change, props) => {
    expect(isLost(String(then.id), then as never, changed(then, change, props) as never)).toBe(false);
  });

  test("also where it goes step by step, each of which is little", async () => {
    const scene = await play();
    await scene.bring(scene.ana, drawing, "d-0", "d-1", "d-2");
    for (const opacity of [0.8, 0.65, 0.55, 0.45])
      await scene.mallory.write((records) => {
        for (const id of ["d-0", "d-1"]) records.set(`shape:${id}`, { ...drawing(id), opacity });
        const { w, h } = PROPS.geo as { w: number; h: number };
        const props = { ...PROPS.geo, w: w * opacity ** 3, h: h * opacity ** 3 };
        records.set("shape:d-2", shapeRecord("d-2", "geo", props));
      });
    expect(await scene.told()).toEqual([[0, 0, 3]]);
    // what is hidden already is not hidden again
    await scene.mallory.write((records) => {
      for (const id of ["d-0", "d-1", "d-2"]) records.set(`shape:${id}`, { ...drawing(id), opacity: 0.2 });
    });
    await scene.stage.rest(60_000);
    expect(await scene.told()).toEqual([[0, 0, 3]]);
    const [moment] = await scene.stage.history.moments();
    await scene.stage.done(scene.stage.history.restore(moment?.at as number, "missing"));
    for (const id of ["d-0", "d-1", "d-2"]) expect(scene.ana.shown[`shape:${id}`]).toEqual(drawing(id));
  });
});
