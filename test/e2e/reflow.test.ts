import {
  ASK_HEADER,
  common,
  facilitate,
  floor,
  gather,
  hand,
  type Language,
  phases,
  record,
  table,
} from "@acuerdo/shared";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { alike, cutCards, dress, placesOf, tabLines, underNotices } from "../support/browser/in-sight.ts";
import { type LongBoard, openLongBoard } from "../support/browser/long-words.ts";
import { SIZES, type Size } from "../support/browser/reflow.ts";
import { Walk, walkPhone, walkTable } from "../support/browser/reflow-walk.ts";
import { testInFull } from "../support/in-full.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Screens from 320 px and 400 % up, with words that are as long as people write them: real Chromium. */

const LANGUAGES = count<readonly Language[]>(["es"], ["es", "en"]);

const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;
const { far, laptop400, small, phone, turned, laptop200, tablet, laptop } = SIZES;

/** How somebody reads: what their browser adds to a page, and at which sizes of the phone's view and of the table's. */
interface Reading {
  readonly name: string;
  readonly style: string;
  readonly hand: readonly Size[];
  readonly table: readonly Size[];
}

const PLAIN: Reading = { name: "as it comes", style: "", hand: [far, small], table: [turned] };
const READINGS = count<readonly Reading[]>(
  [PLAIN],
  [
    { ...PLAIN, hand: [far, laptop400, small, phone, turned, laptop200], table: [turned, laptop200, tablet, laptop] },
    { name: "set further apart", style: SPACING, hand: [far, small, phone], table: [turned, tablet, laptop] },
    { name: "with letters twice as large", style: "html { font-size: 200% }", hand: [phone], table: [tablet, laptop] },
  ],
);

let browser: Browser;
let server: TestServer;
const boards = new Map<Language, LongBoard>();
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  for (const language of LANGUAGES) boards.set(language, await openLongBoard(server.url, language));
});
afterAll(async () => {
  for (const { leave } of boards.values()) await leave();
  await browser.close();
  await server.stop();
});

/** Somebody with a screen of this size, at the door of the board with long words. */
async function atTheDoor(
  language: Language,
  viewport: Size,
  role: "mediator" | "participant" = "mediator",
): Promise<Acts> {
  const acts = new Acts(await arrive(browser, "reflow", { language, viewport }), language);
  const { board } = boards.get(language) as LongBoard;
  await acts.page.goto(`${server.url}/b/${board.id}#k=${board.keys[role]}`);
  await acts.page.locator(".ac-join").waitFor();
  return acts;
}

/** Rows of long lists that nobody sees are not laid out: here each is looked at. */
const LAID_OUT = ".ac-one-of-many { content-visibility: visible !important }";

const WALKS = LANGUAGES.flatMap((language) => READINGS.map((reading) => ({ language, reading, name: reading.name })));

describe.each(WALKS)("[RF1] [RF2] [RF3] $language, $name: nothing is cut, covered or out of reach", (one) => {
  const { language, reading } = one;

  test("on a phone, and on a laptop at 400 %", async () => {
    const acts = await atTheDoor(language, phone, "participant");
    const walk = new Walk(acts, reading.hand);
    await dress(acts.page, LAID_OUT + reading.style);
    await walkPhone(walk);
    expect(walk.owes).toEqual([]);
  });

  testInFull("on a table, from the width where it is offered", async () => {
    const acts = await atTheDoor(language, laptop);
    await acts.page.evaluate(() => localStorage.setItem("acuerdo.view", '"table"'));
    const walk = new Walk(acts, reading.table);
    await dress(acts.page, LAID_OUT + reading.style);
    await walkTable(walk);
    expect(walk.owes).toEqual([]);
  });
});

test.each(LANGUAGES)("[RF9] %s: the minutes are as narrow as the screen or the paper", async (language) => {
  const acts = await atTheDoor(language, laptop);
  const { page } = acts;
  await acts.join({ name: "Noa" });
  await acts.saved();
  await page.goto(`${server.url}/b/${boards.get(language)?.board.id}/minutes`);
  await page.locator(".ac-sheet table").waitFor();
  const walk = new Walk(acts, [far, tablet]);
  await walk.look("minutes");
  expect(walk.owes).toEqual([]);
  // a roll of 80 mm, between its margins
  await page.setViewportSize({ width: 272, height: 600 });
  await page.emulateMedia({ media: "print" });
  const wide = await page.evaluate(() => {
    const parts = [...document.querySelectorAll(".ac-sheet *")];
    return parts.filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length;
  });
  expect(wide).toBe(0);
});

test("[RF4] [RF5] [FK7] a table that was chosen once is no trap on a phone; turned, it is offered and left again", async () => {
  const acts = await atTheDoor("es", phone);
  const { page } = acts;
  await page.evaluate(() => localStorage.setItem("acuerdo.view", '"table"'));
  await page.reload();
  await acts.join({ name: "Mara" });
  await page.locator(".ac-hand").waitFor();
  await acts.press(common.menu);
  await page.getByRole("menuitem", { name: acts.say(hand.people), exact: true }).waitFor();
  expect(await page.getByRole("menuitem", { name: acts.say(hand.table) }).count()).toBe(0);
  // a list has the focus on its heading, and leads back
  await page.getByRole("menuitem", { name: acts.say(hand.people), exact: true }).click();
  await page.locator(".ac-list-head > h2:focus").waitFor();
  await acts.press(hand.back);
  await page.locator(".ac-places [aria-current]:focus").waitFor();
  await page.setViewportSize(turned);
  await page.locator(".ac-topbar").waitFor();
  await acts.press(table.menu);
  await page.getByRole("menuitem", { name: acts.say(table.phoneView) }).click();
  await page.locator(".ac-hand").waitFor();
  // turned upright, a long list is as narrow as the screen: also what nobody has seen since
  await acts.place(hand.respond);
  await page.locator(".ac-comments-fold button").first().click();
  await page.locator(".ac-comments textarea").first().waitFor();
  await page.setViewportSize(small);
  const spare = () => page.locator(".ac-hand-main").evaluate((main) => main.clientWidth - main.scrollWidth);
  await expect.poll(spare).toBe(0);
  // who mediates does it from here too
  await acts.press(common.menu);
  await page.getByRole("menuitem", { name: acts.say(hand.phase, { phase: acts.say(phases.gather) }) }).click();
  await page.getByRole("button", { name: acts.say(facilitate.moveTo, { phase: acts.say(phases.agree) }) }).click();
  await acts.press(common.menu);
  await page.getByRole("menuitem", { name: acts.say(hand.phase, { phase: acts.say(phases.agree) }) }).waitFor();
});

test.each(LANGUAGES)(
  "[RF10] [RF12] [LS8] [SC8] %s: what did not work is told where it covers nothing, what was fetched where it moves nothing; tabs stand in one line",
  async (language) => {
    const acts = await atTheDoor(language, laptop);
    const { page } = acts;
    await acts.join({ name: "Noa" });
    await acts.saved();
    const { height } = await placesOf(page);
    await page.locator(".tl-container").evaluate((canvas) => canvas.setAttribute("data-first", ""));
    const codes = ["already-answered", "id-taken", "withdrawn"];
    await page.route("**/intents", (route) => {
      const headers = { [ASK_HEADER]: route.request().headers()[ASK_HEADER] ?? "" };
      return route.fulfill({ status: 409, headers, json: { error: { code: codes.pop(), message: "" } } });
    });
    await acts.press(table.writeOne);
    for (const [n, words] of ["Una", "Dos", "Tres"].entries()) {
      await acts.fill(gather.text, words);
      await acts.press(gather.place);
      await expect.poll(() => page.locator(".ac-toast").count()).toBe(n + 1);
    }
    expect(await tabLines(page)).toBe(1);
    // what was refused stands in the bar, and a file that was fetched beside it
    for (const size of [laptop, { width: 1024, height: 768 }]) {
      await page.setViewportSize(size);
      await expect.poll(async () => [size, (await placesOf(page)).height]).toEqual([size, height]);
      const before = await placesOf(page);
      await acts.press(table.menu);
      await page.getByRole("menuitem", { name: acts.say(record.json) }).click();
      await page.getByText(/\.json/).waitFor();
      await expect.poll(() => placesOf(page)).toEqual(before);
      await page.locator(".ac-exported button").click();
      await page.locator(".ac-exported").waitFor({ state: "detached" });
      await expect.poll(() => placesOf(page)).toEqual(before);
    }
    expect(await page.locator(".tl-container[data-first]").count()).toBe(1);
    for (const size of [laptop, { width: 1024, height: 768 }, tablet, phone, small]) {
      await page.setViewportSize(size);
      await expect.poll(() => page.locator(".ac-toast").count()).toBe(3);
      expect([size, await underNotices(page)]).toEqual([size, []]);
    }
    // nor in a dialog
    await page.setViewportSize(laptop);
    await acts.press(table.menu);
    await page.getByRole("menuitem", { name: acts.say(table.settings) }).click();
    await page.locator("dialog .ac-toast").first().waitFor();
    expect(await underNotices(page)).toEqual([]);
  },
);

testInFull("[RF8] a card shows all its words when a reader sets letters, words and lines further apart", async () => {
  const acts = await atTheDoor("es", laptop);
  const { page } = acts;
  await acts.join({ name: "Noa" });
  await page.locator(".tl-canvas .cv-card").first().waitFor();
  await page.keyboard.press("Shift+1");
  await dress(page, SPACING);
  await expect.poll(() => cutCards(page)).toEqual([]);
  expect(await page.locator(".tl-canvas .cv-card").count()).toBeGreaterThan(3);
});

testInFull(
  "[RF7] in the system's own colours what is chosen, each grade and each footing is told from the others",
  async () => {
    const acts = await atTheDoor("es", laptop, "participant");
    const { page } = acts;
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    /** One thing before and after it was chosen. */
    const chosen = async (thing: Locator, choose = () => thing.click()) => {
      const before = await thing.screenshot();
      await choose();
      await page.mouse.move(0, 0);
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      return before.equals(await thing.screenshot());
    };
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ac-ink")))
      .toBe("CanvasText");
    const toggle = page.locator(".ac-toggle").first();
    const same = { toggle: await chosen(toggle), back: await chosen(toggle) };
    await acts.join({ name: "Noa" });
    await page.locator(".tl-canvas").waitFor();
    const tool = (name: string) => page.locator(`.cv-tool[data-tool="${name}"]`);
    const tools = {
      draw: await chosen(tool("draw")),
      eraser: await chosen(tool("eraser")),
      select: await chosen(tool("select")),
    };
    const tab = page.getByRole("tab", { name: acts.say(table.agreements) });
    expect({ ...same, ...tools, tab: await chosen(tab) }).toEqual({
      ...{ toggle: false, back: false, draw: false, eraser: false, select: false, tab: false },
    });
    const grades = acts.agreement(2).locator(".ac-stance-grades .ac-pattern");
    await grades.first().scrollIntoViewIfNeeded();
    expect(await alike("pattern", await grades.all())).toEqual([]);
    const bars = [1, 2].map((n) => acts.agreement(n).locator(".ac-spread-bar").first());
    expect(await alike("spread", bars)).toEqual([]);
    // the system paints a plate behind words that it adjusts: on a ground of their own they would be gone
    const primary = page.locator(".ac-button-primary").first();
    expect(await primary.evaluate((button) => getComputedStyle(button).getPropertyValue("forced-color-adjust"))).toBe(
      "none",
    );
    await acts.press(floor.open);
    await page.getByText(acts.say(floor.legend)).click();
    const dots = await page.locator(".ac-floor-legend .ac-dot").all();
    expect(dots.length).toBe(5);
    expect(await alike("dot", dots)).toEqual([]);
  },
);
