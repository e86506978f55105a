import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ALL_CHECKS } from "../../../server/src/guard/checks.ts";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import { GUARD_LIMITS } from "../../../server/src/guard/limits.ts";
import { readUpdate } from "../../../server/src/guard/update.ts";
import { forge, forgeOne, type RawSection, type RawStruct } from "../../support/guard/forge.ts";
import { worked } from "../../support/guard/oracle.ts";
import { Stage } from "../../support/guard/stage.ts";

let stage: Stage;
let mine: number;
beforeEach(() => {
  stage = new Stage(3, { writes: 0, elsewhere: false });
  mine = stage.mallory.ids[1] as number;
});

const place = (key: string): RawStruct => ({ key: `shape:${key}|xy`, values: [[1, 2]] });
const guarded = (update: Uint8Array) => stage.guard.write(stage.mallory.actor, update);
const codeOf = (update: Uint8Array) => {
  const read = readUpdate(update, GUARD_LIMITS, ALL_CHECKS);
  return typeof read === "string" ? read : null;
};

describe("one update", () => {
  test("[GD14] has 1 MiB at most", () => {
    expect(codeOf(new Uint8Array(1_048_577))).toBe("too-many");
    expect(codeOf(new Uint8Array(1_048_576))).toBe("malformed");
  });
  test("[GD14] has 20,000 new structs of its sender's at most, and 100,000 in all", () => {
    const structs = (count: number) => Array.from({ length: count }, (_, i) => place(`k${i}`));
    expect(guarded(forgeOne(mine, 0, ...structs(20_001)))).toEqual({ ok: false, code: "too-many" });
    expect(guarded(forgeOne(mine, 0, ...structs(20_000)))).toMatchObject({ ok: true });
    const gaps = (count: number) => forgeOne(mine, 0, ...Array<RawStruct>(count).fill({ kind: 10, length: 1 }));
    expect([codeOf(gaps(100_000)), codeOf(gaps(100_001))]).toEqual([null, "too-many"]);
  });
  test("[GD14] may repeat what is known, and other people's, beyond its own", () => {
    const [first, second] = [0, 1].map((n) => Array.from({ length: 15_000 }, (_, i) => place(`${n}_${i}`)));
    const sections = [
      { client: mine, clock: 0, structs: first as RawStruct[] },
      { client: stage.mallory.ids[2] as number, clock: 0, structs: second as RawStruct[] },
    ];
    guarded(forge({ sections: sections.slice(0, 1) }));
    expect(guarded(forge({ sections }))).toMatchObject({ ok: true, stripped: 0, missing: 0 });
    expect(stage.doc.getMap("records").size).toBeGreaterThan(30_000 - 1);
  });
  test("[GD14] has 16,384 client sections at most, and as many in its deletions", () => {
    const sections = Array.from({ length: 16_385 }, (_, i) => ({ client: i, clock: 0, structs: [place("a")] }));
    const deletions = sections.map(({ client }) => [client, [[0, 1]]] as const);
    expect([codeOf(forge({ sections })), codeOf(forge({ deletions }))]).toEqual(["too-many", "too-many"]);
    expect(codeOf(forge({ sections: sections.slice(1), deletions: deletions.slice(1) }))).toBeNull();
  });
  test("[GD14] has 100,000 deletions at most, whosever they are", () => {
    const apart = (count: number): [number, number][] => Array.from({ length: count }, (_, i) => [2 * i, 1]);
    const deletions = (more: number) => [[mine, apart(60_000)] as const, [mine + 1, apart(more)] as const];
    expect(codeOf(forge({ deletions: deletions(40_000) }))).toBeNull();
    expect(codeOf(forge({ deletions: deletions(40_001) }))).toBe("too-many");
  });
  test("[GD14] has something new under 256 of its sender's client ids at most", () => {
    const ids = Array.from({ length: 257 }, (_, i) => 1000 + i);
    const older = new CanvasGuard(new Y.Doc(), {
      claims: ids.map((client) => [client, stage.mallory.actor.id] as const),
    });
    const guarded = (bytes: Uint8Array) => older.write(stage.mallory.actor, bytes);
    const update = (count: number) =>
      forge({ sections: ids.slice(0, count).map((client) => ({ client, clock: 0, structs: [place(`k${client}`)] })) });
    expect(guarded(update(257))).toEqual({ ok: false, code: "too-many" });
    expect(guarded(update(256))).toMatchObject({ ok: true });
  });
  test("[GD14] has runs of a million deleted items at most, and no clock beyond 2^40", () => {
    const run = (length: number) => forgeOne(mine, 0, { kind: 1, key: "shape:a|xy", length });
    expect(guarded(run(1_000_001))).toEqual({ ok: false, code: "too-many" });
    expect(codeOf(run(2 ** 41))).toBe("malformed");
    expect(codeOf(forge({ deletions: [[1, [[2 ** 40, 1]]]] }))).toBe("malformed");
    expect(guarded(run(1_000_000))).toMatchObject({ ok: true });
  });
  test("[GD12] is read in full: what is left over, missing, empty or twice is malformed", () => {
    const section = { client: mine, clock: 0, structs: [place("a")] };
    const whole = forge({ sections: [section], deletions: [[mine, [[0, 1]]]] });
    expect(codeOf(whole)).toBeNull();
    for (let end = 0; end < whole.length; end++) expect(codeOf(whole.slice(0, end)), `${end}`).toBe("malformed");
    expect(codeOf(Uint8Array.of(...whole, 0))).toBe("malformed");
    expect(codeOf(forge({ sections: [section, section] }))).toBe("malformed");
    expect(codeOf(forge({ sections: [{ ...section, structs: [] }] }))).toBe("malformed");
    for (const ranges of [[], [[3, 0]]] as [number, number][][])
      expect(codeOf(forge({ deletions: [[mine, ranges]] }))).toBe("malformed");
    expect(
      codeOf(
        forge({
          deletions: [
            [mine, [[0, 1]]],
            [mine, [[1, 1]]],
          ],
        }),
      ),
    ).toBe("malformed");
  });
});

describe("time", () => {
  const within = (milliseconds: number, act: () => unknown) => {
    const start = worked();
    act();
    expect(worked() - start).toBeLessThan(milliseconds);
  };
  test("[GD16] a thousand overlapping deletions of all there is cost what one costs", () => {
    guarded(forgeOne(mine, 0, ...Array.from({ length: 20_000 }, (_, i) => place(`k${i}`))));
    const ranges = Array.from({ length: 50_000 }, () => [0, 19_000] as const);
    within(1000, () => expect(guarded(forge({ deletions: [[mine, ranges]] }))).toMatchObject({ ok: true }));
    expect(stage.doc.getMap("records").size).toBe(1002);
  });
  test("[GD16] 256 client ids that wait for each other in the worst order take no longer than their number", () => {
    const ids = Array.from({ length: 256 }, (_, i) => 1000 + i);
    for (let i = 0; i < 256; i += 64) stage.guard.admit(ids.slice(i, i + 64), stage.mallory.actor);
    const follows = (client: number, clock: number): RawStruct => ({ origin: [client, clock], values: [[clock, 0]] });
    const sections = ids.map((client, i) => ({
      client,
      clock: 0,
      structs: Array.from({ length: 70 }, (_, clock) =>
        i === 255 ? (clock === 0 ? place("a") : follows(1000, clock - 1)) : follows(client + 1, clock),
      ),
    }));
    within(2000, () => expect(guarded(forge({ sections }))).toMatchObject({ ok: true, missing: 0 }));
    expect(stage.doc.getMap("records").get("shape:a|xy")).toEqual([69, 0]);
  });
  test("[GD17] thousands of other people's structs in the worst order hold back what lies under them and nothing else", () => {
    guarded(forgeOne(mine, 0, place("a"), place("b")));
    const first = 100_000;
    const sections = Array.from({ length: 4_000 }, (_, i) => ({
      client: first + i,
      clock: 0,
      structs: [{ origin: i === 3_999 ? ([mine, 0] as const) : ([first + i + 1, 0] as const), values: [[9, 9]] }],
    }));
    expect(guarded(forge({ sections, deletions: [[mine, [[0, 2]]]] }))).toMatchObject({ ok: true, stripped: 4_001 });
    const records = stage.doc.getMap("records");
    expect([records.has("shape:a|xy"), records.has("shape:b|xy")]).toEqual([true, false]);
  });
  test("[GD16] many heads sent one by one are refused from the second of one client on", () => {
    for (const client of stage.mallory.ids) {
      expect(guarded(forgeOne(client, stage.state(client), place("a")))).toMatchObject({ ok: true });
      expect(guarded(forgeOne(client, stage.state(client), place("a")))).toEqual({ ok: false, code: "shape" });
    }
  });
  test("[GD16] one who was away finds a place among 3,000 changes to the same card", () => {
    guarded(forgeOne(mine, 0, place("a")));
    Y.applyUpdate(stage.bob.doc, Y.encodeStateAsUpdate(stage.doc));
    Y.applyUpdate(stage.carol.doc, Y.encodeStateAsUpdate(stage.doc));
    for (let i = 0; i < 3000; i++) stage.bob.doc.getMap("records").set("shape:a|xy", [i, i]);
    expect(stage.guard.write(stage.bob.actor, Y.encodeStateAsUpdate(stage.bob.doc))).toMatchObject({ ok: true });
    for (let i = 0; i < 3000; i++) stage.carol.doc.getMap("records").set("shape:a|xy", [-i, i]);
    const late = Y.encodeStateAsUpdate(stage.carol.doc);
    expect(stage.guard.write(stage.carol.actor, late)).toMatchObject({ ok: true, missing: 0 });
  });
});

describe("work for one person", () => {
  const [ann, ben] = [
    { id: "ann", role: "participant", plain: true },
    { id: "ben", role: "participant", plain: true },
  ] as const;
  /** Twenty items under one key, by two clients in turn: nothing that Yjs could merge. */
  const chain = Array.from({ length: 20 }, (_, i): RawSection[] => [
    {
      client: 1 + (i % 2),
      clock: i >> 1,
      structs: [i === 0 ? place("a") : { origin: [2 - (i % 2), (i - 1) >> 1], values: [[i, 0]] }],
    },
  ]).flat();

  test("[GD16] walking past more than its allowance is refused; the allowance grows back", () => {
    let now = 0;
    const guard = new CanvasGuard(new Y.Doc(), { limits: { steps: 30, stepsPerSecond: 10 }, now: () => now });
    for (const section of chain) expect(guard.write(ann, forge({ sections: [section] }))).toMatchObject({ ok: true });
    const head = (client: number) => guard.write(ben, forgeOne(client, 0, place("a")));
    expect(head(11)).toMatchObject({ ok: true });
    expect(head(12)).toEqual({ ok: false, code: "too-many" });
    now = 2_500;
    expect(head(12)).toMatchObject({ ok: true });
  });
});
