import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import type { Random } from "../sim/random.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { Peer } from "../support/canvas/peers.ts";
import { card, SAMPLES, shapeRecord } from "../support/guard/samples.ts";

/** Records that make a board unusable for whoever opens it (suite 32): refused; and if one is there all the same, skipped. */

const CASES = count(150, 500);
const MALLORY = { id: "mallory", role: "participant" } as const;

const deep = (levels: number): unknown => (levels === 0 ? "x" : [deep(levels - 1)]);

/** Values that no field of a record can be. */
const poisons = (next: Random): unknown =>
  next.pick<unknown>([
    ...[Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, null, "", {}, [], [null, 5], true, "javascript:alert(1)"],
    ...[
      deep(2_000),
      "x".repeat(200_000),
      { __proto__: null, type: "doc" },
      { type: "doc", content: [{ type: "iframe" }] },
    ],
    { type: "doc", content: [null, 5] },
  ]);

const FIELDS = ["type", "typeName", "parentId", "index", "rotation", "opacity", "isLocked", "props", "meta", "id"];

function poisoned(next: Random, n: number): [key: string, value: unknown] {
  const [key, value] = next.pick(SAMPLES.filter(([, sample]) => !Array.isArray(sample)));
  const record = structuredClone(value) as Record<string, unknown>;
  const props = record.props as Record<string, unknown>;
  if (next.chance(0.3))
    record[next.pick(FIELDS)] = next.pick<unknown>([Number.NaN, deep(500), "x".repeat(100_000), [], 1e308]);
  else if (next.chance(0.7) && props)
    props[next.pick(["richText", "w", "h", "points", "segments", "url"])] = { poison: poisons(next) };
  else
    return [
      `shape:p${n}`,
      next.pick<unknown>([
        shapeRecord(`p${n}`, "embed", { url: "https://evil.example", w: 1, h: 1 }),
        deep(3_000),
        1e308,
        "x",
      ]),
    ];
  return [key, record];
}

/** The update that brings a record, as somebody without a guard would send it; null where Yjs itself cannot say it. */
function updateOf(client: number, key: string, value: unknown): Uint8Array | null {
  const doc = new Y.Doc();
  doc.clientID = client;
  try {
    doc.getMap(RECORDS).set(key, value);
    return Y.encodeStateAsUpdate(doc);
  } catch {
    return null;
  }
}

test(`[AT32] seed ${SEED}: of ${CASES} poisoned records none is taken`, () => {
  const next = random();
  const doc = new Y.Doc();
  const guard = new CanvasGuard(doc);
  let [sent, taken] = [0, 0];
  for (let n = 0; n < CASES; n += 1) {
    const [key, value] = poisoned(next, n);
    const update = updateOf(1_000 + n, key, value);
    if (!update) continue;
    sent += 1;
    if (guard.write({ ...MALLORY, id: `mallory${n}`, plain: true }, update).ok) taken += 1;
  }
  report("32 poison, server", { cases: sent, taken });
  expect(taken).toBe(0);
  const honest = updateOf(7, "shape:honest", card("honest")) as Uint8Array;
  expect(guard.write({ id: "ana", role: "participant", plain: true }, honest).ok).toBe(true);
});

test(`[AT32] seed ${SEED}: forced into the document, a poisoned record is skipped and the rest is shown`, () => {
  const next = random(1);
  const peer = new Peer(1);
  let unusable = 0;
  for (let n = 0; n < CASES; n += 1) {
    const [key, value] = poisoned(next, n);
    const update = updateOf(10_000 + n, `${key}${n}`.replace("|", ""), value);
    const good = updateOf(50_000 + n, `shape:good${n}`, card(`good${n}`)) as Uint8Array;
    try {
      if (update) Y.applyUpdate(peer.doc, update, "remote");
      Y.applyUpdate(peer.doc, good, "remote");
    } catch {
      unusable += 1;
    }
    if (!peer.shape(`good${n}`)) unusable += 1;
  }
  report("32 poison, client", { cases: CASES, "boards unusable": unusable });
  expect(unusable).toBe(0);
});

test(`[AT32] seed ${SEED}: without the check of records the same get in`, () => {
  const next = random();
  const guard = new CanvasGuard(new Y.Doc(), { checks: { record: false } });
  const counts = { taken: 0, stumbled: 0 };
  for (let n = 0; n < 100; n += 1) {
    const [key, value] = poisoned(next, n);
    const update = updateOf(1_000 + n, key, value);
    try {
      if (update && guard.write({ ...MALLORY, id: `mallory${n}`, plain: true }, update).ok) counts.taken += 1;
    } catch {
      counts.stumbled += 1; // what is behind that check takes a record to be one
    }
  }
  report("32 weakened", counts);
  expect(counts.taken).toBeGreaterThan(50);
});
