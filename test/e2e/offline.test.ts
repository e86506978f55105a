import { hand, saved } from "@acuerdo/shared";
import type { Browser, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Acts } from "../support/browser/act.ts";
import { openBrowser } from "../support/browser/browser.ts";
import {
  boxAt,
  boxesOn,
  draw,
  OfflineStage,
  PATIENCE,
  saidSaved,
  sees,
  signOf,
  write,
} from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";

/** Real Chromium without its server: what is done meanwhile outlives the tab and arrives once, in its order. */

let browser: Browser;
let stage: OfflineStage;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await OfflineStage.open(browser);
});
afterEach((context) => stage.close(context.task.result?.state === "fail"));

const isIntent = (request: Request): boolean => request.method() === "POST" && request.url().endsWith("/intents");
const isAnswered = (acts: Acts) => acts.page.waitForResponse((response) => isIntent(response.request()), PATIENCE);
const texts = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name} ${n + 1}`);

/** Of which each is made and moved; one person may have some more. */
const BOXES = 1_400;

testInFull(
  "[OF4] hours offline on a laptop: thousands of edits outlive the tab and a server that restarts twice",
  async () => {
    const ana = await stage.come("Ana");
    await stage.stop();
    await ana.offline();
    await draw(ana.page, BOXES, "caja");
    await expect.poll(() => signOf(ana), PATIENCE).toMatch(/^En este dispositivo: \d+$/);
    await ana.page.close();

    await stage.start();
    const again = await stage.tab(ana);
    await stage.restart();
    await stage.restart();
    await saidSaved(again);
    expect(await boxesOn(again.page)).toBe(BOXES);
    const { records } = await stage.found();
    for (const n of [0, 1, BOXES / 2, BOXES - 1]) expect(records[`shape:caja${n}|xy`]).toEqual(boxAt(n));
    expect(await stage.boxes("caja")).toBe(BOXES);
  },
);

testInFull("[OF5] hours offline on a phone: eighty intents arrive once each, in their order", async () => {
  const ana = await stage.come("Ana", true);
  await ana.place(hand.write);
  await stage.stop();
  await ana.offline();
  const wanted = texts(80, "Necesito");
  await write(ana, wanted);
  await sees(ana, saved.device, { n: 80 });
  // in few words; pressed, in a sentence
  await ana.page.locator("button.ac-saved-sign").first().click();
  await ana.page.locator(".ac-saved-meaning:not([hidden])").waitFor();
  await stage.start();
  await ana.page.reload();
  await stage.restart();
  await stage.restart();
  await saidSaved(ana);
  expect((await stage.found()).texts).toEqual(wanted);
});

describe("[OF6] two tabs of one person", () => {
  test("each sees offline what the other does; what waits is sent by one of them; nothing is lost with a tab", async () => {
    const first = await stage.come("Ana");
    const second = await stage.tab(first);
    await saidSaved(second);
    const answered: string[] = [];
    for (const { page } of [first, second])
      page.on("response", (response) => {
        if (isIntent(response.request())) answered.push(response.request().postData() ?? "");
      });
    await stage.stop();
    for (const acts of [first, second]) await acts.offline();
    await first.write("De la primera");
    await second.see("De la primera");
    await second.write("De la segunda");
    await first.see("De la segunda");
    await draw(first.page, 20, "uno");
    await draw(second.page, 20, "dos");
    for (const { page } of [first, second]) {
      await page.bringToFront(); // nothing is drawn on a page that nobody looks at
      await expect.poll(() => boxesOn(page), PATIENCE).toBe(40);
    }
    answered.length = 0;

    await stage.start();
    for (const acts of [first, second]) await saidSaved(acts);
    const { texts } = await stage.found();
    expect(texts).toEqual(["De la primera", "De la segunda"]);
    expect(await stage.boxes("(uno|dos)")).toBe(40);
    expect(answered.length).toBe(2);
  });

  testInFull("a tab that is closed while it sends leaves the rest to the other", async () => {
    const first = await stage.come("Ana");
    const second = await stage.tab(first);
    await saidSaved(second);
    await stage.stop();
    for (const acts of [first, second]) await acts.offline();
    await first.write("Uno 1");
    await write(first, texts(12, "Uno").slice(1));
    await draw(first.page, 100, "uno");
    await second.page.bringToFront();
    await expect.poll(() => boxesOn(second.page), PATIENCE).toBe(100);
    // Either may be the one that sends.
    const sending = Promise.race([first, second].map((acts) => isAnswered(acts).then(() => acts)));
    await stage.start();
    const sender = await sending;
    await sender.page.close();
    await saidSaved(sender === first ? second : first);
    const { texts: arrived } = await stage.found();
    expect(arrived).toEqual(texts(12, "Uno"));
    expect(await stage.boxes("uno")).toBe(100);
  });
});
