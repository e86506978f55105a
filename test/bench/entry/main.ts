import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { arrive as arriving, type PositionId, RECORDS } from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { Acts } from "../../support/browser/act.ts";
import { arrive, LAPTOP, openBrowser } from "../../support/browser/browser.ts";
import { Guest, newId, type OpenedBoard, openBoard } from "../../support/simulate/guest.ts";
import { putCard } from "../../support/simulate/layout.ts";
// @ts-expect-error a plain script without types
import { machine, table, writeSection } from "../document.js";

/**
 * `npm run bench:entry -- --before FOLDER`: how long a slow laptop takes until a board with many cards can be used, with the client
 * and the server of this folder and of another that has been built, in turns, in one browser.
 */

const CARDS = 200;
const ROUNDS = 3;
const SLOWER = 4;
const BYTES_PER_SECOND = 200_000;
const LATENCY_MS = 150;
/** A page that has been without a long task for so long is at rest. */
const QUIET_MS = 2_500;
const WAIT_MS = 50;
const PATIENCE = { timeout: 120_000 };
const HERE = resolve(import.meta.dirname, "../../..");

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
}

async function serve(folder: string): Promise<Served> {
  const env = {
    ...process.env,
    ...{ HOST: "127.0.0.1", PORT: "0", ACUERDO_LOG_LEVEL: "info", ACUERDO_DATA: mkdtempSync(join(tmpdir(), "entry-")) },
    ...{ ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" },
  };
  const child = spawn(process.execPath, ["dist/main.js"], { cwd: join(folder, "server"), env, stdio: "pipe" });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const port = /"event":"listening".*"port":(\d+)|"port":(\d+).*"event":"listening"/.exec(line);
    if (!port) continue;
    child.stdout?.resume();
    return { child, url: `http://127.0.0.1:${port[1] ?? port[2]}` };
  }
  throw new Error(`no server in ${folder}`);
}

async function filled({ url }: Served): Promise<OpenedBoard> {
  const fields = { title: "A board with many cards", objective: "That it opens", language: "en", voices: "named" };
  const board = await openBoard(url, fields);
  const guest = await Guest.join(url, board.id, board.keys.participant, { name: "Ana" });
  const { doc } = await guest.canvas();
  for (let n = 0; n < CARDS; n += 1) {
    const positionId = newId<PositionId>();
    const text = `Statement ${n}: a stop with a light, and a bench for whoever waits there in the rain`;
    await guest.ask({ kind: "position.place", positionId, positionKind: "need", text } as never);
    putCard(doc.getMap(RECORDS), n, positionId, { x: (n % 20) * 260, y: Math.floor(n / 20) * 220 });
  }
  const reader = await Guest.join(url, board.id, board.keys.participant, { name: "Luis" });
  const seen = (await reader.canvas()).doc.getMap(RECORDS);
  while ([...seen.keys()].filter((key) => key.endsWith("|xy")).length < CARDS) await pause(WAIT_MS);
  for (const each of [guest, reader]) await each.leave();
  return board;
}

/** In the page: when the last long task ended. */
function watch(): void {
  const marks = { last: 0 };
  Object.assign(window, { marks });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) marks.last = Math.max(marks.last, startTime + duration);
  }).observe({ type: "longtask", buffered: true });
}

/** Milliseconds from the page's beginning to the end of its last long task, once a card is drawn and it is at rest. */
async function interactive(page: Page): Promise<number> {
  await page
    .locator(".tl-shape")
    .first()
    .waitFor({ ...PATIENCE, state: "attached" });
  return page.evaluate(async (quiet) => {
    const { marks } = window as unknown as { marks: { last: number } };
    const drawn = performance.now();
    while (performance.now() - Math.max(marks.last, drawn) < quiet) await new Promise((done) => setTimeout(done, 100));
    return Math.max(marks.last, drawn);
  }, QUIET_MS);
}

/** Seconds, with nothing in the browser and with everything. */
async function enters(browser: Browser, { url }: Served, board: OpenedBoard): Promise<readonly [number, number]> {
  const person = await arrive(browser, "laptop", { language: "en", viewport: LAPTOP });
  const { page } = person;
  await page.addInitScript(watch);
  const session = await person.context.newCDPSession(page);
  const rates = { downloadThroughput: BYTES_PER_SECOND, uploadThroughput: BYTES_PER_SECOND };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: LATENCY_MS, ...rates });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(`${url}/b/${board.id}#k=${board.keys.participant}`, PATIENCE);
  const acts = new Acts(person, "en");
  const field = page.locator("input[autocomplete='given-name'], input[autocomplete='name'], .ac-join input").first();
  await field.fill("Laptop", PATIENCE);
  await page.getByRole("button", { name: acts.say(arriving.join.enter), exact: true }).click(PATIENCE);
  const cold = await interactive(page);
  await page.reload(PATIENCE);
  const warm = await interactive(page);
  await person.context.close();
  return [cold / 1000, warm / 1000];
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function main(): Promise<void> {
  const at = process.argv.indexOf("--before");
  const folders = [...(at > 0 ? [resolve(process.argv[at + 1] ?? "")] : []), HERE];
  const servers = await Promise.all(folders.map(serve));
  const boards: OpenedBoard[] = [];
  for (const server of servers) boards.push(await filled(server));
  const browser = await openBrowser();
  const times: (readonly [number, number])[][] = servers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [n, server] of servers.entries()) {
      const seconds = await enters(browser, server, boards[n] as OpenedBoard);
      times[n]?.push(seconds);
      console.error(`${folders[n] === HERE ? "now" : "before"}: ${seconds.map((one) => one.toFixed(1)).join(", ")} s`);
    }
  const rows = ["nothing in the browser", "once more"].map((name, which) => {
    const [before, now] = [times.at(-2) ?? [], times.at(-1) ?? []].map((each) =>
      median(each.map((one) => one[which] ?? 0)),
    );
    const hasBefore = servers.length > 1;
    return [
      name,
      hasBefore ? before?.toFixed(1) : "–",
      now?.toFixed(1),
      hasBefore ? ((now ?? 0) / (before ?? 1)).toFixed(2) : "–",
    ];
  });
  const text = table(["entry", "before, s", "now, s", "ratio"], rows);
  console.log(text);
  if (process.argv.includes("--write")) {
    const about = `${CARDS} cards, a laptop's processor ${SLOWER} times slower, 1.6 Mb/s, ${LATENCY_MS} ms; until the last long task before ${QUIET_MS / 1000} s of rest. Medians of ${ROUNDS} rounds in turns in one browser.`;
    const code = machine(["client", "server", "shared", "test/bench/entry"]);
    writeSection(
      "entry",
      "npm run bench:entry -- --before FOLDER --write",
      `## Entry of a slow laptop\n${code}.\n\n${about}\n\n${text}`,
    );
  }
  await browser.close();
  for (const { child } of servers) child.kill();
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
