import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  arrive as arriving,
  common,
  ended,
  gather,
  hand,
  leaving,
  opening,
  saved,
  table,
  turnedAway,
} from "@acuerdo/shared";
import Database from "libsql";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person } from "../support/browser/browser.ts";
import { draw, LANGUAGE, OfflineStage, PATIENCE, sees } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";
import { freshFolder } from "../support/server/server.ts";
import { openBoard } from "../support/simulate/guest.ts";

/** A computer that others use too: real Chromium, what it keeps, and what it keeps no more. */

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

/** Everything of ours that the browser keeps for this page: names of values and of databases. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    device: Object.keys(localStorage),
    tab: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
const NOTHING = { device: [], tab: [], databases: [] };
const bare = () => `${stage.url}/b/${stage.board.id}`;

async function newcomer(name: string, options: { phone?: boolean } = {}): Promise<[Acts, Person]> {
  const person = await arrive(browser, name, { language: LANGUAGE, ...options });
  stage.people.push(person);
  return [new Acts(person, LANGUAGE), person];
}

describe("[LV1] leaving a computer", () => {
  test("says what would be lost, and then nothing is left, in no tab", async () => {
    const ana = await stage.come("Ana");
    const other = await stage.tab(ana);
    await ana.press(table.writeOne);
    await ana.fill(gather.text, "A medio escribir");
    await stage.stop();
    await ana.offline();
    await draw(ana.page, 2, "suelta");
    await ana.fill(gather.text, "Nunca enviada");
    await ana.press(gather.place);
    await ana.fill(gather.text, "A medio escribir otra vez");
    await ana.press(table.menu);
    await ana.page.getByRole("menuitem", { name: ana.say(common.leaveComputer) }).click();
    const dialog = ana.page.getByRole("dialog");
    for (const words of ["«Nunca enviada»", "«A medio escribir otra vez»", /\d+ cambios en el tablero sin guardar/]) {
      await dialog.getByText(words).waitFor();
    }
    await stage.start();
    await ana.press(leaving.confirm);
    for (const { page } of [ana, other]) {
      await page.locator(".ac-home").waitFor(PATIENCE);
      await page.waitForLoadState("networkidle");
      expect(await kept(page)).toEqual(NOTHING);
      expect(await page.locator(".ac-board").count()).toBe(0);
    }
    await ana.page.goto(bare());
    await ana.see(ana.say(turnedAway.keyTitle));
    expect(await kept(ana.page)).toEqual(NOTHING);
  });

  testInFull("from the home page and from a phone as well", async () => {
    const ana = await stage.come("Ana", true);
    await ana.page.goto(stage.url);
    await ana.press(common.leaveComputer);
    await ana.see(ana.say(leaving.nothingLost));
    await ana.page.keyboard.press("Escape");
    await ana.page.goto(bare());
    await ana.place(hand.write);
    await ana.page.getByRole("button", { name: "Menú" }).click();
    await ana.page.getByRole("menuitem", { name: ana.say(common.leaveComputer) }).click();
    await ana.press(leaving.confirm);
    await ana.page.locator(".ac-home").waitFor();
    expect(await kept(ana.page)).toEqual(NOTHING);
  });
});

describe("[LV2] a device that is not one's own", () => {
  test("keeps nothing beyond the tab, which says so; a reload goes on", async () => {
    const [ana, { context }] = await newcomer("Ana");
    await ana.page.goto(`${bare()}#k=${stage.board.keys.participant}`);
    await ana.fill(arriving.join.name, "Ana");
    await ana.page.getByText(ana.say(arriving.join.notMine)).click();
    await ana.press(arriving.join.enter);
    await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
    await sees(ana, saved.unkept);
    await draw(ana.page, 3, "prestada");
    await ana.write("Desde un ordenador prestado");
    await ana.fill(gather.text, "A medio escribir");
    await ana.saved();
    const { device, databases } = await kept(ana.page);
    expect([device, databases]).toEqual([[], []]);
    await ana.page.reload();
    await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
    await ana.press(table.writeOne);
    expect(await ana.page.getByLabel(ana.say(gather.text)).inputValue()).toBe("A medio escribir");
    const next = await context.newPage();
    await next.goto(bare());
    await next.getByText(ana.say(turnedAway.keyTitle)).waitFor();
    expect(await kept(next)).toEqual(NOTHING);
  });

  testInFull("a tab that is opened again later begins as a stranger's", async () => {
    const [ana] = await newcomer("Ana");
    await ana.page.addInitScript(() => {
      sessionStorage.setItem("acuerdo.tab.borrowed", String(Date.now() - 60_000));
      sessionStorage.setItem("acuerdo.secret", '"0123456789abcdef"');
    });
    await ana.page.goto(stage.url);
    await ana.page.locator(".ac-home").waitFor();
    expect(await kept(ana.page)).toEqual(NOTHING);
  });
});

testInFull(
  "[WI2] [WI5] [WI7] the way in shows the whole objective, asks for a name where it is, and leads home",
  async () => {
    const objective = "Que nadie espere solo. ".repeat(13).trim();
    const fields = { title: "La parada", objective, language: LANGUAGE, voices: "named" } as const;
    const { id, keys } = await openBoard(stage.url, fields);
    const [ana] = await newcomer("Ana", { phone: true });
    const come = (key: string) => ana.page.goto(`${stage.url}/b/${id}#k=${key}`);
    await come(keys.participant);
    await ana.see(objective);
    const cut = (shown: Element) => shown.scrollHeight - shown.clientHeight;
    expect(await ana.page.locator(".ac-join-objective").evaluate(cut)).toBeLessThanOrEqual(1);
    await ana.press(arriving.join.enter);
    await ana.see(ana.say(arriving.join.nameMissing));
    const field = ana.page.getByLabel(ana.say(arriving.join.name));
    expect(await field.evaluate((shown) => shown === document.activeElement)).toBe(true);
    await ana.press(common.home);
    await ana.page.locator(".ac-home").waitFor();
    // who only looks on needs none
    await come(keys.observer);
    await ana.page.locator(".ac-join").waitFor();
    expect(await ana.page.getByLabel(ana.say(arriving.join.brings)).count()).toBe(0);
    await ana.press(arriving.join.enter);
    await ana.page.locator(".ac-hand").waitFor(PATIENCE);
  },
);

describe("[LK3] [LK4] links", () => {
  test("[WI1] whoever opens a board stands on it with one click and comes in later without a link; no link lies on the device", async () => {
    const [mara, { context }] = await newcomer("Mara");
    await mara.openBoard(stage.url, { title: "La plaza", objective: "Que haya sombra", name: "Mara" });
    const links = await Promise.all([mara.link(opening.opened.mediator), mara.link(opening.opened.observer)]);
    expect(links[0]).toMatch(/\/b\/\w+\/in#k=/);
    const code = await mara.code();
    const keys = await mara.page.evaluate(() => JSON.stringify(localStorage));
    expect(keys).not.toMatch(/"keys|"mediator":|#k=/);
    await mara.press(opening.opened.enter);
    await mara.page.reload();
    await mara.page.locator(".ac-steps button").first().waitFor(PATIENCE);
    expect(await mara.page.getByRole("dialog").count()).toBe(0);
    await mara.page.close();
    const later = new Acts({ ...(stage.people[0] as Person), page: await context.newPage() }, LANGUAGE);
    await later.page.goto(stage.url);
    await later.page.getByRole("link", { name: "La plaza" }).click();
    await later.page.locator(".ac-steps button").first().waitFor(PATIENCE);
    expect(new URL(later.page.url()).hash).toBe("");
    await showTheWay(links[1], code);
  });

  /** [WI3] Share is empty for nobody: who looks on is told whom to ask, and a screen that was given the code shows it. */
  async function showTheWay(link: string, code: string): Promise<void> {
    const [screen] = await newcomer("Pantalla");
    const share = async (address: string) => {
      await screen.page.goto("about:blank");
      await screen.page.goto(address);
      await screen.page.locator(".ac-join, .ac-wall, .tl-canvas").first().waitFor(PATIENCE);
      if (await screen.page.locator(".ac-join").count()) await screen.press(arriving.join.enter);
      await screen.page.locator(".ac-wall, .tl-canvas").first().waitFor(PATIENCE);
      if (await screen.page.locator(".ac-wall").count()) await screen.leaveWall();
      await screen.page.locator(".tl-canvas").waitFor(PATIENCE);
      await screen.press(table.share);
    };
    await share(link);
    await screen.see("Pídeselo a Mara");
    await share(`${link}&c=${code}`);
    await screen.page.locator(".ac-share-code strong").waitFor();
    expect(await screen.code()).toBe(code);
    expect(screen.page.url()).not.toMatch(/[#&][kc]=/);
  }

  testInFull(
    "[LK5] a link on screen with much power leads where browsers keep no address that they would show or complete",
    async () => {
      const profile = freshFolder();
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: ["--no-sandbox"],
      });
      const page = context.pages()[0] ?? (await context.newPage());
      const link = (landing: string, key: string) => `${bare()}${landing}#k=${key}`;
      await page.goto(link("/in", stage.board.keys.mediator));
      await page.locator(".ac-join").waitFor();
      expect(page.url()).toBe(bare());
      // the control: an address that is kept
      await page.goto(`${stage.url}/?other`);
      await page.goto(link("", stage.board.keys.observer));
      await page.locator(".ac-join").waitFor();
      const history = join(profile, "Default/History");
      const shown = () => {
        const file = new Database(history, { readonly: true });
        const rows = file.prepare("SELECT url FROM urls WHERE hidden = 0").all() as { url: string }[];
        file.close();
        return rows.map(({ url }) => url).filter((url) => url.includes("#k="));
      };
      await context.close();
      expect(shown()).toEqual([link("", stage.board.keys.observer)]);
      rmSync(profile, { recursive: true, force: true });
    },
  );

  // the last one: nobody comes in by the board's first links any more
  testInFull("a second mediator makes one for each role; whoever is put out comes back by the new one", async () => {
    const [mara] = await newcomer("Mara");
    await mara.page.goto(`${bare()}#k=${stage.board.keys.mediator}`);
    await mara.join({ name: "Mara" });
    await mara.page.locator(".ac-steps button").first().waitFor(PATIENCE);
    const ana = await stage.come("Ana", true);
    await mara.press(table.menu);
    await mara.page.getByRole("menuitem", { name: mara.say(table.settings) }).click();
    const made: string[] = [];
    for (const role of ["participant", "observer", "mediator"] as const) {
      const label = mara.say(opening.opened[role]);
      await mara.page.getByRole("button", { name: `${mara.say(opening.links.make)}: ${label}` }).click();
      if (role === "participant") await mara.page.getByText(/personas? que entr.+ quedan? fuera/).waitFor();
      await mara.press(opening.links.make);
      made.push(await mara.page.getByLabel(label, { exact: true }).inputValue());
    }
    expect(new Set(made).size).toBe(3);
    await mara.page.keyboard.press("Escape");
    await mara.saved();
    await mara.tab(table.record);
    await mara.see("hizo un enlace nuevo para quien media");
    await ana.see(ana.say(ended.title));
    await ana.page.goto(made[0] ?? "");
    await ana.page.locator(".ac-hand").waitFor(PATIENCE);
    expect(ana.page.url()).toBe(bare());
  });
});
