import { type Actor, type BoardId, type Intent, isRefusal, RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Tokens } from "../../server/src/auth.ts";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import { LedgerWriter, openingCommit } from "../../server/src/ledger/writer.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import { count, random, report, SEED } from "../support/attack.ts";
import { freshFolder, startServer } from "../support/server.ts";
import { join, openBoard, provide, synced } from "../support/server-client.ts";

/** Clocks that are wrong or jump (suite 24), and people who come back after hours (suite 25). */

const HOUR = 3_600_000;
const SKEWS = [-365 * 24 * HOUR, -24 * HOUR, -HOUR, -60_000, 60_000, HOUR, 24 * HOUR, 365 * 24 * HOUR];
const INTENTS = count(40, 400);
const EDITS = 5_000;
const BOARD = "board-of-this-test" as BoardId;
const ANA: Actor = { memberId: "ana-ana-ana" as never, voiceId: "ana-ana-ana" as never, role: "mediator" };

test("[FT24] a token is taken within half a minute of its time and not beyond, whatever the clock that made it", async () => {
  const tokens = new Tokens("a-secret-of-this-test-and-of-no-other-server", 60);
  const life = 60 * 60_000;
  const taken = async (made: number) =>
    !isRefusal(tokens.read((tokens.issue(BOARD, ANA, made)).token, BOARD));
  const now = Date.now();
  expect(await taken(now - life + 10_000)).toBe(true);
  expect(await taken(now - life - 20_000)).toBe(true);
  for (const ago of [40_000, HOUR, 24 * HOUR, 365 * 24 * HOUR]) expect(await taken(now - life - ago)).toBe(false);
});

test(`[FT24] seed ${SEED}: with a clock that jumps by up to a year the record keeps its order, and time never orders anything`, async () => {
  const next = random();
  const store = await openSqlite(`${freshFolder()}/acuerdo.db`);
  const opened = { title: "T", objective: "O", language: "es", voices: "named" } as const;
  const keys = { mediator: "m", participant: "p", observer: "o" };
  await store.createBoard(
    { id: BOARD, createdAt: 0, code: "ABCDEF", doorOpen: true, keys, secret: "s" },
    openingCommit(BOARD, opened, Date.now()),
  );
  let skew = 0;
  const writer = await LedgerWriter.load(BOARD, store, () => Date.now() + skew);
  const data = { memberId: ANA.memberId, role: "mediator", name: "Ana", organization: null, brings: "" } as const;
  await writer.record(() => ({ drafts: [{ kind: "member.joined", actor: ANA.memberId, data }] }));
  const answers: number[] = [];
  for (let n = 0; n < INTENTS; n += 1) {
    skew = next.pick(SKEWS);
    const ids = { id: `intent-no-${n}`, positionId: `position-no-${n}` } as never as { id: never; positionId: never };
    const answer = await writer.submit(ANA, {
      ...ids,
      kind: "position.place",
      positionKind: "idea",
      text: `n${n}`,
    } as Intent);
    if (!isRefusal(answer)) answers.push(answer.seq);
  }
  const again = await LedgerWriter.load(BOARD, store, Date.now);
  const texts = [...again.state.positions.values()].map(({ text }) => text);
  await store.close();
  report("24 clock", { jumps: INTENTS, "wrong order": texts.filter((text, n) => text !== `n${n}`).length });
  expect(answers).toEqual(answers.toSorted((a, b) => a - b));
  expect(new Set(answers).size).toBe(INTENTS);
  expect(texts).toEqual(Array.from({ length: INTENTS }, (_, n) => `n${n}`));
});

test(`[FT25] ${EDITS} edits made away from the network come back in one answer, and none is lost`, async () => {
  const server = await startServer();
  const door = await openBoard(server.url);
  const [here, away] = [await join(server.url, door, "participant"), await join(server.url, door, "participant")];
  const present = provide(server.url, door.id, "canvas", here.token, new Y.Doc());
  await synced(present);
  const doc = new Y.Doc();
  for (let n = 0; n < EDITS; n += 1) doc.getMap(RECORDS).set(`shape:a${n % 1_500}|xy`, [n, n]);
  const bytes = Y.encodeStateAsUpdate(doc).length;
  for (let n = 0; n < 50; n += 1) present.doc.getMap(RECORDS).set(`shape:p${n}|xy`, [n, n]);
  const start = performance.now();
  const back = provide(server.url, door.id, "canvas", away.token, doc);
  await synced(back);
  const all = () => present.doc.getMap(RECORDS).size === 1_550 && doc.getMap(RECORDS).size === 1_550;
  while (!all()) await new Promise((resolve) => setTimeout(resolve, 5));
  const ms = performance.now() - start;
  report("25 long absence", { edits: EDITS, bytes, ms: ms.toFixed(0), lost: 0 });
  expect(present.doc.getMap(RECORDS).toJSON()).toEqual(doc.getMap(RECORDS).toJSON());
  expect(ms).toBeLessThan(10_000);
  for (const provider of [present, back]) provider.destroy();
  await server.stop();
});

test("[FT25] a guard that takes few structs at a time is caught: it refuses the honest answer", () => {
  const doc = new Y.Doc();
  for (let n = 0; n < EDITS; n += 1) doc.getMap(RECORDS).set(`shape:a${n % 1_500}|xy`, [n, n]);
  const guard = new CanvasGuard(new Y.Doc(), { limits: { structs: 500 } });
  guard.admit([doc.clientID], { id: "ana", role: "participant" });
  expect(guard.write({ id: "ana", role: "participant" }, Y.encodeStateAsUpdate(doc)).ok).toBe(false);
});
