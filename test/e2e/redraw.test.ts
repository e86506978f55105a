import {
  agree,
  type ClusterId,
  canvas,
  type PositionId,
  RECORDS,
  type StatementId,
  table,
  type VersionId,
} from "@acuerdo/shared";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { redrawn, remember } from "../support/browser/redrawn.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { campsWorkshop } from "../support/simulate/camps.ts";
import { newId } from "../support/simulate/guest.ts";
import { putHull } from "../support/simulate/layout.ts";
import { type Played, play } from "../support/simulate/play.ts";

/** What one stance draws on a table that shows many things. Counted, not timed: a slow machine draws no more than a fast one. */

const SHAPE = { seed: "redraw", people: 12, statements: 30, camps: 2, rated: 0.5, noise: 1 };
const WORDED = 8;
const QUICK = { ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" };

let browser: Browser;
let server: TestServer;
let board: Played;
let reader: Acts;
beforeAll(async () => {
  server = await startServer({ env: QUICK });
  browser = await openBrowser();
  board = await play({ server: server.url, workshop: campsWorkshop(SHAPE, WORDED), speed: 0, say: () => undefined });
  const person = await arrive(browser, "reader", { language: "en" });
  reader = new Acts(person, "en");
  const { pathname, hash } = new URL(board.board.urls.observer);
  await person.page.goto(server.url + pathname + hash);
  await reader.join({ name: "Noa" });
  await reader.leaveWall();
  await reader.saved(); // else the sign says so only while the first test counts
});
afterAll(async () => {
  await board.leave();
  await browser.close();
  await server.stop();
});

/** The id under which a text stands in the ledger. */
async function idOf(root: "positions" | "versions", text: string): Promise<StatementId> {
  const [guest] = board.guests.values();
  const ledger = await guest?.connect("ledger");
  const found = [...(ledger?.doc.getMap<{ text: string }>(root).entries() ?? [])].find(([, one]) => one.text === text);
  ledger?.destroy();
  if (!found) throw new Error(`nobody wrote ${text}`);
  return found[0] as PositionId | VersionId;
}

/** Without who is here, which is asked for by the clock: whoever looks something up here is. */
const BAR = ".ac-topbar > :not(.ac-here)";

let people = 0;

/** Somebody stands aside, another one each time: nobody does so by themselves. */
async function answer(statementId: StatementId): Promise<void> {
  const guest = [...board.guests.values()][people++ % SHAPE.people];
  await guest?.ask({ kind: "stance.take", statementId, grade: "stand-aside", reason: "", condition: "" });
}

/** How people answered, in words, as the bar within says it. */
const spreadIn = (within: Locator) => within.locator(".ac-spread").first().getAttribute("title");

test("[NV9] a stance on a position draws that position in the list and its card on the canvas, and no other", async () => {
  const text = "Statement number 3";
  const shown = ["article.ac-position", ".tl-shape"].map((things) =>
    reader.page.locator(things).filter({ has: reader.page.getByText(text, { exact: true }) }),
  );
  const before = await Promise.all(shown.map(spreadIn));
  await remember(reader.page);
  await answer(await idOf("positions", text));
  for (const [i, thing] of shown.entries()) await expect.poll(() => spreadIn(thing)).not.toBe(before[i]);
  const items = await redrawn(reader.page, "article.ac-position");
  const cards = await redrawn(reader.page, ".tl-shape");
  expect(items).toHaveLength(1);
  expect(items[0]).toContain(text);
  expect(cards).toHaveLength(1);
  expect(cards[0]).toContain(text);
  expect(await redrawn(reader.page, `.ac-floor-plank, ${BAR}, .ac-clusters, .ac-tray`)).toEqual([]);
});

test("[NV9] a stance on a version draws its agreement and its planks, and no other agreement, plank or card", async () => {
  await reader.tab(table.agreements);
  const number = 4;
  const text = `Wording number ${SHAPE.statements - WORDED + number - 1}`;
  const card = reader.page.getByRole("article", { name: reader.say(agree.agreement, { n: number }), exact: true });
  const before = await spreadIn(card);
  await remember(reader.page);
  await answer(await idOf("versions", text));
  await expect.poll(() => spreadIn(card)).not.toBe(before);
  const agreements = await redrawn(reader.page, ".ac-agreement");
  expect(agreements).toHaveLength(1);
  expect(agreements[0]).toContain(text);
  const rows = await redrawn(reader.page, ".ac-plank-row");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.includes(text))).toBe(true);
  const planks = await redrawn(reader.page, ".ac-floor-plank");
  expect(planks).toHaveLength(1);
  expect(await redrawn(reader.page, `.tl-shape, ${BAR}`)).toEqual([]);
});

/** In the page: how many cards' words were laid out together, each time that any were. */
function watchRuler(): void {
  const measured: number[] = [];
  Object.assign(window, { measured });
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes)
      if ((target as Element).className === "cv-ruler" && target.isConnected) measured.push(addedNodes.length);
  }).observe(document, { subtree: true, childList: true });
}

const PATIENCE = { timeout: 20_000 };
/** Sizes that words may have on a card, once in the stand-in's dress and once in the type's own. */
const MOST_MEASURES = 2 * 3;
/** What tldraw fetches when it opens, whether anything shows it or not: its icons, and the faces of its texts. */
const UNSEEN = /\.svg#|merged.*\.svg|-italic-/;

test("[NV12] a board that opens lays out the words of all cards together, and fetches no picture or face that nothing shows", async () => {
  const { page } = reader;
  await page.addInitScript(watchRuler);
  await page.reload();
  const cards = SHAPE.statements - WORDED;
  await expect.poll(() => page.locator(".tl-shape .cv-card").count(), PATIENCE).toBeGreaterThanOrEqual(cards);
  const measured = (await page.evaluate("measured")) as number[];
  const measures = measured.filter((count) => count > 0);
  expect(Math.max(...measures)).toBeGreaterThanOrEqual(cards);
  expect(measures.length).toBeLessThanOrEqual(MOST_MEASURES);
  const fetched = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(fetched.filter((name) => UNSEEN.test(name) && !name.endsWith("favicon.svg"))).toEqual([]);
});

/** In the page: of the cards in sight how many show their words, how many of all do, and how many have no name. */
function lookAtCards() {
  const cards = [...document.querySelectorAll<HTMLElement>(".tl-shape .cv-card")];
  const isSeen = (card: HTMLElement) => card.offsetParent !== null;
  const shows = (card: HTMLElement) => card.querySelector(".cv-card-text") !== null;
  return {
    bare: cards.filter((card) => isSeen(card) && !shows(card)).length,
    worded: cards.filter(shows).length,
    needless: cards.filter((card) => !isSeen(card) && shows(card)).length,
    nameless: cards.filter((card) => !card.ariaLabel?.includes("Statement number")).length,
  };
}

async function layCluster(sentence: string): Promise<void> {
  const [guest] = board.guests.values();
  const canvasDoc = await guest?.canvas();
  const clusterId = newId<ClusterId>();
  putHull(canvasDoc?.doc.getMap(RECORDS) as never, 0, clusterId, { x: 0, y: 0, w: 520, h: 300 });
  await guest?.ask({ kind: "cluster.name", clusterId, sentence, base: "" } as never);
  await reader.page.locator('.tl-shape[data-shape-type="cluster"]').getByText(sentence).waitFor(PATIENCE);
}

/** In the page: how large the sentences over clusters are written, in pixels of the screen. */
const headlineSizes = () =>
  [...document.querySelectorAll<HTMLElement>(".cv-headline > p")].map(
    (line) =>
      (Number.parseFloat(getComputedStyle(line).fontSize) * line.getBoundingClientRect().width) / line.offsetWidth,
  );

test("[NV13] cards in sight show their words where those can be read, others their colour and a name; from afar clusters are read", async () => {
  const { page } = reader;
  await layCluster("What many of us could live with, in more words than a cluster has room for from far away");
  await page.reload();
  await page.locator(".tl-shape .cv-card-text").first().waitFor(PATIENCE);
  await expect.poll(() => page.evaluate(lookAtCards), PATIENCE).toMatchObject({ bare: 0, needless: 0, nameless: 0 });
  expect((await page.evaluate(lookAtCards)).worded).toBeGreaterThan(0);
  expect(await page.evaluate(headlineSizes)).toEqual([]);
  for (let n = 0; n < 3; n += 1) await reader.press(canvas.zoomOut);
  await expect.poll(() => page.evaluate(lookAtCards), PATIENCE).toMatchObject({ worded: 0, nameless: 0 });
  const sizes = await page.evaluate(headlineSizes);
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(17.9);
});
