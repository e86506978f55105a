import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import type { GuardActor } from "../../../server/src/guard/verdict.ts";
import { forge, forgeOne } from "../../support/guard/forge.ts";
import { replace } from "../../support/server/replace.ts";

const ana: GuardActor = { id: "ana", role: "participant" };
const ben: GuardActor = { id: "ben", role: "mediator" };
const plainAna: GuardActor = { ...ana, plain: true };
const plainBen: GuardActor = { ...ben, plain: true };
const obi: GuardActor = { id: "obi", role: "observer" };
const place = { key: "shape:a|xy", values: [[1, 2]] };

let doc: Y.Doc;
let guard: CanvasGuard;
beforeEach(() => {
  doc = new Y.Doc();
  guard = new CanvasGuard(doc);
});

function written(actor: GuardActor, client: number, key = "shape:a|xy"): boolean {
  const before = Y.getState(doc.store, client);
  guard.write(actor, forgeOne(client, before, { key, values: [[1, 2]] }));
  return Y.getState(doc.store, client) > before;
}

/** So many hellos of 64 new ids each. */
function hellos(actor: GuardActor, count: number): void {
  for (let hello = 0; hello < count; hello++)
    guard.admit(
      Array.from({ length: 64 }, (_, i) => 1 + hello * 64 + i),
      actor,
    );
}

describe("a hello", () => {
  test("[GD24] reserves client ids: nobody else writes under them", () => {
    expect(guard.admit([7, 8], ana)).toBeNull();
    expect([written(ben, 7), written(ana, 7), written(ana, 8)]).toEqual([false, true, true]);
  });
  test("[GD24] may be said again, and with more", () => {
    guard.admit([7], ana);
    expect(guard.admit([7, 8], ana)).toBeNull();
    expect(written(ana, 8)).toBe(true);
  });
  test("[GD24] with an id that is somebody's reserves none of its ids", () => {
    guard.admit([7], ana);
    expect(guard.admit([9, 7], ben)).toEqual({ ok: false, code: "client-id" });
    expect(guard.admit([9], ana)).toBeNull();
  });
  test("[GD24] cannot take the server's own id, or one that wrote before and is nobody's", () => {
    const old = new Y.Doc();
    Y.applyUpdate(old, forgeOne(5, 0, place));
    const later = new CanvasGuard(old);
    expect(later.admit([5], ana)).toEqual({ ok: false, code: "client-id" });
    expect(later.admit([old.clientID], ana)).toEqual({ ok: false, code: "client-id" });
  });
  test("[GD25] names 64 ids at most, all of them numbers of 32 bits", () => {
    const ids = Array.from({ length: 65 }, (_, i) => i + 1);
    expect(guard.admit(ids, ana)).toEqual({ ok: false, code: "too-many" });
    expect(guard.admit(ids.slice(1), ana)).toBeNull();
    expect(guard.admit([2 ** 32 - 1], ana)).toBeNull();
    for (const id of [-1, 1.5, Number.NaN, 2 ** 32, 2 ** 53])
      expect(guard.admit([id], ana)).toEqual({ ok: false, code: "malformed" });
  });
  test("[GD25] an id that is named twice is bound once, when somebody writes under it", () => {
    guard.admit([7, 7, 8], ana);
    expect(guard.claims.fresh()).toEqual([]);
    expect([written(ana, 7), written(ana, 7, "shape:b|xy")]).toEqual([true, true]);
    expect(guard.claims.fresh()).toEqual([[7, "ana"]]);
  });
  test("[GD25] 256 ids are reserved for a person, the newest; what was written under stays", () => {
    guard.admit([5000, 5001], ana);
    written(ana, 5000);
    hellos(ana, 64);
    expect(guard.claims.fresh()).toEqual([[5000, "ana"]]);
    expect([guard.admit([5000], ben), guard.admit([64 * 64], ben)]).toEqual(
      Array(2).fill({ ok: false, code: "client-id" }),
    );
    expect([guard.admit([5001], ben), guard.admit([64 * 60], ben), written(ana, 64 * 60 + 1, "shape:c|xy")]).toEqual([
      null,
      null,
      true,
    ]);
  });
  test("[GD25] a person writes under 4,096 ids at most", () => {
    const known = Array.from({ length: 4_096 }, (_, i) => [10_000 + i, "ana"] as const);
    guard = new CanvasGuard(doc, { claims: known });
    guard.admit([1], ana);
    expect(guard.write(ana, forgeOne(1, 0, place))).toEqual({ ok: false, code: "too-many" });
    expect(written(ana, 10_000)).toBe(true);
    guard.admit([2], ben);
    expect(written(ben, 2)).toBe(true);
    const strengthen = replace(guard.claims, "hasRoom", () => () => true);
    expect(written(ana, 1), "a guard that counts nobody's").toBe(true);
    strengthen();
  });
  test("[GD19] of an observer binds nothing, nor of anybody whose role is none", () => {
    for (const role of ["owner", "constructor", "__proto__"]) {
      const eve = { id: "eve", role: role as never, plain: true };
      expect(guard.admit([7], eve)).toBeNull();
      expect(guard.write(eve, forgeOne(7, 0, place))).toMatchObject({ code: "role" });
    }
    expect(guard.admit([7], obi)).toBeNull();
    expect(guard.admit([7], ana)).toBeNull();
  });
});

describe("without a hello", () => {
  test("[GD26] an id that nobody has is bound on first use", () => {
    expect(written(plainAna, 7)).toBe(true);
    expect([written(plainBen, 7), written(ana, 7, "shape:b|xy")]).toEqual([false, true]);
    expect(guard.admit([7], ben)).toEqual({ ok: false, code: "client-id" });
  });
  test("[GD26] for whoever says hello, an id that was not named is somebody else's", () => {
    guard.admit([7], ana);
    expect([written(ana, 9), written(ben, 9), written(plainBen, 9)]).toEqual([false, false, true]);
  });
  test("[GD26] a connection without a hello stays one beside another of the same person that said it", () => {
    guard.admit([7], ana);
    expect(written(plainAna, 9)).toBe(true);
  });
  test("[GD26] an id is bound by what is accepted, not by what is refused", () => {
    expect(guard.write(plainAna, forgeOne(7, 0, { key: "evil", values: [1] }))).toMatchObject({ ok: false });
    expect(guard.write(plainAna, forgeOne(7, 3, place))).toEqual({ ok: false, code: "missing" });
    expect(guard.admit([7], ben)).toBeNull();
  });
  test("[GD25] one update binds 64 ids at most", () => {
    const sections = Array.from({ length: 65 }, (_, i) => ({
      client: 1 + i,
      clock: 0,
      structs: [{ ...place, key: `shape:k${i}|xy` }],
    }));
    expect(guard.write(plainAna, forge({ sections }))).toEqual({ ok: false, code: "too-many" });
    expect(guard.write(plainAna, forge({ sections: sections.slice(1) }))).toMatchObject({ ok: true });
  });
});

describe("bindings outlive the process", () => {
  test("[GD27] what was bound is given once, to be stored", () => {
    guard.admit([7], ana);
    written(plainBen, 8);
    written(ana, 7, "shape:b|xy");
    expect(guard.claims.fresh()).toEqual([
      [8, "ben"],
      [7, "ana"],
    ]);
    expect(guard.claims.fresh()).toEqual([]);
  });
  test("[GD27] after a restart the same person goes on, and nobody else", () => {
    guard.admit([7, 8], ana);
    written(ana, 7);
    guard = new CanvasGuard(doc, { claims: guard.claims.fresh() });
    expect(guard.admit([7], ben)).toEqual({ ok: false, code: "client-id" });
    expect([written(ben, 8), written(ana, 7, "shape:b|xy"), guard.admit([7, 8], ana)]).toEqual([false, true, null]);
  });
  test("[GD27] another node's bindings are learnt; the first stands", () => {
    guard.admit([7], ana);
    written(ana, 7, "shape:b|xy");
    guard.claims.learn([
      [7, "ben"],
      [8, "ben"],
    ]);
    expect([written(ana, 7), written(ben, 8)]).toEqual([true, true]);
    expect(guard.claims.fresh()).toEqual([[7, "ana"]]);
  });
});
