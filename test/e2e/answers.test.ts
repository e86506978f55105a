import { hand, type Language } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { answersOutOfSight, isSeen } from "../support/browser/in-sight.ts";
import { type LongBoard, openLongBoard } from "../support/browser/long-words.ts";
import { SIZES } from "../support/browser/reflow.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** The seven answers on screens that are too low for them, to statements that are as long as people write them. */

const LANGUAGES = count<readonly Language[]>(["es"], ["es", "en"]);
const { phone, small, far } = SIZES;

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

test.each(LANGUAGES)("[RF11] %s: all answers are seen, or it says how many lie below", async (language) => {
  const acts = new Acts(await arrive(browser, "answers", { language, viewport: phone }), language);
  const { page } = acts;
  const { board } = boards.get(language) as LongBoard;
  await page.goto(`${server.url}/b/${board.id}#k=${board.keys.participant}`);
  await acts.join({ name: "Noa" });
  await acts.place(hand.respond);
  await page.locator(".ac-statement .ac-stance-grade").first().waitFor();
  const below = page.locator(".ac-answers-below button");
  for (const size of [phone, { width: 390, height: 664 }, small, { width: 640, height: 360 }, far]) {
    await page.setViewportSize(size);
    await page.locator(".ac-hand-main").evaluate((main) => main.scrollTo(0, 0));
    const isTrue = () => answersOutOfSight(page).then(({ unseen, said }) => [size, unseen === said]);
    await expect.poll(isTrue).toEqual([size, true]);
    for (let n = 0; (await answersOutOfSight(page)).unseen > 0; n += 1) {
      expect(n).toBeLessThan(9);
      // as a press does; a driver's own would scroll before it
      await below.evaluate((button) => (button as HTMLElement).click());
      expect(await page.evaluate(() => document.activeElement?.className)).toContain("ac-stance-grade");
      expect([size, await isSeen(page.locator(".ac-stance-grade:focus"))]).toEqual([size, true]);
      await expect.poll(isTrue).toEqual([size, true]);
    }
  }
  // what was tapped stays where it is seen, also where what it opens is taller than the rest of the screen
  await page.setViewportSize(small);
  const tapped = page.locator('.ac-stance-grade[aria-pressed="true"]');
  for (const grade of ["endorse", "reserve", "stand-aside"] as const) {
    await acts.grade(grade).first().click();
    await tapped.and(page.locator(`.ac-grade-${grade}`)).waitFor();
    expect([grade, await isSeen(tapped)]).toEqual([grade, true]);
    expect([grade, await isSeen(page.locator(".ac-stance-words textarea").first())]).toEqual([grade, true]);
  }
});
