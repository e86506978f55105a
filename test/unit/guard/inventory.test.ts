import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import { GUARD_LIMITS } from "../../../server/src/guard/limits.ts";
import type { GuardActor } from "../../../server/src/guard/verdict.ts";
import { KEPT_FOR_MEDIATORS, SHARES } from "../../../shared/src/canvas/limits.ts";
import { card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** Nobody brings more than a share, whatever way it comes; and whoever is full can still move things and take them away. */

const ANA: GuardActor = { id: "ana", role: "participant", plain: true };
const EVA: GuardActor = { id: "eva", role: "participant", plain: true };
const MEDIATOR: GuardActor = { id: "med", role: "mediator", plain: true };
const MAX_BYTES = 400_000;

let server: Y.Doc;
let guard: CanvasGuard;
beforeEach(() => {
  server = new Y.Doc();
  guard = new CanvasGuard(server, { maxBytes: MAX_BYTES });
});

class Browser {
  readonly doc = new Y.Doc();
  readonly actor: GuardActor;
  constructor(actor: GuardActor) {
    this.actor = actor;
  }
  /** Sends a change, on top of what the server has; gives why not, or null. */
  change(run: (records: Y.Map<unknown>) => void): string | null {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.doc)));
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => run(this.doc.getMap("records")));
    const verdict = guard.write(this.actor, Y.encodeStateAsUpdate(this.doc, before));
    if (!verdict.ok) this.doc.destroy();
    return verdict.ok ? null : verdict.code;
  }
}
const as = (actor: GuardActor) => new Browser(actor);
const text = (id: string, length: number) => {
  const richText = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "x".repeat(length) }] }],
  };
  return shapeRecord(id, "text", { ...PROPS.text, richText });
};
const EMPTY = { type: "doc", content: [{ type: "paragraph" }] };
const rect = (id: string) => shapeRecord(id, "geo", { ...PROPS.geo, geo: "rectangle", richText: EMPTY });
const set = (key: string, value: unknown) => (records: Y.Map<unknown>) => void records.set(`shape:${key}`, value);
const many = (count: number, from: number, make: (id: string) => unknown) => (records: Y.Map<unknown>) => {
  for (let n = from; n < from + count; n += 1) records.set(`shape:s${n}`, make(`s${n}`));
};

test("[GD35] client ids that are thrown away are taken as fast as pages are loaded, and no faster", () => {
  let now = 0;
  guard = new CanvasGuard(server, { now: () => now });
  const throwAway = () => as(ANA).change(set("same|xy", [1, now]));
  for (let n = 0; n < GUARD_LIMITS.clientsAtOnce; n += 1) expect(throwAway()).toBeNull();
  expect(throwAway()).toBe("try-again");
  expect(as(EVA).change(set("same|xy", [2, 2]))).toBeNull();
  now += 1_000 / GUARD_LIMITS.clientsPerSecond;
  expect(throwAway()).toBeNull();
  expect(throwAway()).toBe("try-again");
});

describe("[GD33] a share", () => {
  test("of the bytes is a quarter, in texts, in cards and in places without shapes alike", () => {
    const ana = as(ANA);
    for (let n = 0; n < 23; n += 1) expect(ana.change(set(`t${n}`, text(`t${n}`, 3_900)))).toBeNull();
    expect(ana.change(set("t99", text("t99", 3_900)))).toBe("share");
    expect(as(EVA).change(set("t99", text("t99", 3_900)))).toBeNull();
    const places = (records: Y.Map<unknown>) => {
      for (let n = 0; n < 1_600; n += 1) records.set(`shape:${String(n).padStart(40, "p")}|xy`, [n, n]);
    };
    expect(as({ ...EVA, id: "luz" }).change(places)).toBe("share");
  });
  test("of the drawings is a third, and the last tenth of a board's is for those who mediate", () => {
    guard = new CanvasGuard(server);
    const ana = as(ANA);
    expect(ana.change(many(SHARES.drawings.member, 0, (id) => rect(id)))).toBeNull();
    expect(as(ANA).change(many(1, 5_000, (id) => rect(id)))).toBe("share");
    expect(as(EVA).change(many(SHARES.drawings.member, 6_000, (id) => rect(id)))).toBeNull();
    const tenth = SHARES.drawings.board * KEPT_FOR_MEDIATORS;
    const rest = SHARES.drawings.board - 2 * SHARES.drawings.member - tenth;
    const luz = { ...EVA, id: "luz" };
    expect(as(luz).change(many(rest + 1, 9_000, (id) => rect(id)))).toBe("full");
    expect(as(luz).change(many(rest, 9_000, (id) => rect(id)))).toBeNull();
    expect(as({ ...EVA, id: "sol" }).change(many(1, 12_000, (id) => rect(id)))).toBe("full");
    expect(as(MEDIATOR).change(many(tenth, 12_000, (id) => rect(id)))).toBeNull();
    expect(as(MEDIATOR).change(many(1, 15_000, (id) => rect(id)))).toBe("full");
    expect(as(ANA).change(many(10, 20_000, (id) => card(id)))).toBeNull();
  });
  test("of what it costs to draw is half", () => {
    guard = new CanvasGuard(server);
    const heavy = (id: string) =>
      shapeRecord(id, "geo", { ...PROPS.geo, geo: "cloud", w: 6_000, h: 6_000, richText: EMPTY });
    const ana = as(ANA);
    let brought = 0;
    while (brought < 200 && ana.change(many(1, brought, heavy)) === null) brought += 1;
    expect(brought).toBeGreaterThan(10);
    expect(brought).toBeLessThan(60);
  });
  test("is nobody else's to use up, and a mediator has the whole board's", () => {
    const heavy = (id: string) => text(id, 4_000);
    expect(as(MEDIATOR).change(many(40, 0, heavy))).toBeNull();
    expect(as(ANA).change(set("a", text("a", 3_000)))).toBeNull();
    expect(as(EVA).change(set("a", text("a", 4_900)))).toBeNull();
    for (let n = 0; n < 3; n += 1) expect(as(ANA).change(set(`b${n}`, text(`b${n}`, 3_900)))).toBeNull();
    expect(as(MEDIATOR).change(many(3, 40, heavy))).toBeNull(); // of the tenth that nobody else has
  });
});

describe("[GD33] whoever has used up a share", () => {
  beforeEach(() => {
    const ana = as(ANA);
    for (let n = 0; n < 23; n += 1) ana.change(set(`t${n}`, text(`t${n}`, 3_900)));
    expect(as(ANA).change(set("t99", text("t99", 3_900)))).toBe("share");
  });
  test("still moves things, also others', recolours them and makes them smaller", () => {
    as(EVA).change(set("eva", card("eva")));
    as(EVA).change((records) => void records.set("shape:eva|xy", [1, 1]));
    expect(as(ANA).change((records) => void records.set("shape:eva|xy", [9, 9]))).toBeNull();
    expect(as(ANA).change(set("eva", card("eva", "eva", null)))).toBeNull();
    expect(as(ANA).change(set("t1", text("t1", 3_900)))).toBeNull();
    expect(as(ANA).change(set("t1", text("t1", 100)))).toBeNull();
  });
  test("has room again once something of theirs is gone, whoever took it away, in the same step too", () => {
    const ana = as(ANA);
    const exchange = (records: Y.Map<unknown>) => {
      records.delete("shape:t0");
      records.set("shape:n0", text("n0", 3_900));
    };
    expect(ana.change(exchange)).toBeNull();
    expect(as(ANA).change(set("n1", text("n1", 3_900)))).toBe("share");
    expect(as(MEDIATOR).change((records) => void records.delete("shape:t1"))).toBeNull();
    expect(as(ANA).change(set("n1", text("n1", 3_900)))).toBeNull();
  });
  test("gets none by saying that something goes which does not", () => {
    as(EVA).change(set("eva", text("eva", 4_000)));
    const old = new Y.Doc();
    Y.applyUpdate(old, Y.encodeStateAsUpdate(server));
    as(EVA).change(set("eva", text("eva", 4_001)));
    const before = Y.encodeStateVector(old);
    old.transact(() => {
      old.getMap("records").set("shape:eva", text("eva", 10));
      old.getMap("records").set("shape:sly", text("sly", 3_900));
    });
    expect(guard.write(ANA, Y.encodeStateAsUpdate(old, before))).toMatchObject({ ok: false, code: "share" });
  });
});

test("[GD33] what was on a board before counts for whoever wrote it, and the server's own for nobody", () => {
  const ana = as(ANA);
  for (let n = 0; n < 23; n += 1) ana.change(set(`t${n}`, text(`t${n}`, 3_900)));
  const claims = guard.claims.fresh();
  guard = new CanvasGuard(server, { maxBytes: MAX_BYTES, claims });
  expect(as(ANA).change(set("t99", text("t99", 3_900)))).toBe("share");
  const draft = guard.draft();
  for (let n = 0; n < 30; n += 1) draft.set(`shape:own${n}`, card(`own${n}`) as never);
  Y.applyUpdate(server, guard.encode(draft) as Uint8Array);
  guard.changed(draft.keys);
  expect(as(EVA).change(set("t99", text("t99", 3_900)))).toBeNull();
});

test("[GD33] what is forced into the document is counted without a fault", () => {
  server.getMap("records").set("shape:bad", { type: "draw", props: {} });
  server.getMap("records").set("shape:worse", 5);
  server.getMap("records").set("nonsense", null);
  expect(as(ANA).change(set("t1", text("t1", 100)))).toBeNull();
  expect(guard.bytes).toBeGreaterThan(100);
});
