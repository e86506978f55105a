import { type BoardId, type Identity, type Intent, isRefusal, RECORDS } from "@acuerdo/shared";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Tokens } from "../../server/src/auth.ts";
import { CLOCK } from "../../server/src/clock.ts";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import { openingCommit } from "../../server/src/ledger/opening.ts";
import { PersonalCodes } from "../../server/src/ledger/personal-codes.ts";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import type { Store } from "../../server/src/store/store.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { join, openBoard, provide, synced } from "../support/server/client.ts";
import { freshFolder, startServer } from "../support/server/server.ts";
import { weakly } from "../support/weakening.ts";

/** Clocks that are wrong or jump (suite 24), and people who come back after hours (suite 25). */

const HOUR = 3_600_000;
const SKEWS = [-365 * 24 * HOUR, -24 * HOUR, -HOUR, -60_000, 60_000, HOUR, 24 * HOUR, 365 * 24 * HOUR];
const INTENTS = count(40, 400);
const EDITS = 5_000;
const BOARD = "board-of-this-test" as BoardId;
const ID = "ana-ana-ana" as never;
const ANA: Identity = { memberId: ID, voiceId: ID, signature: ID, role: "mediator" };

const LIFE_MS = HOUR;
const tokens = new Tokens("a-secret-of-this-test-and-of-no-other-server", LIFE_MS / 60_000);
type Takes = (token: string) => boolean;
const takes: Takes = (token) => !isRefusal(tokens.read(token, BOARD));

/** How long before its end tokens were asked about whose answer is wrong: they hold until half a minute after it, and none is given for longer. */
function misjudged(reads: Takes): number[] {
  const now = Date.now();
  const left = [
    LIFE_MS + 365 * 24 * HOUR,
    LIFE_MS + HOUR,
    LIFE_MS + 20_000,
    LIFE_MS,
    10_000,
    -20_000,
    -40_000,
    -HOUR,
    -24 * HOUR,
    -365 * 24 * HOUR,
  ];
  return left.filter(
    (ms) => reads(tokens.issue(BOARD, ANA, "", now - LIFE_MS + ms).token) !== (ms > -30_000 && ms < LIFE_MS + HOUR),
  );
}

test("[FT24] a token is taken within half a minute of its time and not beyond, whatever the clock that made it", () => {
  expect(misjudged(takes)).toEqual([]);
});

/** As a server whose clock is wrong by so much would take it. */
const byClock = (skew: number): Takes => {
  return (token) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + skew });
    const taken = takes(token);
    vi.useRealTimers();
    return taken;
  };
};

test.each([
  ["is a minute more patient", byClock(-60_000)],
  ["is a minute fast", byClock(60_000)],
  ["looks at no clock", byClock(-1_000 * 24 * HOUR)],
])("[FT24] a server that %s is caught", (_, reads) => {
  expect(misjudged(reads)).not.toEqual([]);
});

test("[FT24] a server that takes what a clock ahead has given for as long as that says is caught", async () => {
  const before = await weakly<{ Tokens: typeof Tokens }>("server/src/auth.ts", [
    "return expiresAt <= this.#now() +",
    "return 0 <= this.#now() +",
  ]);
  const trusting = new before.Tokens("a-secret-of-this-test-and-of-no-other-server", LIFE_MS / 60_000);
  expect(misjudged((token) => !isRefusal(trusting.read(token, BOARD)))).toEqual([
    LIFE_MS + 365 * 24 * HOUR,
    LIFE_MS + HOUR,
  ]);
});

/** Whether a personal code is taken that was shown while the clock was ahead by so much. */
const takesCode = (ahead: number, Codes: typeof PersonalCodes = PersonalCodes): boolean => {
  const [codes, now] = [new Codes("a-secret-of-this-test-and-of-no-other-server", []), Date.now()];
  codes.apply(codes.show(ID, "ABCDEFG", now + ahead));
  const isFound = codes.find("ABCDEFG", now) !== null;
  expect(codes.of(ID, now) !== null).toBe(isFound);
  return isFound;
};

test("[FT24] [JO5] a personal code that was shown by a clock ahead is none once the clock is right, and makes room", async () => {
  expect(SKEWS.concat(0).filter((ahead) => takesCode(ahead))).toEqual([-60_000, 0]);
  const codes = new PersonalCodes("a-secret-of-this-test-and-of-no-other-server", []);
  codes.apply(codes.show(ID, "ABCDEFG", Date.now() + HOUR));
  expect(codes.show("eva-eva-eva" as never, "BCDEFGH", Date.now()).drop).toMatchObject([{ code: "ABCDEFG" }]);
  const trusting = await weakly<{ PersonalCodes: typeof PersonalCodes }>("server/src/ledger/personal-codes.ts", [
    "until > now && until <= now + LIFE_MS",
    "until > now",
  ]);
  expect(SKEWS.filter((ahead) => ahead > 0 && takesCode(ahead, trusting.PersonalCodes))).toHaveLength(4);
});

/** Positions placed one after another while the clock jumps, read back afterwards. */
async function ordered(reads: (store: Store) => Store) {
  const next = random();
  const store = await openSqlite(`${freshFolder()}/acuerdo.db`);
  const opened = { title: "T", objective: "O", language: "es", voices: "named" } as const;
  const keys = { mediator: "m", participant: "p", observer: "o" };
  await store.createBoard(
    { id: BOARD, createdAt: 0, code: "ABCDEF", doorOpen: true, keys, secret: "s", voices: "named" },
    openingCommit(BOARD, opened, Date.now()),
  );
  let skew = 0;
  const writer = await LedgerWriter.load(BOARD, store, { ...CLOCK, now: () => Date.now() + skew });
  const data = { memberId: ANA.memberId, role: "mediator", name: "Ana", organization: null, brings: "" } as const;
  await writer.record(() => ({ drafts: [{ kind: "member.joined", actor: ANA.memberId, data }] }));
  const answers: number[] = [];
  for (let n = 0; n < INTENTS; n += 1) {
    skew = next.pick(SKEWS);
    const ids = { id: `intent-no-${n}`, positionId: `position-no-${n}` } as never as { id: never; positionId: never };
    const placed = { ...ids, kind: "position.place", positionKind: "idea", text: `n${n}` } as Intent;
    const answer = await writer.submit(ANA, placed);
    if (!isRefusal(answer)) answers.push(answer.seq);
  }
  const again = await LedgerWriter.load(BOARD, reads(store), CLOCK);
  const texts = [...again.state.positions.values()].map(({ text }) => text);
  await store.close();
  return { answers, wrong: texts.filter((text, n) => text !== `n${n}`).length, placed: texts.length };
}

test(`[FT24] seed ${SEED}: with a clock that jumps by up to a year the record keeps its order, and time never orders anything`, async () => {
  const { answers, wrong, placed } = await ordered((store) => store);
  report("24 clock", { jumps: INTENTS, "wrong order": wrong });
  expect(answers).toEqual(answers.toSorted((a, b) => a - b));
  expect(new Set(answers).size).toBe(INTENTS);
  expect({ wrong, placed }).toEqual({ wrong: 0, placed: INTENTS });
});

test(`[FT24] seed ${SEED}: a store that gives the record in the order of its times is caught: its numbers have to follow one another`, async () => {
  const byTime = (store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        if (name !== "ledger") return (Reflect.get(target, name, target) as () => unknown).bind(target);
        return async (...asked: Parameters<Store["ledger"]>) => {
          const { events, updates } = await target.ledger(...asked);
          return { events: events.toSorted((one, other) => one.at - other.at), updates };
        };
      },
    });
  await expect(ordered(byTime)).rejects.toThrow("invariant broken: event");
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
