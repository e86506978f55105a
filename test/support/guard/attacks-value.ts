/** Records that poison a board, and values that are no plain data. */
import * as encoding from "lib0/encoding";
import { freshKey, onTop, ownEnd, someKey } from "./aim.ts";
import type { Attacker } from "./attacks.ts";
import { forgeOne, pick, type RawStruct, RawValue, type Rng, upTo } from "./forge.ts";
import { card, SAMPLES, shapeRecord, stroke } from "./samples.ts";
import type { Stage } from "./stage.ts";

type Json = Record<string, unknown>;

const own = (stage: Stage, ...structs: RawStruct[]): Uint8Array =>
  forgeOne(ownEnd(stage).client, ownEnd(stage).clock, ...structs);

const valued = (stage: Stage, make: (id: string) => unknown): Uint8Array => {
  const key = freshKey(stage);
  return own(stage, { key, values: [make(key.slice(6))] });
};

const WILD: readonly unknown[] = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1e308, 1e308, 1e7, -1, 0, null, undefined, "", "x", true, [], {}],
  ...[
    "javascript:alert(1)",
    "data:text/html,x",
    "__proto__",
    "page:other",
    "x".repeat(6000),
    [null, 5],
    { type: "doc" },
  ],
];

/** Any one spot of a value replaced by something wild; sometimes a field added or taken away. */
function mutated(rng: Rng, value: unknown): unknown {
  if (typeof value !== "object" || value === null || rng() < 0.2) return pick(rng, WILD);
  if (Array.isArray(value)) {
    const at = upTo(rng, Math.max(0, value.length - 1));
    return value.length === 0 ? [pick(rng, WILD)] : value.map((entry, i) => (i === at ? mutated(rng, entry) : entry));
  }
  const copy: Json = { ...value };
  const name = pick(rng, Object.keys(copy)) ?? "extra";
  const dice = rng();
  if (dice < 0.15) delete copy[name];
  else if (dice < 0.3) copy[`${name}2`] = pick(rng, WILD);
  else copy[name] = mutated(rng, copy[name]);
  return copy;
}

function deep(levels: number): RawValue {
  return new RawValue((encoder) => {
    for (let i = 0; i < levels; i++) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, 126);
  });
}

/** An object with these entries, also with names that no object can have, or twice. */
function object(...entries: readonly (readonly [string, unknown])[]): RawValue {
  return new RawValue((encoder) => {
    encoding.writeUint8(encoder, 118);
    encoding.writeVarUint(encoder, entries.length);
    for (const [name, value] of entries) {
      encoding.writeVarString(encoder, name);
      encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
    }
  });
}

const script = [{ type: "link", attrs: { href: "javascript:alert(1)" } }];
const linked = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "x", marks: script }] }] };

export const valueAttacks: Readonly<Record<string, Attacker>> = {
  "a record with one thing wrong": (stage) => {
    const [key, value] = pick(stage.rng, SAMPLES) as [string, unknown];
    return own(stage, { key, values: [mutated(stage.rng, value)] });
  },
  "something wrong on top of a record": (stage) => own(stage, { ...onTop(stage), values: [pick(stage.rng, WILD)] }),
  "another record's value": (stage) => own(stage, { ...onTop(stage), values: [card("somebody-else")] }),
  "a key that is none": (stage) => {
    const keys = [
      "",
      "page:page",
      "asset:a",
      "shape:",
      `shape:${"x".repeat(65)}`,
      "__proto__",
      "shape:a|y",
      "camera:page",
    ];
    return own(stage, { key: pick(stage.rng, keys), values: [card("a")] });
  },
  "a deleted item under a key that is none": (stage) =>
    own(stage, { kind: 1, key: pick(stage.rng, ["", "k", "__proto__"]) }),
  "a prototype": (stage) =>
    valued(stage, (id) => object(...Object.entries(card(id)), ["__proto__", { type: "embed", x: 1 }])),
  "a name twice": (stage) => valued(stage, (id) => object(...Object.entries(card(id)), ["type", "embed"])),
  "a script in a link": (stage) =>
    valued(stage, (id) =>
      shapeRecord(id, "text", { ...(SAMPLES.find(([key]) => key === "shape:text")?.[1] as Json), richText: linked }),
    ),
  "a picture from elsewhere": (stage) =>
    valued(stage, (id) => shapeRecord(id, "image", { w: 1, h: 1, assetId: "asset:a" })),
  "a megabyte of meta": (stage) => valued(stage, (id) => ({ ...card(id), meta: { a: "x".repeat(200_000) } })),
  "a stroke without end": (stage) =>
    valued(stage, (id) =>
      shapeRecord(id, "highlight", {
        color: "red",
        size: "m",
        segments: stroke(4900),
        isComplete: true,
        isPen: false,
        scale: 1,
      }),
    ),
  "nested arrays": (stage) => own(stage, { key: freshKey(stage), values: [deep(pick(stage.rng, [33, 500, 100_000]))] }),
  "big integers and bytes": (stage) =>
    own(stage, { key: freshKey(stage), values: [pick(stage.rng, [5n, new Uint8Array(3)])] }),
  "a text that is not UTF-8": (stage) =>
    own(stage, {
      key: freshKey(stage),
      values: [new RawValue((encoder) => encoding.writeUint8Array(encoder, Uint8Array.of(119, 2, 0xc3, 0x28)))],
    }),
  "another kind of content": (stage) => {
    const texts = new RawValue((encoder) => encoding.writeVarString(encoder, "x"));
    const contents: [number, number[]][] = [
      [2, [1, 1, 0x31]],
      [3, [1, 7]],
      [4, [...texts.bytes]],
      [5, [2, 0x7b, 0x7d]],
    ];
    const types = pick(stage.rng, [[7, [upTo(stage.rng, 6)]], ...contents, [9, [1, 0x67, 118, 0]]] as [
      number,
      number[],
    ][]);
    return own(stage, { kind: types[0], key: someKey(stage), content: Uint8Array.from(types[1]) });
  },
  "a kind of content that does not exist": (stage) =>
    own(stage, { kind: pick(stage.rng, [11, 15, 31]), key: someKey(stage), content: Uint8Array.of(1, 1) }),
  "a coordinate beyond the page": (stage) =>
    own(stage, {
      key: `${freshKey(stage)}|xy`,
      values: [pick(stage.rng, [[Number.NaN, 0], [1e308, 0], [0, -2e6], ["1", 2], [1], [1n, 2]])],
    }),
};
