import {
  agree,
  arrive as arriving,
  common,
  faults,
  GRADES,
  gather,
  gradeWords,
  hand,
  neighbourWords,
  record,
  stanceBar,
  table,
  weigh,
} from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Acts } from "../support/browser/act.ts";
import { fetchNothingAhead } from "../support/browser/ahead.ts";
import { arrive, openBrowser } from "../support/browser/browser.ts";
import { LANGUAGE, OfflineStage, PATIENCE } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";
import { newId } from "../support/simulate/guest.ts";

/** Screens that cannot be fetched: real Chromium, a laptop and a phone. */

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
afterEach(async (context) => stage.leave(context.task.result?.state === "fail"));

const ASSETS = "**/assets/*.{js,css}";
const abort = (acts: Acts) => acts.page.route(ASSETS, (route) => route.abort());
const mend = (acts: Acts) => acts.page.unroute(ASSETS);
/** What the pages of all who were there threw. */
const thrown = () => stage.people.flatMap(({ account }) => account.errors);
const notFetched = (acts: Acts) => acts.see(acts.say(faults.fetchedTitle));

describe("[SC1] a screen that cannot be fetched says so in its place", () => {
  test("on a phone: the places stay, what is typed stays, and it opens, with its styles, when it is asked for again", async () => {
    const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
    const { page } = ana;
    await ana.fill(gather.text, "Media posición");
    await abort(ana);
    for (const place of [hand.agreements, hand.respond, hand.mine]) {
      await ana.place(place);
      await notFetched(ana);
      // what is pressed for in vain ends with the question whether files come: the notice before it is still there until then
      const isAsked = page.waitForEvent("requestfailed", (request) => request.method() === "HEAD");
      await ana.press(common.tryAgain);
      await isAsked;
      await notFetched(ana);
      expect(await page.locator(".ac-places button").count()).toBe(4);
    }
    await mend(ana);
    await ana.press(common.tryAgain);
    await page.locator(".ac-commitments").waitFor();
    // what failed before is fetched as the place is opened anew
    await ana.place(hand.agreements);
    const agreements = page.locator(".ac-agreements");
    await agreements.waitFor();
    expect(await agreements.evaluate((shown) => getComputedStyle(shown).display)).toBe("grid");
    await ana.place(hand.write);
    expect(await page.getByLabel(ana.say(gather.text)).inputValue()).toBe("Media posición");
    expect(thrown()).toEqual([]);
  });

  testInFull("on a phone: where nobody presses anything, the rest of the place goes on", async () => {
    const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
    await ana.write("Un banco a la sombra");
    await ana.saved();
    await abort(ana);
    const guest = await stage.guest("Berta");
    const positionId = await stage.positionOf("Un banco a la sombra");
    await guest.ask({ kind: "stance.take", statementId: positionId, grade: "agree", reason: "", condition: "" });
    await ana.see(ana.say(faults.fetchedShort));
    expect(await ana.page.getByLabel(ana.say(gather.text)).isVisible()).toBe(true);
    await mend(ana);
    await ana.press(common.tryAgain);
    await ana.page.locator(".ac-mine .ac-spread").waitFor();
    expect(thrown()).toEqual([]);
  });

  testInFull("what came in a file's place, or half of it, is asked for anew with a new page", async () => {
    const CHUNK = "**/assets/AgreementList*.js";
    for (const body of ["<html>pay</html>", "", "import{a as b}from'./x", "throw new Error('no')"]) {
      const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
      await ana.fill(gather.text, "Media posición");
      await ana.page.route(CHUNK, (route) => {
        return route.fulfill({ contentType: body.startsWith("<") ? "text/html" : "text/javascript", body });
      });
      await ana.place(hand.agreements);
      await notFetched(ana);
      await ana.page.unroute(CHUNK);
      await ana.press(common.tryAgain);
      await ana.page.locator(".ac-agreements").waitFor(PATIENCE);
      await ana.place(hand.write);
      expect(await ana.page.getByLabel(ana.say(gather.text)).inputValue()).toBe("Media posición");
    }
  });

  testInFull("on a laptop: minutes, the QR of the share screen, the canvas, and the home page", async () => {
    // or there would be no QR: nobody else reaches this machine
    await stage.restart({ ACUERDO_PUBLIC_URL: "http://tablero.example" });
    const mara = await stage.come("Mara");
    await mara.page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.mediator}`);
    await mara.page.locator(".ac-steps button").first().waitFor();
    await abort(mara);
    await mara.press(table.share);
    await notFetched(mara);
    await mend(mara);
    await mara.press(common.tryAgain);
    await mara.page.locator("svg.ac-qr").waitFor();
    await mara.page.keyboard.press("Escape");
    await abort(mara);
    await mara.press(table.menu);
    await mara.page.getByRole("menuitem", { name: mara.say(table.minutes), exact: true }).click();
    await notFetched(mara);
    await mend(mara);
    await mara.press(common.tryAgain);
    await mara.button(record.back).click();
    await mara.page.locator(".ac-topbar").waitFor();
    await mara.page.route("**/assets/CanvasBoard*", (route) => route.abort());
    await mara.page.reload();
    await mara.see(mara.say(table.canvasFailed));
    await mara.tab(table.people);
    await mara.page.unroute("**/assets/CanvasBoard*");
    await mara.press(common.tryAgain);
    await mara.page.locator(".tl-canvas").waitFor(PATIENCE);
    await mara.page.route("**/assets/worker*", (route) => route.abort());
    await mara.tab(table.positions);
    await mara.press(neighbourWords.look);
    await mara.see(mara.say(neighbourWords.failed));
    await mara.page.route("**/assets/Home*", (route) => route.abort());
    await mara.page.goto(stage.url);
    await notFetched(mara);
    await mara.page.unroute("**/assets/Home*");
    await mara.press(common.tryAgain);
    await mara.page.locator(".ac-home").waitFor();
    expect(thrown()).toEqual([]);
  });

  test("where the very first script does not come, the page says so by itself", async () => {
    const person = await arrive(browser, "Noa", { language: LANGUAGE });
    stage.people.push(person);
    await person.page.route("**/assets/*.js", (route) => route.abort());
    await person.page.goto(stage.url);
    await person.page.getByText(/Acuerdo se está abriendo/).waitFor({ state: "visible" });
    expect(await person.page.evaluate(() => document.getElementById("root")?.children.length)).toBe(1);
  });
});

test("[SC1] what throws while it is drawn is said in its place; drawn again, what was typed is there", async () => {
  const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
  await ana.place(hand.agreements);
  await ana.press(agree.wordIt);
  await ana.fill(agree.rewordLabel, "Que pase cada media hora");
  await ana.page.evaluate(() => {
    const { match } = String.prototype;
    const mend = () => Object.assign(String.prototype, { match });
    Object.assign(window, { mend });
    String.prototype.match = function (this: string, ...given: [never]) {
      if (this.startsWith("Que pase")) throw new Error("poisoned");
      return match.apply(this, given);
    };
  });
  const dialog = ana.page.getByRole("dialog");
  await ana.fill(agree.rewordLabel, "Que pase cada media hora, también de noche");
  await dialog.getByText(ana.say(faults.brokenTitle)).waitFor();
  await dialog.getByText(ana.say(faults.forHost)).click();
  await dialog.getByText("Error: poisoned").waitFor();
  await ana.page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await ana.press(common.tryAgain);
  await expect
    .poll(() => dialog.getByLabel(ana.say(agree.rewordLabel)).inputValue())
    .toBe("Que pase cada media hora, también de noche");
  expect(thrown()).toEqual([]);
});

test("[WD8] what each grade means is shown when they are first met, once, and found again behind '?'", async () => {
  const guest = await stage.guest("Berta");
  for (const text of ["Que pase cada media hora", "Que pare en la plaza"])
    await guest.ask({ kind: "position.place", positionId: newId(), positionKind: "position", text } as never);
  const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
  const meanings = () =>
    Promise.all(
      GRADES.map((grade) =>
        ana.page.getByText(ana.say(gradeWords[grade].meaning), { exact: true }).filter({ visible: true }).count(),
      ),
    );
  const shown = (times: 0 | 1) => expect.poll(meanings).toEqual(GRADES.map(() => times));
  await ana.place(hand.respond);
  await shown(1);
  await ana.respond("agree");
  await ana.button(stanceBar.meanings).waitFor();
  await shown(0);
  await ana.press(stanceBar.meanings);
  await shown(1);
  await ana.press(stanceBar.understood);
  await shown(0);
  expect(await ana.page.evaluate(() => document.activeElement?.getAttribute("aria-expanded"))).toBe("false");
  await ana.tab(weigh.all);
  await ana.page.locator(".ac-position-acts button").first().click();
  await ana.press(stanceBar.meanings);
  await shown(1);
});

testInFull(
  "[SC5] where the server has another build, a tab that misses a file of its own reloads itself, once and no more",
  async () => {
    const ana = await stage.come("Ana", true, ({ page }) => fetchNothingAhead(page));
    await ana.fill(gather.text, "Media posición");
    await ana.page.locator("body").click({ position: { x: 5, y: 5 } });
    let loads = 0;
    ana.page.on("load", () => {
      loads += 1;
    });
    await ana.page.route("**/assets/AgreementList*.js", (route) => route.fulfill({ status: 404, body: "{}" }));
    await ana.page.route(`${stage.url}/`, async (route) => {
      const page = await (await route.fetch()).text();
      await route.fulfill({
        contentType: "text/html",
        body: page.replaceAll("/assets/index-", "/assets/index-another-"),
      });
    });
    await ana.place(hand.agreements);
    await expect.poll(() => loads, PATIENCE).toBe(1);
    await notFetched(ana);
    await ana.place(hand.write);
    expect(await ana.page.getByLabel(ana.say(gather.text)).inputValue()).toBe("Media posición");
    await ana.place(hand.agreements);
    await notFetched(ana);
    await ana.page.waitForLoadState("networkidle");
    expect(loads).toBe(1);
  },
);

describe("[SC2] the way in has an end", () => {
  test("a fault on it is said", async () => {
    const person = await arrive(browser, "Noa", { language: LANGUAGE, phone: true });
    stage.people.push(person);
    await person.page.addInitScript(() => {
      // @ts-expect-error what a browser of before 2021 has
      String.prototype.replaceAll = undefined;
    });
    await person.page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.participant}`);
    await person.page.getByText(faults.oldTitle[LANGUAGE]).waitFor();
  });

  test("a wait that is long is said, with a way to begin again", async () => {
    const person = await arrive(browser, "Noa", { language: LANGUAGE, phone: true });
    stage.people.push(person);
    await person.page.clock.install();
    let isServed = false;
    await person.page.route("**/welcome", (route) => (isServed ? route.continue() : undefined));
    await person.page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.participant}`);
    await person.page.getByText(common.loading[LANGUAGE]).first().waitFor();
    await person.page.clock.fastForward(20_000);
    await person.page.getByText(arriving.refused.offlineTitle[LANGUAGE]).waitFor();
    isServed = true;
    await person.page.getByRole("button", { name: common.tryAgain[LANGUAGE] }).click();
    await person.page.locator(".ac-join").waitFor();
  });
});
