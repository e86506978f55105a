import { faults, hand, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { boxesOn, draw, LANGUAGE, OfflineStage, PATIENCE, saidSaved } from "../support/browser/offline.ts";
import { NEWER_PATHS, takeAway } from "../support/browser/take-away.ts";
import { testInFull } from "../support/in-full.ts";

/** Browsers of 2022: real Chromium without what it has learnt since. */

let browser: Browser;
let stage: OfflineStage;
beforeAll(async () => {
  browser = await openBrowser();
  stage = await OfflineStage.open(browser);
});
afterAll(async () => {
  await stage.close(false);
  await browser.close();
});
afterEach((context) => stage.leave(context.task.result?.state === "fail"));

const without = (name: string, paths: readonly string[], phone: boolean) =>
  stage.come(name, phone, async ({ context }) => {
    await context.addInitScript(takeAway, paths);
  });
const thrown = () => stage.people.flatMap(({ account }) => account.errors);

describe("[SC6] in the oldest browsers", () => {
  test("a laptop takes part, with the drawing", async () => {
    const ana = await without("Ana", NEWER_PATHS, false);
    expect(await ana.page.evaluate(() => [typeof URL.canParse, typeof OffscreenCanvas])).toEqual([
      "undefined",
      "undefined",
    ]);
    await draw(ana.page, 3, "caja");
    await ana.write("Con un navegador de 2022");
    await saidSaved(ana);
    expect(await boxesOn(ana.page)).toBe(3);
    expect(thrown()).toEqual([]);
  });

  testInFull("what is chosen looks chosen, also where the browser knows no :has()", async () => {
    const ana = await without("Ana", NEWER_PATHS, false);
    await ana.press(table.writeOne);
    const chips = ana.page.locator(".ac-chip");
    await chips.nth(1).click();
    await expect.poll(() => chips.nth(1).getAttribute("data-has"), PATIENCE).toMatch(/n\d/);
    expect(await chips.nth(0).getAttribute("data-has")).not.toBe(await chips.nth(1).getAttribute("data-has"));
    expect(thrown()).toEqual([]);
  });

  testInFull("a phone goes through its places", async () => {
    const ana = await without("Ana", NEWER_PATHS, true);
    for (const place of [hand.respond, hand.agreements, hand.mine, hand.write]) await ana.place(place);
    await ana.write("Con un móvil de 2022");
    await saidSaved(ana);
    expect(thrown()).toEqual([]);
  });
});

/** What one of them lacks. */
const OLDER = [
  "Array.prototype.at",
  "Object.hasOwn",
  "structuredClone",
  "BroadcastChannel",
  "String.prototype.replaceAll",
  "HTMLDialogElement.prototype.showModal",
];

describe("[SC6] browsers that are older still", () => {
  test.each(count(OLDER.slice(0, 1), OLDER))("are told so before anything else: without %s", async (path) => {
    const person = await arrive(browser, "Ana", { language: LANGUAGE, phone: true });
    stage.people.push(person);
    const ana = new Acts(person, LANGUAGE);
    await person.context.addInitScript(takeAway, [path]);
    await ana.page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.participant}`);
    for (const language of ["es", "en"] as const) await ana.page.getByText(faults.oldText[language]).waitFor();
    expect(thrown()).toEqual([]);
  });
});
