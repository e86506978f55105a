import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { GuardGate } from "../../../server/src/relay/gate.ts";
import { Random } from "../../sim/random.ts";
import { count } from "../../support/attack/attack.ts";
import { card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** Of what somebody says anew nothing is left out and taken for said: it is refused with a code, or asked for again. */

const OWN = 11;
const OTHERS = 22;
const writer = { memberId: "ana", role: "participant", named: true } as never;

/** A canvas on which somebody has drawn, and a gate that knows whose two client ids are. */
function stage(): { doc: Y.Doc; gate: GuardGate; base: Uint8Array } {
  const doc = new Y.Doc();
  const other = new Y.Doc();
  other.clientID = OTHERS;
  other.getMap("records").set("shape:theirs", card("theirs"));
  const base = Y.encodeStateAsUpdate(other);
  Y.applyUpdate(doc, base);
  const gate = new GuardGate(doc, { claims: [[OTHERS, "eva"]] });
  gate.admit(writer, [OWN]);
  return { doc, gate, base };
}

/** What a browser sends that has done this, under an id. */
function saying(base: Uint8Array, change: (records: Y.Map<unknown>, doc: Y.Doc) => void, client = OWN): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc.getMap("records"), doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const sets = (key: string, value: unknown) => (records: Y.Map<unknown>) => void records.set(key, value);
const long = (n: number) => "x".repeat(n);
const named = (id: string) => shapeRecord(id, "text", PROPS.text ?? {});
const ROOTS = (_: unknown, doc: Y.Doc) => void doc.getMap("elsewhere").set("shape:a", card("a"));

const UNACCEPTABLE: Readonly<Record<string, (records: Y.Map<unknown>, doc: Y.Doc) => void>> = {
  "a drawing whose id is longer than any of ours": sets(`shape:${long(65)}`, named(long(65))),
  "one whose key is not even read": sets(`shape:${long(200)}`, named(long(200))),
  "the place of one": sets(`shape:${long(65)}|xy`, [1, 2]),
  "a binding with such an id": sets(`binding:${long(65)}`, { id: `binding:${long(65)}` }),
  "a key of another kind": sets("camera:a", { x: 1 }),
  "a key of other letters": sets("shape:ñandú", named("ñandú")),
  "a record of another id than its key's": sets("shape:a", named("b")),
  "a shape of another program": sets("shape:a", { ...named("a"), type: "video" }),
  "a record with a field more": sets("shape:a", { ...named("a"), more: 1 }),
  "a place out of reach": sets("shape:a|xy", [1e9, 0]),
  "a list": (records) => void records.set("shape:a", new Y.Array() as never),
  "another root": ROOTS,
  bytes: sets("shape:a", new Uint8Array(3)),
  "a record that is too large": sets("shape:a", { ...named("a"), url: `https://x.org/${long(70_000)}` }),
  "what was drawn and taken away under no key of ours": (records) => {
    records.set("camera:a", { x: 1 });
    records.delete("camera:a");
  },
};

describe("[GD36] what somebody says anew and no board takes is refused with a code:", () => {
  test.each(Object.entries(UNACCEPTABLE))("%s", (_, change) => {
    const { doc, gate, base } = stage();
    const before = JSON.stringify(doc.getMap("records").toJSON());
    const verdict = gate.write(
      writer,
      saying(base, (records, own) => {
        records.set("shape:sound", card("sound"));
        change(records, own);
      }),
    );
    expect(verdict).toMatchObject({ ok: false, code: expect.any(String) });
    expect(JSON.stringify(doc.getMap("records").toJSON())).toBe(before);
  });
});

describe("[GD36] what is left out is asked for, and not said to be saved:", () => {
  test("under an id that was not named", () => {
    const { gate, base } = stage();
    expect(gate.write(writer, saying(base, sets("shape:a", card("a")), 33))).toMatchObject({ ok: true, waits: true });
  });
  test("under somebody else's", () => {
    const { gate, base } = stage();
    const said = saying(base, sets("shape:a", card("a")), OTHERS);
    expect(gate.write(writer, said)).toMatchObject({ ok: true, waits: true });
  });
  test("behind a gap, on what is not here, or a deletion of it", () => {
    const { gate, base } = stage();
    const first = saying(base, sets("shape:a", card("a")));
    const both = Y.mergeUpdates([base, first]);
    const later = saying(both, sets("shape:b", card("b")));
    const strange = saying(
      Y.mergeUpdates([base, saying(base, sets("shape:c", card("c")), 44)]),
      sets("shape:c|xy", [1, 1]),
    );
    const over = saying(Y.mergeUpdates([base, saying(base, sets("shape:c", card("c")), 44)]), (records) =>
      records.delete("shape:c"),
    );
    expect(gate.write(writer, later)).toMatchObject({ waits: true });
    expect(gate.write(writer, over)).toMatchObject({ waits: true });
    expect(gate.write(writer, strange)).toMatchObject({ ok: true, waits: false }); // of its own it says nothing that waits
  });
});

/** Values of all kinds, sound ones and others. */
function draw(random: Random): (records: Y.Map<unknown>, doc: Y.Doc) => void {
  const id = random.pick(["a", "b", "theirs", long(64), long(65), "é"]);
  const sound = random.pick([card(id), named(id)]);
  const value = random.chance(0.7)
    ? sound
    : random.pick([{ ...sound, type: "embed" }, { ...sound, x: 1 }, null, 7, [1, 1], "x"]);
  const key = random.pick([`shape:${id}`, `shape:${id}`, `shape:${id}|xy`, `binding:${id}`, id]);
  return random.chance(0.2) ? (records) => records.delete("shape:theirs") : sets(key, value);
}

const UPDATES = count(200, 600);

test(`[GD36] ${UPDATES} updates at random: whatever is taken and does not wait is there, all of it`, () => {
  let taken = 0;
  for (let seed = 1; seed <= UPDATES; seed += 1) {
    const random = new Random(seed);
    const { doc, gate, base } = stage();
    const changes = Array.from({ length: 1 + random.below(3) }, () => draw(random));
    const said = saying(
      base,
      (records, own) => {
        for (const change of changes) change(records, own);
      },
      random.pick([OWN, OWN, OWN, OTHERS]),
    );
    const verdict = gate.write(writer, said);
    if (!verdict.ok || verdict.waits) continue;
    taken += 1;
    const honest = new Y.Doc();
    for (const update of [base, said]) Y.applyUpdate(honest, update);
    expect(doc.getMap("records").toJSON(), `seed ${seed}`).toEqual(honest.getMap("records").toJSON());
    expect(Y.encodeStateVector(doc), `seed ${seed}`).toEqual(Y.encodeStateVector(honest));
  }
  expect(taken).toBeGreaterThan(UPDATES / 10);
});
