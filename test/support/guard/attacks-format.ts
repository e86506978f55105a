/** Bytes that are no update, or that say more than they hold. */
import * as Y from "yjs";
import { bobsId, freshKey, newRecord, onTop, ownEnd, someId, someKey } from "./aim.ts";
import type { Attacker } from "./attacks.ts";
import { forge, forgeOne, pick, type RawStruct, upTo } from "./forge.ts";
import type { Stage } from "./stage.ts";

export const HUGE_COUNT = "33 million structs in a few bytes";

/** What mallory would honestly send next, without touching her device. */
function honest(stage: Stage): Uint8Array {
  const own = ownEnd(stage);
  const structs = Array.from({ length: 1 + upTo(stage.rng, 3) }, () => newRecord(stage));
  return forge({ sections: [{ ...own, structs: [onTop(stage), ...structs] }], deletions: [[...someDeletion(stage)]] });
}

function someDeletion(stage: Stage): [number, [number, number][]] {
  const [client, clock] = someId(stage);
  return [client, [[clock, 1]]];
}

function restated(stage: Stage, client: number): Uint8Array {
  const [origin, right] = [someId(stage), someId(stage)];
  const lies: RawStruct[] = [
    { origin: [client, stage.state(client) + 5], values: [1] },
    { origin: [bobsId(stage) + 1, 3], values: [1] },
    { origin, right, values: [1] },
    { root: `root${upTo(stage.rng, 9)}`, key: "a", values: [1] },
    { kind: 0, length: 1 },
    { kind: 1, length: 1, key: freshKey(stage) },
  ];
  const known = { client, clock: 0, structs: [pick(stage.rng, lies)] };
  return forge({ sections: [known, { ...ownEnd(stage), structs: [newRecord(stage)] }] });
}

export const formatAttacks: Readonly<Record<string, Attacker>> = {
  noise: ({ rng }) => Uint8Array.from({ length: upTo(rng, 60) }, () => upTo(rng, 255)),
  truncated: (stage) => honest(stage).slice(0, -1 - upTo(stage.rng, 20)),
  "a bit flipped": (stage) => {
    const bytes = honest(stage);
    const at = upTo(stage.rng, bytes.length - 1);
    bytes[at] = (bytes[at] as number) ^ (1 << upTo(stage.rng, 7));
    return bytes;
  },
  "bytes changed": (stage) => {
    const bytes = honest(stage);
    for (let i = 0; i < 3; i++) bytes[upTo(stage.rng, bytes.length - 1)] = upTo(stage.rng, 255);
    return bytes;
  },
  "bytes behind the end": (stage) =>
    forge({ sections: [{ ...ownEnd(stage), structs: [newRecord(stage)] }], tail: [0] }),
  [HUGE_COUNT]: (stage) =>
    forge({
      sections: [{ ...ownEnd(stage), structs: [newRecord(stage)], count: 33_500_000 }],
    }),
  "a billion sections": (stage) => forge({ sections: [{ ...ownEnd(stage), structs: [] }], sectionCount: 1e9 }),
  "no structs in a section": (stage) => forge({ sections: [{ ...ownEnd(stage), structs: [] }] }),
  "a section twice": (stage) => {
    const { client, clock } = ownEnd(stage);
    const first = { client, clock, structs: [newRecord(stage), newRecord(stage)] };
    const again = { client, clock: clock + 2, structs: [newRecord(stage)] };
    return forge({ sections: stage.rng() < 0.7 ? [first, again] : [first, first] });
  },
  "a length of zero": (stage) => {
    const { client, clock } = ownEnd(stage);
    const key = someKey(stage);
    const empty: RawStruct = stage.rng() < 0.5 ? { key, values: [] } : { kind: 1, key, length: 0 };
    const fair = newRecord(stage);
    return stage.rng() < 0.5
      ? forgeOne(client, clock, empty, fair)
      : forgeOne(client, clock, fair, empty, newRecord(stage));
  },
  "a run of deleted items without end": (stage) =>
    forgeOne(
      ownEnd(stage).client,
      ownEnd(stage).clock,
      { kind: 1, key: freshKey(stage), length: 2 ** 45 },
      newRecord(stage),
    ),
  "a gap before one's own": (stage) => {
    const { client, clock } = ownEnd(stage);
    const far = clock + 1 + upTo(stage.rng, 9);
    if (stage.rng() < 0.5) return forgeOne(client, far, newRecord(stage));
    return forgeOne(client, clock, { kind: 10, length: 1 + upTo(stage.rng, 9) }, newRecord(stage));
  },
  "garbage of one's own": (stage) => forgeOne(ownEnd(stage).client, ownEnd(stage).clock, { kind: 0 }, newRecord(stage)),
  "known structs of somebody restated": (stage) => restated(stage, bobsId(stage)),
  "known structs of one's own restated": (stage) => restated(stage, stage.mallory.ids[0] as number),
  "a whole document with one lie": (stage) => {
    const bytes = Y.encodeStateAsUpdate(stage.doc);
    const at = upTo(stage.rng, bytes.length - 1);
    bytes[at] = upTo(stage.rng, 255);
    return bytes;
  },
  "a thousand new client ids": (stage) =>
    forge({
      sections: Array.from({ length: 1000 }, (_, i) => ({ client: 3e9 + i, clock: 0, structs: [newRecord(stage)] })),
    }),
};
