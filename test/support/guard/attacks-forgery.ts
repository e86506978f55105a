/** Writing, deleting and speaking for others, and taking what is theirs. */
import * as Y from "yjs";
import { bobsId, fitting, newRecord, onTop, ownEnd, someId, someKey } from "./aim.ts";
import type { Attacker } from "./attacks.ts";
import { forge, forgeOne, pick, upTo } from "./forge.ts";
import { ELSEWHERE, ELSEWHERE_LIST, type Stage } from "./stage.ts";

/** Writes under this client id, from this clock. */
const under = (stage: Stage, client: number, clock = stage.state(client)): Uint8Array =>
  forgeOne(client, clock, stage.rng() < 0.5 ? newRecord(stage) : onTop(stage));

/** Deletes everything that somebody wrote, and more. */
const deleteBeyond = (stage: Stage, client: number): Uint8Array => {
  const start = stage.rng() < 0.5 ? stage.state(client) : upTo(stage.rng, stage.state(client));
  return forge({ deletions: [[client, [[start, stage.state(client) - start + upTo(stage.rng, 1000) + 1]]]] });
};

function idElsewhere(stage: Stage): [number, number] {
  const item = stage.doc.getMap(ELSEWHERE)._map.get("shape:hidden") as Y.Item;
  const list = stage.doc.getArray(ELSEWHERE_LIST)._start as Y.Item;
  return stage.rng() < 0.5 ? [item.id.client, item.id.clock] : [list.id.client, list.id.clock + upTo(stage.rng, 2)];
}

export const forgeryAttacks: Readonly<Record<string, Attacker>> = {
  "somebody's next clock": (stage) => under(stage, bobsId(stage)),
  "somebody's unused client id": (stage) => under(stage, stage.carol.ids[0] as number),
  "an observer's client id": (stage) => under(stage, stage.olga.ids[0] as number),
  "a ghost's next clock": (stage) => under(stage, stage.ghost),
  "the server's client id": (stage) => under(stage, stage.doc.clientID),
  "a client id nobody has": (stage) => under(stage, upTo(stage.rng, 2 ** 32)),
  "somebody's last clock and one more": (stage) => {
    const client = bobsId(stage);
    const key = someKey(stage);
    const values = [fitting(key), fitting(key)];
    return forgeOne(client, Math.max(0, stage.state(client) - 1), { key, values });
  },
  "somebody's far future": (stage) => under(stage, bobsId(stage), stage.state(bobsId(stage)) + 1 + upTo(stage.rng, 50)),
  "a hello with somebody's client id": (stage) => {
    const client = pick(stage.rng, [...stage.bob.ids, ...stage.carol.ids, stage.ghost, stage.doc.clientID]);
    return { claims: [client], update: under(stage, client) };
  },
  "a hello with too many client ids": (stage) => {
    const claims = Array.from({ length: 65 }, (_, i) => 4_000_000_000 + i);
    return { claims, update: under(stage, claims[0] as number) };
  },
  "an own write with a forged one beside it": (stage) => {
    const own = ownEnd(stage);
    const forged = { client: bobsId(stage), clock: stage.state(bobsId(stage)), structs: [newRecord(stage)] };
    return forge({ sections: [{ ...own, structs: [onTop(stage)] }, forged] });
  },
  "an own write on top of a forged one": (stage) => {
    const own = ownEnd(stage);
    const clock = stage.state(bobsId(stage));
    const forged = { client: bobsId(stage), clock, structs: [newRecord(stage)] };
    const origin = [bobsId(stage), clock] as const;
    return forge({ sections: [forged, { ...own, structs: [{ origin, values: [[1, 2]] }] }] });
  },
  "deleting somebody's future": (stage) => deleteBeyond(stage, bobsId(stage)),
  "deleting an unused client id's future": (stage) => deleteBeyond(stage, stage.carol.ids[0] as number),
  "deleting one's own future": (stage) => deleteBeyond(stage, ownEnd(stage).client),
  "deleting what lies elsewhere": (stage) => {
    const [client, clock] = idElsewhere(stage);
    return forge({ deletions: [[client, [[clock, 1]]]] });
  },
  "deleting everything that there is": (stage) => {
    const all = [...stage.doc.store.clients.keys()].map((client) => [client, [[0, stage.state(client)]]] as const);
    return forge({ deletions: all });
  },
  "following on what lies elsewhere": (stage) =>
    forgeOne(ownEnd(stage).client, ownEnd(stage).clock, {
      origin: idElsewhere(stage),
      values: [fitting("shape:hidden")],
    }),
  "an observer's honest write": (stage) => ({
    as: stage.olga,
    update: forgeOne(stage.olga.ids[0] as number, 0, newRecord(stage)),
  }),
  "an observer's deletion": (stage) => {
    const [client, clock] = someId(stage);
    return { as: stage.olga, update: forge({ deletions: [[client, [[clock, 1]]]] }) };
  },
  "an observer's hello and write": (stage) => {
    const client = upTo(stage.rng, 2 ** 32);
    return { as: stage.olga, claims: [client], update: under(stage, client, 0) };
  },
  "a stranger who never said hello": (stage) => ({
    as: { ...stage.carol, actor: { id: "eve", role: "participant" }, ids: [] },
    update: under(stage, upTo(stage.rng, 2 ** 32 - 1), 0),
  }),
  "a role that there is none of": (stage) => ({
    as: { ...stage.olga, actor: { id: "eve", role: "owner" as "observer" } },
    update: deleteBeyond(stage, bobsId(stage)),
  }),
  "a hello with a client id beyond 32 bits": (stage) => {
    const client = 2 ** 32 + upTo(stage.rng, 1e6);
    return { claims: [client], update: under(stage, client, 0) };
  },
  "bytes of version 2": (stage) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stage.doc));
    doc.clientID = ownEnd(stage).client;
    doc.getMap("records").set("shape:v2|xy", [1, 2]);
    return Y.encodeStateAsUpdateV2(doc);
  },
};
