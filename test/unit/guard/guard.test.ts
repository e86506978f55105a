import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { NOTHING } from "../../../server/src/guard/verdict.ts";
import { forge, forgeOne } from "../../support/guard/forge.ts";
import { card } from "../../support/guard/samples.ts";
import { Stage } from "../../support/guard/stage.ts";

let stage: Stage;
let mine: number;
let other: number;
beforeEach(() => {
  stage = new Stage(1, { writes: 6, elsewhere: false });
  [mine, other] = stage.mallory.ids.slice(1) as [number, number];
});

const place = (key: string, x: number) => ({ key: `shape:${key}|xy`, values: [[x, 0]] });
const guarded = (update: Uint8Array, person = stage.mallory) => stage.guard.write(person.actor, update);
const shown = (key: string) => stage.doc.getMap("records").get(key);

describe("what is known", () => {
  test("[GD28] is left out: the same update twice is nothing the second time", () => {
    const update = forgeOne(mine, 0, place("a", 1));
    expect(guarded(update)).toMatchObject({ ok: true, stripped: 0 });
    expect(guarded(update)).toEqual({ ok: true, update: NOTHING, stripped: 0, missing: 0 });
  });
  test("[GD28] is left out whatever is said of it, also when it is somebody else's", () => {
    const lies = [
      { origin: [mine, 9] as const, values: [1] },
      { root: "evil", key: "k", values: [1] },
    ];
    const bobs = stage.bob.ids[0] as number;
    const foreign = forge({
      sections: [
        { client: bobs, clock: 0, structs: [lies[0] as object] },
        { client: mine, clock: 0, structs: [place("a", 1)] },
      ],
    });
    expect(guarded(foreign)).toMatchObject({ ok: true, stripped: 0 });
    expect(shown("shape:a|xy")).toEqual([1, 0]);
    expect(guarded(forgeOne(mine, 0, lies[1] as object))).toMatchObject({ code: "forbidden" });
  });
  test("[GD28] in part: the rest follows on what is here, whatever key it names", () => {
    guarded(forgeOne(mine, 0, place("a", 1)));
    const more = forgeOne(mine, 0, {
      key: "shape:b|xy",
      values: [
        [1, 0],
        [2, 0],
      ],
    });
    expect(guarded(more)).toMatchObject({ ok: true });
    expect(shown("shape:a|xy")).toEqual([2, 0]);
    expect(shown("shape:b|xy")).toBeUndefined();
  });
  test("[GD28] a whole document sent again is nothing, with all its deletions", () => {
    const all = Y.encodeStateAsUpdate(stage.doc);
    expect(guarded(all)).toEqual({ ok: true, update: NOTHING, stripped: 0, missing: 0 });
  });
});

describe("what is not here", () => {
  test("[GD17] own structs behind a gap, or on top of nothing: the part before them is taken and the rest counted", () => {
    const update = forgeOne(mine, 0, place("a", 1), { origin: [77, 3], values: [[2, 0]] }, place("b", 3));
    expect(guarded(update)).toMatchObject({ ok: true, stripped: 0, missing: 2 });
    expect([shown("shape:a|xy"), shown("shape:b|xy")]).toEqual([[1, 0], undefined]);
    expect(guarded(forgeOne(mine, 5, place("c", 1)))).toEqual({ ok: false, code: "missing" });
    expect(guarded(forge({ deletions: [[mine, [[9, 1]]]] }))).toEqual({ ok: false, code: "missing" });
  });
  test("[GD17] two of one person's client ids may build on each other", () => {
    const a = { client: mine, clock: 0, structs: [place("a", 1), { origin: [other, 0] as const, values: [[3, 0]] }] };
    const b = {
      client: other,
      clock: 0,
      structs: [
        { origin: [mine, 0] as const, values: [[2, 0]] },
        { origin: [mine, 1] as const, values: [[4, 0]] },
      ],
    };
    expect(guarded(forge({ sections: [b, a] }))).toMatchObject({ ok: true, missing: 0 });
    expect(shown("shape:a|xy")).toEqual([4, 0]);
  });
  test("[GD17] somebody else's structs are counted; a deletion of what lies under them waits with them", () => {
    const carols = stage.carol.ids[0] as number;
    guarded(forgeOne(mine, 0, place("a", 1), place("b", 1)));
    const lost = { client: carols, clock: 0, structs: [{ origin: [mine, 0] as const, values: [[9, 9]] }] };
    const deletions = [[mine, [[0, 2]]]] as const;
    const verdict = guarded(
      forge({ sections: [lost, { client: mine, clock: 2, structs: [place("c", 1)] }], deletions }),
    );
    expect(verdict).toMatchObject({ ok: true, stripped: 2, missing: 0 });
    expect([shown("shape:a|xy"), shown("shape:b|xy"), shown("shape:c|xy")]).toEqual([[1, 0], undefined, [1, 0]]);
    expect(guarded(forge({ sections: [lost] }), stage.carol)).toMatchObject({ ok: true });
    expect(shown("shape:a|xy")).toEqual([9, 9]);
  });
});

describe("a deletion of what lies under something left out", () => {
  const carolsOver = (clock: number) => ({ origin: [mine, clock] as const, values: [[9, 9]] });

  test("[GD17] is taken where its sender sees nothing there any more", () => {
    const carols = stage.carol.ids[0] as number;
    guarded(forgeOne(mine, 0, place("a", 1), place("b", 1)));
    const lost = { client: carols, clock: 0, structs: [carolsOver(0), carolsOver(1)] };
    const deletions = [
      [mine, [[0, 2]]],
      [carols, [[1, 1]]],
    ] as const;
    expect(guarded(forge({ sections: [lost], deletions }))).toMatchObject({ ok: true, missing: 0 });
    expect([shown("shape:a|xy"), shown("shape:b|xy")]).toEqual([[1, 0], undefined]);
    expect(guarded(forge({ sections: [lost] }), stage.carol)).toMatchObject({ ok: true });
    expect(guarded(forge({ sections: [lost], deletions }))).toMatchObject({ ok: true, stripped: 0 });
    expect([shown("shape:a|xy"), shown("shape:b|xy")]).toEqual([[9, 9], undefined]);
  });
  test("[GD17] is taken where what lies on top comes as deleted", () => {
    const carols = stage.carol.ids[0] as number;
    guarded(forgeOne(mine, 0, place("a", 1)));
    const lost = { client: carols, clock: 0, structs: [{ kind: 1, length: 1, origin: [mine, 0] as const }] };
    guarded(forge({ sections: [lost], deletions: [[mine, [[0, 1]]]] }));
    expect(shown("shape:a|xy")).toBeUndefined();
  });
});

describe("what is applied and sent on", () => {
  test("[GD18] is the update that the verdict gives, byte for byte what others need", () => {
    const before = Y.encodeStateAsUpdate(stage.doc);
    const verdict = guarded(stage.edit(stage.mallory));
    if (!verdict.ok) throw new Error(verdict.code);
    const receiver = new Y.Doc();
    Y.applyUpdate(receiver, before);
    Y.applyUpdate(receiver, verdict.update);
    expect(receiver.getMap("records").toJSON()).toEqual(stage.doc.getMap("records").toJSON());
    expect(Y.encodeStateVector(receiver)).toEqual(Y.encodeStateVector(stage.doc));
  });
  test("[GD18] is the same whatever way it was said", () => {
    const said = forge({ sections: [{ client: mine, clock: 0, structs: [place("a", 1)] }] });
    const merged = Y.mergeUpdates([said, Y.encodeStateAsUpdate(stage.doc)]);
    const twin = new Stage(1, { writes: 6, elsewhere: false });
    expect(twin.guard.write(twin.mallory.actor, merged)).toEqual(guarded(said));
  });
  test("[GD18] of several values in one struct only the last lives", () => {
    guarded(
      forgeOne(mine, 0, {
        key: "shape:a|xy",
        values: [
          [1, 0],
          [2, 0],
          [3, 0],
        ],
      }),
    );
    const alive = (stage.doc.store.clients.get(mine) as Y.Item[]).filter((item) => !item.deleted);
    expect(alive.map((item) => item.length)).toEqual([1]);
    expect(shown("shape:a|xy")).toEqual([3, 0]);
  });
  test("[GD18] a refused update changes nothing, and neither does the part of it that was fine", () => {
    const before = Y.encodeStateAsUpdate(stage.doc);
    const bad = forgeOne(mine, 0, place("a", 1), { key: "shape:b", values: [{ ...card("b"), opacity: 7 }] });
    expect(guarded(bad)).toEqual({ ok: false, code: "value", key: "shape:b", fault: "number" });
    expect(Y.encodeStateAsUpdate(stage.doc)).toEqual(before);
  });
  test("[GD18] the transaction carries the origin that was given", () => {
    const origins: unknown[] = [];
    stage.doc.on("update", (_: Uint8Array, origin: unknown) => origins.push(origin));
    stage.guard.write(stage.mallory.actor, forgeOne(mine, 0, place("a", 1)), "socket 7");
    expect(origins).toEqual(["socket 7"]);
  });
});

describe("roles", () => {
  test("[GD19] anybody who writes may move, change and delete everybody's records", () => {
    const key = [...stage.doc.getMap("records").keys()][0] as string;
    const item = stage.doc.getMap("records")._map.get(key) as Y.Item;
    expect(guarded(forge({ deletions: [[item.id.client, [[item.id.clock, 1]]]] }), stage.carol)).toMatchObject({
      ok: true,
    });
    expect(shown(key)).toBeUndefined();
  });
  test("[GD19] an observer writes nothing and deletes nothing, but may say what is known", () => {
    const olgas = stage.olga.ids[0] as number;
    expect(guarded(forgeOne(olgas, 0, place("a", 1)), stage.olga)).toEqual({ ok: false, code: "role" });
    const item = [...stage.doc.getMap("records")._map.values()].find(({ deleted }) => !deleted) as Y.Item;
    const deletion = forge({ deletions: [[item.id.client, [[item.id.clock, 1]]]] });
    expect(guarded(deletion, stage.olga)).toEqual({ ok: false, code: "role" });
    expect(guarded(Y.encodeStateAsUpdate(stage.doc), stage.olga)).toMatchObject({ ok: true, update: NOTHING });
  });
});
