import { readdirSync, readFileSync } from "node:fs";
import { join as joined } from "node:path";
import { type LedgerEvent, type PositionId, pathOf, readLedger, WITHHELD } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { backUp, saidOf } from "../../server/src/backup.ts";
import { verify } from "../../server/src/verify.ts";
import { Recorder } from "../support/apart/recorder.ts";
import {
  ask,
  type Door,
  get,
  join,
  newId,
  openBoard,
  place,
  post,
  provide,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { freshFolder, startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** What is withheld is gone wherever the server has it, and the record holds. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

type Provider = ReturnType<typeof provide>;

/** A word that stands nowhere else. */
const MARKER = "Zarzaparrilla";

const eventsOf = async (url: string, { id }: Door, { token }: Seat): Promise<LedgerEvent[]> =>
  (await get(url, `${pathOf("events", { id })}?limit=1000`, token)).body.events;
const exportOf = async (url: string, { id }: Door, { token }: Seat): Promise<string> =>
  JSON.stringify((await get(url, pathOf("export", { id, format: "json" }), token)).body);

async function placed(url: string, door: Door, seat: Seat, text: string): Promise<PositionId> {
  const positionId = newId();
  expect((await place(url, door, seat, text, positionId)).status).toBe(200);
  return positionId as PositionId;
}

/** All bytes that the server keeps. */
function bytesOf(dataDir: string): string {
  return readdirSync(dataDir)
    .filter((name) => name.startsWith("acuerdo.db"))
    .map((name) => readFileSync(joined(dataDir, name), "latin1"))
    .join("");
}

test("[WH1] words are gone from documents, record, exports and the file; the chain holds and says so", async () => {
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const ana = await join(server.url, door, "participant", "Ana");
  const positionId = await placed(server.url, door, ana, `Que lo cuente ${MARKER}`);
  await place(server.url, door, mara, "Otra cosa");
  const reader = provide(server.url, door.id, "ledger", mara.token);
  await synced(reader);
  const old = Y.encodeStateAsUpdate(reader.doc);
  expect(bytesOf(server.dataDir)).toContain(MARKER);

  const asked = { kind: "words.withhold", about: positionId } as never;
  expect((await ask(server.url, door, mara, asked)).body.error.code).toBe("nothing-written");
  expect((await ask(server.url, door, ana, asked)).status).toBe(200);

  await until(reader.doc, () => (readLedger(reader.doc)?.withheld ?? 0) > 0);
  expect(readLedger(reader.doc)?.positions.get(positionId)?.text).toBe(WITHHELD);
  expect(Buffer.from(Y.encodeStateAsUpdate(reader.doc)).toString("latin1")).not.toContain(MARKER);
  const text = await exportOf(server.url, door, mara);
  expect(text).not.toContain(MARKER);
  expect(verify(text)).toMatchObject({ ok: true, sentence: expect.stringContaining("Chain whole, 1 text withheld.") });
  const { body: minutes } = await get(server.url, pathOf("export", { id: door.id, format: "md" }), mara.token);
  expect(JSON.stringify(minutes)).not.toContain(MARKER);
  expect(JSON.stringify(await eventsOf(server.url, door, mara))).not.toContain(MARKER);
  expect(bytesOf(server.dataDir)).not.toContain(MARKER);

  const back = provide(server.url, door.id, "ledger", ana.token, documentOf(old));
  await synced(back);
  expect(readLedger(back.doc)).toEqual(readLedger(reader.doc));
  expect(Buffer.from(Y.encodeStateAsUpdate(back.doc)).toString("latin1")).not.toContain(MARKER);
  back.destroy();
  reader.destroy();
});

function documentOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

test("[WH1] no byte of it leaves a server any more: by no route, socket, metrics, log or file, whoever asks", async () => {
  const own = await startServerProcess({ env: { ACUERDO_LOG_LEVEL: "debug" } });
  const door = await openBoard(own.url);
  const seats = { mara: await join(own.url, door, "mediator"), olga: await join(own.url, door, "observer") };
  const recorder = new Recorder(own, door);
  const askAll = async () => {
    for (const [who, seat] of Object.entries(seats)) await recorder.ask(who, seat);
  };
  await recorder.listen("mara", seats.mara);
  const first = await placed(own.url, door, seats.mara, `Con ${MARKER}`);
  await askAll();
  expect(recorder.found(MARKER).length).toBeGreaterThan(6);
  expect((await ask(own.url, door, seats.mara, { kind: "words.withhold", about: first } as never)).status).toBe(200);
  recorder.anew();
  await recorder.listen("olga", seats.olga);
  await askAll();
  expect(recorder.found(MARKER)).toEqual([]);
  expect(recorder.found("words.withheld").length).toBeGreaterThan(3);
  recorder.close();
  await own.stop();
});

test("[WH2] a server that starts again shows what it showed, and goes on", async () => {
  const own = await startServer();
  const door = await openBoard(own.url);
  const mara = await join(own.url, door, "mediator", "Mara");
  const first = await placed(own.url, door, mara, `Con ${MARKER}`);
  expect((await ask(own.url, door, mara, { kind: "words.withhold", about: first } as never)).status).toBe(200);
  const before = await eventsOf(own.url, door, mara);
  await own.running.close();
  const again = await startServer({ dataDir: own.dataDir });
  const reader = provide(again.url, door.id, "ledger", mara.token);
  await synced(reader);
  expect(readLedger(reader.doc)?.positions.get(first)?.text).toBe(WITHHELD);
  expect(readLedger(reader.doc)?.record.at(-1)?.kind).toBe("words.withheld");
  reader.destroy();
  await place(again.url, door, mara, "Y sigue");
  expect((await eventsOf(again.url, door, mara)).slice(0, before.length)).toEqual(before);
  expect(verify(await exportOf(again.url, door, mara))).toMatchObject({ ok: true });
  await again.stop();
});

test("[WH3] an agreement's words go with the version in which they stand once more, and a position's with every rewording to them", async () => {
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const [agreementId, versionId] = [newId(), newId()];
  const text = `Lo hace ${MARKER}`;
  const ask1 = async (asked: object) => {
    const answer = await ask(server.url, door, mara, asked as never);
    expect(answer.status).toBe(200);
    return answer.body.seq as number;
  };
  const line = await ask1({ kind: "agreement.word", agreementId, clusterId: null, text, base: 0 });
  await ask1({ kind: "version.test", agreementId, versionId, base: 1 });
  await ask1({ kind: "agreement.word", agreementId, clusterId: null, text: "Lo hace alguien", base: 1 });
  await ask1({ kind: "line.withhold", line });
  const less = await exportOf(server.url, door, mara);
  expect(less).not.toContain(MARKER);
  expect(less).toContain("Lo hace alguien");
  expect(verify(less)).toMatchObject({ ok: true, sentence: expect.stringContaining("2 texts withheld") });
});

test("[WH7] the page of whoever comes in shows a sentence for a title that is gone", async () => {
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const asked = { kind: "line.withhold", line: 1, why: "Nombra a alguien" };
  expect((await ask(server.url, door, mara, asked as never)).status).toBe(200);
  const { body } = await post(server.url, pathOf("welcome", { id: door.id }), { key: door.keys.participant });
  expect(body).toMatchObject({ title: "(palabras retiradas)", objective: "(palabras retiradas)" });
  const again = await ask(server.url, door, mara, asked as never);
  expect(again.status).toBe(200);
  expect((await eventsOf(server.url, door, mara)).filter(({ kind }) => kind === "words.withheld")).toHaveLength(1);
});

test("[WH8] a backup of before keeps what was withheld since, one of afterwards does not, and making one says so", async () => {
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const positionId = await placed(server.url, door, mara, `Con ${MARKER}`);
  const [before, after] = [joined(freshFolder(), "before.db"), joined(freshFolder(), "after.db")];
  await backUp(server.dataDir, before);
  expect((await ask(server.url, door, mara, { kind: "words.withhold", about: positionId } as never)).status).toBe(200);
  expect(saidOf({ boards: 1, events: 1 }, after)).toContain("keeps what is taken out of the boards from now on");
  await backUp(server.dataDir, after);
  expect(readFileSync(before, "latin1")).toContain(MARKER);
  expect(readFileSync(after, "latin1")).not.toContain(MARKER);
});

test("[WH3] names, answers and single lines; one's own alone, and others' by whoever mediates, with a reason", async () => {
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const ana = await join(server.url, door, "participant", MARKER);
  const changed = { kind: "member.change", organization: "UAM", brings: `La furgoneta de ${MARKER}` };
  expect((await ask(server.url, door, ana, changed as never)).status).toBe(200);
  const luis = await join(server.url, door, "participant", "Luis");
  const positionId = await placed(server.url, door, luis, "Más sombra");
  const answer = { kind: "stance.take", statementId: positionId, grade: "reserve", reason: `Por ${MARKER}` };
  expect((await ask(server.url, door, ana, answer as never)).status).toBe(200);
  const code = async (seat: Seat, asked: object) =>
    (await ask(server.url, door, seat, asked as never)).body.error?.code;

  expect(await code(luis, { kind: "words.withhold", about: ana.memberId })).toBe("not-yours");
  expect(await code(luis, { kind: "words.withhold", about: positionId, by: ana.memberId })).toBe("not-yours");
  expect(await code(luis, { kind: "line.withhold", line: 3 })).toBe("not-yours");
  expect(await code(mara, { kind: "line.withhold", line: 999, why: "x" })).toBe("no-such-words");
  expect(await code(mara, { kind: "words.withhold", about: "no-such-thing", why: "x" })).toBe("no-such-words");

  const by = { kind: "words.withhold", about: positionId, by: ana.memberId, why: "Nombra a alguien" };
  expect(await code(mara, by)).toBeUndefined();
  expect(await code(ana, { kind: "words.withhold", about: ana.memberId })).toBeUndefined();
  const text = await exportOf(server.url, door, mara);
  expect(text).not.toContain(MARKER);
  expect(text).toContain("UAM");
  expect(text).toContain("Más sombra");
  expect(verify(text)).toMatchObject({ ok: true });
  expect(await code(ana, { kind: "words.withhold", about: ana.memberId })).toBeUndefined();
  const again = JSON.parse(await exportOf(server.url, door, mara)).events.filter(
    ({ kind }: LedgerEvent) => kind === "words.withheld",
  );
  expect(again).toHaveLength(2);
  const joining = JSON.parse(text).events.find(({ kind }: LedgerEvent) => kind === "member.changed").seq;
  expect(await code(mara, { kind: "line.withhold", line: joining, why: "Nombra a alguien" })).toBeUndefined();
  expect(await exportOf(server.url, door, mara)).toContain("UAM");
  const line = JSON.parse(text).events.find(({ kind }: LedgerEvent) => kind === "position.placed").seq;
  expect(await code(luis, { kind: "line.withhold", line })).toBeUndefined();
  const { body: minutes } = await get(server.url, pathOf("export", { id: door.id, format: "md" }), mara.token);
  expect(JSON.stringify(minutes)).toContain("alguien sin nombre");
  expect(await exportOf(server.url, door, mara)).not.toContain("Más sombra");
});

test("[WH7] a name that is gone stands beside no cursor any more, also of somebody who has the canvas open", async () => {
  const door = await openBoard(server.url);
  const ana = await join(server.url, door, "participant", MARKER);
  const luis = await join(server.url, door, "participant", "Luis");
  const [hers, his] = [ana, luis].map(({ token }) => provide(server.url, door.id, "canvas", token)) as [
    Provider,
    Provider,
  ];
  await Promise.all([hers, his].map(synced));
  const names = () => [...his.awareness.getStates().values()].map(({ user }) => user?.name as string | undefined);
  hers.awareness.setLocalState({ cursor: [1, 2] });
  await expect.poll(names).toContain(MARKER);
  expect((await ask(server.url, door, ana, { kind: "words.withhold", about: ana.memberId } as never)).status).toBe(200);
  await expect.poll(names, { timeout: 20_000 }).toContain("alguien sin nombre");
  expect(names()).not.toContain(MARKER);
  for (const provider of [hers, his]) provider.destroy();
});
