import { type MemberId, sayEvent } from "@acuerdo/shared";
import { beforeEach, describe, expect, test } from "vitest";
import { MARK_MS } from "../../../server/src/history/history.ts";
import { type Guest, RoomStage } from "../../support/browser/room-stage.ts";
import { arrowBinding, card, PROPS, shapeRecord } from "../../support/guard/samples.ts";
import { Table } from "../../support/ledger/ledger.ts";
import { weakly } from "../../support/weakening.ts";

/** What somebody has added is taken away in one step. */

const drawing = (id: string) => shapeRecord(id, "geo", { ...PROPS.geo });
const draw = (guest: Guest, from: number, to: number) =>
  guest.write((records) => {
    for (let n = from; n < to; n += 1) {
      records.set(`shape:${guest.name}${n}`, drawing(`${guest.name}${n}`));
      records.set(`shape:${guest.name}${n}|xy`, [n, n]);
    }
  });
const listed = (stage: RoomStage) => stage.history.added.map(({ member, drawings }) => [member, drawings]);
const idOf = (stage: RoomStage, member: string) => stage.history.added.find((one) => one.member === member)?.id ?? "";

describe("[EC7] what somebody has added", () => {
  let stage: RoomStage;
  let ana: Guest;
  let mallory: Guest;
  beforeEach(async () => {
    stage = new RoomStage();
    await stage.load();
    ana = stage.enter("ana");
    mallory = stage.enter("mallory");
    await draw(ana, 0, 3);
    await draw(mallory, 0, 30);
    await ana.write((records) => {
      records.set("shape:arrow", shapeRecord("arrow", "arrow", PROPS.arrow ?? {}));
      records.set("binding:b", arrowBinding("b", "arrow", "mallory7"));
      records.set("shape:mallory3|xy", [500, 500]); // moved, it is still mallory's
    });
    await stage.rest();
  });

  test("goes in one step, with places and holds; all else stays, and the moment before brings it back", async () => {
    expect(listed(stage)).toEqual([
      ["mallory", 30],
      ["ana", 4],
    ]);
    const before = stage.room.records();
    const taken = await stage.done(stage.history.takeAway(idOf(stage, "mallory")));
    expect(taken).toMatchObject({ member: "mallory", counted: { cards: 0, clusters: 0, drawings: 30 } });
    const left = Object.keys(stage.room.records()).sort();
    const anas = [0, 1, 2].flatMap((n) => [`shape:ana${n}`, `shape:ana${n}|xy`]);
    expect(left).toEqual([...anas, "shape:arrow"].sort());
    expect(ana.shown).toEqual(stage.room.records());
    expect(listed(stage)).toEqual([["ana", 4]]);
    await stage.done(stage.history.restore(taken?.before ?? 0));
    expect(stage.room.records()).toEqual(before);
  });
  test("is theirs after a restart too, also of those who are gone, and what others do meanwhile is not theirs", async () => {
    stage.room.leave(mallory);
    await stage.done(stage.room.free());
    await stage.done(stage.load());
    expect(listed(stage)).toEqual([
      ["mallory", 30],
      ["ana", 4],
    ]);
    const id = idOf(stage, "mallory");
    await draw(stage.enter("mallory"), 30, 33); // and goes on
    expect(await stage.done(stage.history.takeAway(id))).toMatchObject({ counted: { drawings: 33 } });
    expect(await stage.done(stage.history.takeAway(id))).toBeNull();
    expect(await stage.done(stage.history.takeAway("nobody"))).toBeNull();
    await draw(stage.enter("eva"), 0, 1);
    expect(listed(stage)).toEqual([
      ["ana", 4],
      ["eva", 1],
    ]);
  });
  /** Mallory makes everything of Ana's larger, so that it counts for her. */
  const enlarge = () =>
    mallory.write((records) => {
      for (const n of [0, 1, 2]) records.set(`shape:ana${n}`, { ...drawing(`ana${n}`), meta: {}, opacity: 0.98765 });
    });
  const restart = async () => {
    await stage.done(stage.room.free());
    await stage.done(stage.load());
  };
  test.each([
    ["", async () => {}],
    [
      ", also once that was undone",
      async () => {
        await stage.done(stage.history.undo(stage.history.doings[0]?.id ?? ""));
      },
    ],
    [", also after a restart", restart],
  ])("stays theirs whatever others make of it%s", async (_, then) => {
    await enlarge();
    await stage.rest();
    await then();
    expect(listed(stage)).toEqual([
      ["mallory", 30],
      ["ana", 4],
    ]);
    await stage.done(stage.history.takeAway(idOf(stage, "mallory")));
    expect(Object.keys(stage.room.records())).toEqual(
      expect.arrayContaining(["shape:ana0", "shape:ana1", "shape:ana2"]),
    );
  });
  test("stays theirs where somebody claims to have written there without having seen it, at the beginning of its past", async () => {
    const blind = stage.enter("eva");
    Object.assign(blind, { tell: () => undefined });
    blind.doc.clientID = 1;
    await ana.write((records) => void records.set("shape:late", drawing("late")));
    expect(await blind.write((records) => void records.set("shape:late", drawing("late")))).toBeNull();
    await restart();
    expect(listed(stage)).toEqual([
      ["mallory", 30],
      ["ana", 5],
    ]);
  });
  test("is theirs again where it was taken away and is brought back", async () => {
    const taken = await stage.done(stage.history.takeAway(idOf(stage, "mallory")));
    await stage.done(stage.history.restore(taken?.before ?? 0));
    expect(listed(stage)[0]).toEqual(["mallory", 30]);
  });
  test("is whose it is now, where somebody draws anew under the name of what another took off", async () => {
    await ana.write((records) => {
      for (const n of [0, 1, 2]) records.delete(`shape:ana${n}`);
    });
    await enlarge();
    await stage.rest();
    expect(listed(stage)).toEqual([
      ["mallory", 33],
      ["ana", 1],
    ]);
  });
  test("and is the server's, such as cards, is nobody's", async () => {
    await stage.done(stage.room.edit((draft) => draft.set("shape:c", card("c") as never)));
    expect(stage.history.added.some(({ cards }) => cards > 0)).toBe(false);
  });
});

test("[EC7] where nobody is to be named, those alone are listed who brought ten things or more", async () => {
  const stage = new RoomStage({ markMs: MARK_MS });
  await stage.load();
  await draw(stage.enter("ana"), 0, 9);
  await draw(stage.enter("mallory"), 0, 10);
  expect(listed(stage)).toEqual([["mallory", 10]]);
});

test("[EC7] the record says how much of whose was taken away; of somebody's, where nobody is named", () => {
  const table = new Table();
  const mara = table.member("Mara", "mediator");
  const mallory = table.member("Mallory", "participant");
  const told = (language: "en" | "es", of: object) => {
    const data = { at: null, what: "added", taken: { cards: 2, clusters: 0, drawings: 30 }, ...of };
    const entry = { kind: "canvas.restored", actor: mara.memberId, seq: table.ledger.seq, at: 1, data };
    return sayEvent(language, table.ledger, entry as never);
  };
  const named = { of: mallory.memberId };
  expect(told("en", named)).toBe("Mara ◆ took away what Mallory had added: 2 cards and 30 drawings");
  expect(told("es", named)).toBe("Mara ◆ quitó lo que había añadido Mallory: 2 tarjetas y 30 dibujos");
  expect(told("en", {})).toBe("Mara ◆ took away what one person had added: 2 cards and 30 drawings");
});

test("[EC7] [JO10] what two devices of one person brought is one line, and goes in one step", async () => {
  const stage = new RoomStage({ personOf: (_, id) => (id === "phone" ? "laptop" : id) as never });
  await stage.load();
  await draw(stage.enter("phone"), 0, 3);
  await draw(stage.enter("laptop"), 3, 5);
  expect(listed(stage)).toEqual([["laptop", 5]]);
  const taken = await stage.done(stage.history.takeAway(idOf(stage, "laptop")));
  expect(taken).toMatchObject({ member: "laptop", counted: { drawings: 5 } });
  expect(listed(stage)).toEqual([]);
});

test("[EC3] [JO10] what two devices of one person took away is told once, of that person", async () => {
  const stage = new RoomStage({ personOf: (_, id) => (id === "phone" ? "laptop" : id) as never });
  await stage.load();
  await draw(stage.enter("ana"), 0, 12);
  await stage.rest();
  for (const [device, from] of [
    ["phone", 0],
    ["laptop", 6],
  ] as const)
    await stage.enter(device).write((records) => {
      for (let n = from; n < from + 6; n += 1) records.delete(`shape:ana${n}`);
    });
  await stage.rest(10_000);
  expect(stage.cleared).toMatchObject([{ member: "laptop", drawings: 12 }]);
});

describe("[EC10] what newcomers have added", () => {
  const CHAIR = "chair" as MemberId;
  /** Ana was there before; then thirty come, who were made up and bring eight things each. */
  async function flooded(setup: ConstructorParameters<typeof RoomStage>[0] = {}) {
    const stage = new RoomStage(setup);
    await stage.load();
    const ana = stage.enter("ana");
    await draw(ana, 0, 3);
    await stage.rest(700_000); // a moment is kept before the next change
    for (let n = 0; n < 30; n += 1) await draw(stage.enter(`made${n}x`), 0, 8);
    await draw(ana, 3, 5);
    await stage.rest();
    const [moment] = await stage.history.moments();
    return { stage, at: moment?.at ?? -1 };
  }
  const NONE = { cards: 0, clusters: 0, drawings: 0 };
  const left = (stage: RoomStage) => Object.keys(stage.room.records()).filter((key) => !key.includes("|"));

  test.each([{}, { markMs: MARK_MS }])("goes in one step and comes back: %j", async (setup) => {
    const { stage, at } = await flooded(setup);
    const before = stage.room.records();
    expect(await stage.history.compare(at, CHAIR)).toEqual({
      ...{ gone: NONE, changed: NONE, added: { ...NONE, drawings: 242 } },
      newcomers: { ...NONE, people: 30, drawings: 240 },
    });
    const taken = await stage.done(stage.history.takeNewcomers(at, CHAIR));
    expect(taken?.counted).toEqual({ ...NONE, drawings: 240 });
    expect(left(stage)).toEqual([0, 1, 2, 3, 4].map((n) => `shape:ana${n}`));
    expect(await stage.history.compare(at, CHAIR)).not.toHaveProperty("newcomers");
    expect(await stage.done(stage.history.takeNewcomers(at, CHAIR))).toBeNull();
    await stage.done(stage.history.restore(taken?.before ?? 0));
    expect(stage.room.records()).toEqual(before);
  });

  test("is not whoever's who asks, nor of a moment that is not there; a person with two devices came with the first", async () => {
    const { stage, at } = await flooded({ personOf: (_, id) => (id === "made1x" ? "ana" : id) as never });
    const compared = await stage.history.compare(at, "made0x" as MemberId);
    expect(compared?.newcomers).toEqual({ ...NONE, people: 28, drawings: 224 });
    expect(await stage.done(stage.history.takeNewcomers(5, CHAIR))).toBeNull();
    await stage.done(stage.history.takeNewcomers(at, "made0x" as MemberId));
    expect(left(stage).filter((key) => /made[01]x/.test(key))).toHaveLength(16);
  });

  test("of fewer than three, or of fewer than ten things, is not told where nobody is to be named", async () => {
    const stage = new RoomStage({ markMs: MARK_MS });
    await stage.load();
    const come = async (name: string, things: number) => {
      await draw(stage.enter(name), 0, things);
      await stage.rest();
    };
    await come("ana", 3);
    await stage.rest(700_000);
    for (const name of ["eva", "luz"]) await come(name, 9);
    const at = (await stage.history.moments())[0]?.at ?? -1;
    const told = async () => (await stage.history.compare(at, CHAIR))?.newcomers?.drawings;
    expect([await told(), await stage.done(stage.history.takeNewcomers(at, CHAIR))]).toEqual([undefined, null]);
    await come("sol", 1);
    expect(await told()).toBe(19);
  });

  test("nor what would tell one person's things, taken away with them and once more without", async () => {
    const { stage, at } = await flooded({ markMs: MARK_MS });
    const undo = async (before: number | null | undefined) => stage.done(stage.history.restore(before ?? 0));
    await undo((await stage.done(stage.history.takeNewcomers(at, CHAIR)))?.before);
    await draw(stage.enter("victim"), 0, 4);
    await stage.rest();
    expect(await stage.done(stage.history.takeNewcomers(at, CHAIR))).toBeNull();
    for (const name of ["eva", "luz"]) await draw(stage.enter(name), 0, 4);
    await stage.rest();
    expect((await stage.done(stage.history.takeNewcomers(at, CHAIR)))?.counted.drawings).toBe(252);
  });

  test("one that names whoever asks for it alone is caught", async () => {
    type Module = typeof import("../../../server/src/history/additions.ts");
    const { Additions } = await weakly<Module>("server/src/history/additions.ts", [
      "isMany && this.#taken.every((before) => !areNearlyOne(before, members))",
      "members.size > 0",
    ]);
    const shapes = new Map([["victim" as MemberId, ["shape:a"]]]);
    const ground = { look: () => drawing("a") as never, shapes };
    expect(new Additions(ground, (id) => id, true).newcomers(new Map(), CHAIR)?.members.size).toBe(1);
  });
});

test("[EC10] the record says what was taken away of newcomers, and since when where voices are named", () => {
  const table = new Table();
  const mara = table.member("Mara", "mediator");
  const told = (language: "en" | "es", at: number | null) => {
    const data = { at, what: "newcomers", taken: { cards: 0, clusters: 0, drawings: 240 } };
    const entry = { kind: "canvas.restored", actor: mara.memberId, seq: table.ledger.seq, at: 1, data };
    return sayEvent(language, table.ledger, entry as never);
  };
  expect(told("en", null)).toBe("Mara ◆ took away what several newcomers had added: 240 drawings");
  expect(told("es", null)).toBe("Mara ◆ quitó lo que había añadido la gente nueva: 240 dibujos");
  expect(told("en", 0)).toMatch(
    /^Mara ◆ took away what people had added who had nothing on the board on .*1970.*: 240 drawings$/,
  );
});
