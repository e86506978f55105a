import { setTimeout as pause } from "node:timers/promises";
import {
  arrive as arriving,
  type BoardId,
  type EventDraft,
  GRADES,
  type Grade,
  isRefusal,
  type PositionId,
  pathOf,
  RECORDS,
  saved,
  type VoiceId,
} from "@acuerdo/shared";
import type { CDPSession, Locator } from "playwright-core";
import type { CanvasRoom } from "../../../server/src/relay/room.ts";
import type { Services } from "../../../server/src/services.ts";
import { Acts } from "../../support/browser/act.ts";
import { arrive, LAPTOP, openBrowser, PHONE } from "../../support/browser/browser.ts";
import { Way } from "../../support/browser/way.ts";
import { PROPS, shapeRecord, stroke } from "../../support/guard/samples.ts";
import { startServer } from "../../support/server/server.ts";
import { Guest, type OpenedBoard, openBoard } from "../../support/simulate/guest.ts";
// @ts-expect-error a plain script without types
import { machine, table, writeSection } from "../document.js";

/**
 * `npm run bench:slow`: how long a slow phone and a slow laptop take to enter a large board. Chromium emulates the processor
 * and the network; what stands before the server holds sockets to the same rate, which not every Chromium does.
 */

const PEOPLE = 300;
const STATEMENTS = 100;
/** Of 1,500 points each, some 40 kB. */
const STROKES = 200;
/** Events that are written in one go. */
const AT_ONCE = 500;
/** Nobody has room for more than some four megabytes of their own. */
const STROKES_EACH = 20;
const SLOWER = 4;
const WAIT_MS = 50;
const BYTES_PER_SECOND = 200_000;
const LATENCY_MS = 150;
/** Whoever has not entered by then never will. */
const PATIENCE = { timeout: 300_000 };

const env = {
  ...{ ACUERDO_MAX_INTENTS_PER_SECOND: "100000", ACUERDO_MAX_INTENTS_AT_ONCE: "100000" },
  ...{ ACUERDO_MAX_BYTES_PER_SECOND: "100000000", ACUERDO_MAX_MESSAGES_PER_SECOND: "100000" },
  ACUERDO_MAX_FAILED_ENTRIES: "100000",
};

/** Written in the server's own way, many at a time: asked for one by one they would take five minutes. */
async function answers({ ledgers }: Services, board: BoardId, voices: readonly VoiceId[]): Promise<void> {
  const writer = await ledgers.get(board);
  const given = voices.flatMap((actor, person) =>
    Array.from({ length: STATEMENTS }, (_, n): EventDraft[] => {
      const grade = GRADES[(person * 7 + n * 3) % GRADES.length] as Grade;
      const about = { statementId: `position-${n}` as PositionId, grade };
      const data = { ...about, reason: `Because of ${person}`, condition: "If it is on" };
      return n % PEOPLE === person ? [] : [{ kind: "stance.taken", actor, data }]; // not one's own
    }).flat(),
  );
  for (let at = 0; at < given.length; at += AT_ONCE) {
    const drafts = given.slice(at, at + AT_ONCE);
    const answer = await writer.record(() => ({ drafts }));
    if (isRefusal(answer)) throw new Error(answer.refused);
  }
}

/** Draws these strokes, and waits until the server has them. */
async function paint(painter: Guest, numbers: readonly number[], room: CanvasRoom): Promise<void> {
  const records = (await painter.canvas()).doc.getMap(RECORDS);
  for (const n of numbers) {
    const drawing = { ...PROPS.draw, segments: stroke(1_500) };
    records.set(`shape:stroke${n}`, shapeRecord(`stroke${n}`, "draw", drawing));
    records.set(`shape:stroke${n}|xy`, [(n % 20) * 400, Math.floor(n / 20) * 400]);
  }
  while (!numbers.every((n) => `shape:stroke${n}|xy` in room.records())) await pause(WAIT_MS);
  await painter.leave();
}

async function filled(server: string, services: Services): Promise<OpenedBoard> {
  const fields = { title: "A large board", objective: "That everybody can enter", language: "en", voices: "named" };
  const board = await openBoard(server, fields);
  const people: Guest[] = [];
  for (let n = 0; n < PEOPLE; n += 1)
    people.push(await Guest.join(server, board.id, board.keys.participant, { name: `Person ${n}` }));
  for (let n = 0; n < STATEMENTS; n += 1) {
    const position = { positionId: `position-${n}`, positionKind: "need", text: `Statement ${n}: a stop with a light` };
    await people[n % PEOPLE]?.ask({ kind: "position.place", ...position } as never);
  }
  const voices = people.map(({ voiceId }) => voiceId);
  await answers(services, board.id as BoardId, voices);
  const room = await services.canvases.get(board.id as BoardId);
  for (const [n, painter] of people.slice(0, STROKES / STROKES_EACH).entries()) {
    const numbers = Array.from({ length: STROKES_EACH }, (_, k) => n * STROKES_EACH + k);
    await paint(painter, numbers, room);
  }
  return board;
}

async function slowed(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_PER_SECOND,
    uploadThroughput: BYTES_PER_SECOND,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

interface Device {
  readonly name: string;
  readonly phone: boolean;
  /** What of the page shows that the board is there. */
  readonly there: string;
}

/** Seconds from pressing *enter* to the board, and to *saved*, which means that everything has come. */
async function enters({ name, phone, there }: Device, way: Way, board: OpenedBoard): Promise<readonly unknown[]> {
  const browser = await openBrowser();
  const person = await arrive(browser, name, { language: "en", phone, viewport: phone ? PHONE : LAPTOP });
  await slowed(await person.context.newCDPSession(person.page));
  const acts = new Acts(person, "en");
  await acts.page.goto(`${way.url}/b/${board.id}#k=${board.keys.participant}`, PATIENCE);
  const before = way.bytes;
  await acts.fill(arriving.join.name, name);
  let isTold = false;
  void acts.page
    .getByText(/ MB loaded/)
    .waitFor(PATIENCE)
    .then(
      () => (isTold = true),
      () => undefined,
    );
  const from = performance.now();
  const seconds = () => ((performance.now() - from) / 1000).toFixed(1);
  await acts.press(arriving.join.enter);
  const shows = async (what: Locator) => {
    const isThere = await what.waitFor(PATIENCE).then(
      () => true,
      () => false,
    );
    if (!isThere) throw new Error(`${name}, after ${seconds()} s: ${await acts.page.locator("body").innerText()}`);
  };
  await shows(acts.page.locator(there));
  const board_s = seconds();
  await shows(acts.page.getByText(acts.say(saved.saved), { exact: true }).first());
  const row = [name, ((way.bytes - before) / 1e6).toFixed(1), board_s, seconds(), isTold ? "yes" : "no"];
  await browser.close();
  return row;
}

async function main(): Promise<void> {
  const server = await startServer({ env });
  const way = await Way.open(() => server.url);
  const board = await filled(server.url, server.running.services);
  const me = await Guest.join(server.url, board.id, board.keys.mediator, { name: "Mia" });
  const sizes = await me.get(pathOf("export", { id: board.id, format: "json" }));
  console.error(`filled: an export of ${((await sizes.text()).length / 1e6).toFixed(1)} MB`);
  way.bytesPerSecond = BYTES_PER_SECOND;
  const devices: readonly Device[] = [
    { name: "phone", phone: true, there: ".ac-hand" },
    { name: "laptop", phone: false, there: ".tl-canvas" },
  ];
  const rows: (readonly unknown[])[] = [];
  for (const device of devices) rows.push(await enters(device, way, board));
  const head = ["device", "MB by sockets", "to the board, s", "to *saved*, s", "told how far it is"];
  const text = table(head, rows);
  console.log(text);
  if (process.argv.includes("--write")) {
    const about = `${PEOPLE} people × ${STATEMENTS} statements answered, ${STROKES} strokes of 1,500 points; processor ${SLOWER} times slower, 1.6 Mb/s, ${LATENCY_MS} ms.`;
    const code = machine(["client", "server", "shared", "test/bench/slow"]);
    writeSection("slow", "npm run bench:slow -- --write", `## A slow device\n${code}.\n\n${about}\n\n${text}`);
  }
  await way.close();
  await server.stop();
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
