/** Structs in places where no honest editor puts one. */
import { bobsId, fitting, freshKey, lastId, newest, newRecord, ownEnd, someId, someKey } from "./aim.ts";
import type { Attacker } from "./attacks.ts";
import { forge, forgeOne, pick, type RawStruct, upTo } from "./forge.ts";
import type { Stage } from "./stage.ts";

export const HUGE_CROWD = "16,000 heads of one key";

const own = (stage: Stage, ...structs: RawStruct[]): Uint8Array =>
  forgeOne(ownEnd(stage).client, ownEnd(stage).clock, ...structs);

/** Two of mallory's client ids, with their next clocks. */
function pair(stage: Stage): { client: number; clock: number }[] {
  return stage.mallory.ids.slice(1, 3).map((client) => ({ client, clock: stage.state(client) }));
}

/** As many items as asked for, all in the same spot. */
function crowd(stage: Stage, most: number, make: (key: string) => RawStruct): Uint8Array {
  const key = someKey(stage);
  const structs = Array.from({ length: 2 + upTo(stage.rng, most) }, () => make(key));
  return own(stage, ...structs);
}

export const placeAttacks: Readonly<Record<string, Attacker>> = {
  "300 other roots": (stage) =>
    own(stage, ...Array.from({ length: 300 }, (_, i) => ({ root: `r${i}`, key: "k", values: [1] }))),
  "another root": (stage) =>
    own(stage, {
      root: pick(stage.rng, ["elsewhere", "ledger", "", "Records"]),
      key: "shape:hidden",
      values: [fitting("shape:hidden")],
    }),
  "a list in the records": (stage) => own(stage, { key: null, values: [[1, 2]] }, newRecord(stage)),
  "a list in another root": (stage) => own(stage, { root: "elsewhere-list", key: null, values: [9] }),
  "a parent by id": (stage) => own(stage, { parent: someId(stage), key: freshKey(stage), values: [[1, 2]] }),
  "a parent kind that does not exist": (stage) => {
    const bytes = own(stage, { key: "shape:a|xy", values: [[1, 2]] });
    const at = bytes.indexOf(1, 8);
    bytes[at] = 2;
    return bytes;
  },
  "a right origin": (stage) => {
    const key = someKey(stage);
    return own(stage, { origin: someId(stage), right: lastId(newest(stage, key)), values: [fitting(key)] });
  },
  "a right origin alone": (stage) => own(stage, { right: someId(stage), values: [fitting(someKey(stage))] }),
  "its own future": (stage) => {
    const { client, clock } = ownEnd(stage);
    return forgeOne(client, clock, newRecord(stage), {
      origin: [client, clock + 1 + upTo(stage.rng, 5)],
      values: [[1, 2]],
    });
  },
  "its own last item": (stage) => {
    const { client, clock } = ownEnd(stage);
    return forgeOne(client, clock, {
      origin: [client, clock + 1],
      values: [
        [1, 2],
        [3, 4],
      ],
    });
  },
  "a circle": (stage) => {
    const [a, b] = pair(stage) as [{ client: number; clock: number }, { client: number; clock: number }];
    const after = ({ client, clock }: { client: number; clock: number }): RawStruct => ({
      origin: [client, clock],
      values: [[1, 2]],
    });
    return forge({
      sections: [
        { ...a, structs: [after(b)] },
        { ...b, structs: [after(a)] },
      ],
    });
  },
  "an origin that never comes": (stage) =>
    own(stage, { origin: [upTo(stage.rng, 2 ** 32), upTo(stage.rng, 99)], values: [[1, 2]] }),
  "an origin in somebody's future": (stage) =>
    own(stage, { origin: [bobsId(stage), stage.state(bobsId(stage)) + upTo(stage.rng, 9)], values: [[1, 2]] }),
  "any origin there is": (stage) =>
    own(stage, { origin: someId(stage), values: [pick(stage.rng, [[1, 2], fitting(someKey(stage))])] }),
  "deleted at once, anywhere": (stage) =>
    own(stage, { kind: 1, length: 1 + upTo(stage.rng, 20), origin: someId(stage) }),
  "one's own last items once more and one more, elsewhere": (stage) => {
    const { client, clock } = ownEnd(stage);
    const key = freshKey(stage);
    return forgeOne(client, Math.max(0, clock - 1), { key, values: [fitting(key), fitting(key)] });
  },
  "many values in one struct": (stage) => {
    const key = someKey(stage);
    return own(stage, { key, values: Array.from({ length: 2 + upTo(stage.rng, 5) }, () => fitting(key)) });
  },
  "an origin in the middle of many values": (stage) => {
    const { client, clock } = ownEnd(stage);
    const key = freshKey(stage);
    const values = [fitting(key), fitting(key), fitting(key)];
    return forgeOne(client, clock, { key, values }, { origin: [client, clock + 1], values: [fitting(key)] });
  },
  "heads of one key": (stage) => crowd(stage, 300, (key) => ({ key, values: [fitting(key)] })),
  "siblings of one item": (stage) => {
    const origin = someId(stage);
    return crowd(stage, 300, (key) => ({ origin, values: [fitting(key)] }));
  },
  [HUGE_CROWD]: (stage) => {
    const head = { key: "shape:crowd|xy", values: [[1, 2]] };
    return own(stage, ...Array<RawStruct>(16_000).fill(head));
  },
};
