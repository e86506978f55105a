import { beforeEach, describe, expect, test } from "vitest";
import { type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** What is much of a small board, and what counts as taken away. */

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

describe("[EC3] on a small board", () => {
  const bring = (cards: number, drawings = 0) =>
    ana.write((records) => {
      for (let n = 0; n < cards; n += 1) put(`k${n}`, card(`k${n}`), [n, 0])(records as never);
      for (let n = 0; n < drawings; n += 1) put(`d${n}`, drawing(`d${n}`), [n, 9])(records as never);
    });
  const take = (...ids: string[]) =>
    mallory.write((records) => {
      for (const id of ids) {
        records.delete(`shape:${id}`);
        records.delete(`shape:${id}|xy`);
      }
    });
  const told = async () => {
    await stage.rest(5_000);
    await stage.rest();
    return stage.cleared.map(({ cards, drawings }) => [cards, drawings]);
  };

  test.each([
    [[6, 0], ["k0", "k1", "k2", "k3", "k4", "k5"], [[6, 0]]],
    [[9, 0], ["k0", "k1", "k2"], [[3, 0]]],
    [[10, 0], ["k0", "k1", "k2"], []],
    [[2, 40], ["k0", "k1"], [[2, 0]]],
    [[40, 3], ["d0", "d1", "d2"], [[0, 3]]],
    [[1, 0], ["k0"], []],
    [[3, 0], ["k0", "k1"], []],
  ] as const)("of %j cards and drawings taking %j away tells %j", async ([cards, drawings], taken, expected) => {
    await bring(cards, drawings);
    await take(...taken);
    expect(await told()).toEqual(expected);
  });

  test("it is told too where it goes one by one in some minutes, with the board before the first", async () => {
    await bring(6);
    const before = ana.shown;
    for (let n = 0; n < 6; n += 1) {
      await take(`k${n}`);
      await stage.rest(90_000);
    }
    expect((await told())[0]).toEqual([3, 0]);
    expect(stage.cleared.reduce((sum, { cards }) => sum + cards, 0)).toBe(6);
    const first = (await stage.history.moments()).find(({ why }) => why === "cleared");
    await stage.done(stage.history.restore(first?.at as number, "missing"));
    expect(ana.shown).toEqual(before);
  });

  test.each<[string, (id: string, n: number) => readonly [string, unknown][]]>([
    ["throws it out of reach", (id, n) => [[`shape:${id}|xy`, [n, 5e5]]]],
    [
      "makes it a speck",
      (id) => [[`shape:${id}`, { ...card(id), props: { ...(card(id).props as object), w: 1, h: 1 } }]],
    ],
    ["makes it hardly visible", (id) => [[`shape:${id}`, { ...card(id), opacity: 0.1 }]]],
    ["makes it something else", (id) => [[`shape:${id}`, card(id, "nothing")]]],
  ])("whoever %s has taken it away too, and one press brings it back", async (_, spoil) => {
    await bring(6);
    const before = ana.shown;
    await mallory.write((records) => {
      for (let n = 0; n < 6; n += 1) for (const [key, value] of spoil(`k${n}`, n)) records.set(key, value);
    });
    expect(await told()).toEqual([[6, 0]]);
    const [moment] = await stage.history.moments();
    expect(moment).toMatchObject({ why: "cleared", cards: 6 });
    await stage.done(stage.history.restore(moment?.at as number, "missing"));
    expect(ana.shown).toEqual(before);
  });

  test("of a large board nine a minute are told from thirty on, whoever has brought the most of it", async () => {
    await bring(120);
    for (let n = 0; n < 36; n += 1) {
      await take(`k${n}`);
      if (n % 9 === 8) await stage.rest(61_000);
    }
    expect(await told()).toEqual([[36, 0]]);
  });

  test("in steps, too; and what is only moved about is nobody's business", async () => {
    await bring(4);
    for (let step = 1; step <= 3; step += 1)
      await mallory.write((records) => {
        for (let n = 0; n < 4; n += 1) records.set(`shape:k${n}|xy`, [n, step * 9_000]);
      });
    expect(await told()).toEqual([]);
    await mallory.write((records) => {
      for (let n = 0; n < 4; n += 1) records.set(`shape:k${n}|xy`, [n, 36_000]);
    });
    expect(await told()).toEqual([[4, 0]]);
  });

  test("what somebody has drawn themselves hides nothing that they take of others'", async () => {
    await bring(0, 4);
    await mallory.write((records) => {
      for (let n = 0; n < 30; n += 1) put(`own${n}`, drawing(`own${n}`), [n, 0])(records as never);
    });
    await take("d0", "d1", "d2", "d3", "own0", "own1");
    expect(await told()).toEqual([[0, 4]]);
  });
});
