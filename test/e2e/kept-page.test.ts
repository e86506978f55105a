import { common, hand, leaving, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser/browser.ts";
import { isLater, keptIsLater, keptPaths, laterBuild } from "../support/browser/kept-page.ts";
import { boxesOn, draw, OfflineStage, PATIENCE, saidSaved, signOf } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";

/** The page itself on the device: real Chromium, which takes this machine's own address for a safe one. */

let browser: Browser;
let stage: OfflineStage;
// one's own each time: whatever ails a browser's service workers does not outlast the try
beforeEach(async () => {
  browser = await openBrowser();
  stage = await OfflineStage.open(browser);
  stage.serviceWorker = true;
});
afterEach(async (context) => {
  await stage.close(context.task.result?.state === "fail");
  await browser.close();
});

/** The sign while there is no server: what of ours may still be on its way is on the device. */
const AWAY = /^(Sin conexión|En este dispositivo)/;

const keepsPage = (page: Parameters<typeof keptPaths>[0], file: RegExp) =>
  expect.poll(async () => (await keptPaths(page)).paths.filter((path) => file.test(path)).length, PATIENCE);

describe("[SC7] a reload without a server", () => {
  test("opens the board from the device and brings what is done then; after an upgrade nobody sees the old page; with the computer it is left", async () => {
    const ana = await stage.come("Ana");
    const { page } = ana;
    await ana.write("De antes");
    await draw(page, 3, "caja");
    await saidSaved(ana);
    await keepsPage(page, /\.page$|(TableBoard|CanvasBoard|worker)-[^/]*js$/).toBeGreaterThanOrEqual(4);
    // an upgrade: the next load is the new page, and the device keeps that one
    await stage.stop();
    stage.clientDir = laterBuild();
    await stage.start();
    await saidSaved(ana);
    expect(await isLater(page)).toBe(false);
    await page.reload();
    expect(await isLater(page)).toBe(true);
    await saidSaved(ana);
    await expect.poll(() => keptIsLater(page), PATIENCE).toBe(true);
    // no server at all
    await stage.stop();
    await page.reload(PATIENCE);
    await page.locator(".tl-canvas").waitFor(PATIENCE);
    await expect.poll(() => signOf(ana), PATIENCE).toMatch(AWAY);
    expect([await isLater(page), await boxesOn(page)]).toEqual([true, 3]);
    await ana.see("De antes");
    await ana.write("Sin servidor");
    await stage.start();
    await saidSaved(ana);
    expect((await stage.found()).texts).toEqual(["De antes", "Sin servidor"]);
    const { paths } = await keptPaths(page);
    expect(paths.filter((path) => !path.startsWith("/assets/"))).toEqual([]);
    const other = await stage.tab(ana);
    await ana.press(table.menu);
    await page.getByRole("menuitem", { name: ana.say(common.leaveComputer) }).click();
    await ana.press(leaving.confirm);
    for (const one of [page, other.page]) {
      await one.locator(".ac-home").waitFor(PATIENCE);
      await one.waitForLoadState("networkidle");
    }
    expect(await keptPaths(other.page)).toEqual({ paths: [], shelves: 0, workers: 0 });
    expect(stage.people[0]?.account.errors).toEqual([]);
  });

  testInFull(
    "on a phone, behind a gateway that answers in the server's place, or one that swallows everything",
    async () => {
      const way = await stage.behind();
      const ana = await stage.come("Ana", true);
      await ana.place(hand.write);
      await ana.write("De antes");
      await keepsPage(ana.page, /\.page$|hand-.*js$/).toBe(2);
      expect((await keptPaths(ana.page)).paths.filter((path) => /CanvasBoard/.test(path))).toEqual([]);
      for (const gone of [() => (way.everything = { status: 502, body: "Bad gateway" }), () => (way.isMute = true)]) {
        gone();
        way.cut();
        await ana.page.reload();
        await ana.see("De antes");
        await expect.poll(() => signOf(ana), PATIENCE).toMatch(AWAY);
        way.everything = null;
        way.isMute = false;
        await saidSaved(ana);
      }
      // what says less than that it is away is shown: a portal's page, or a way to one
      way.everything = { status: 403, headers: { "content-type": "text/html" }, body: "<h1>Pay</h1>" };
      await ana.page.reload();
      await ana.page.getByText("Pay").waitFor();
    },
  );

  testInFull("whoever stands before the server can ask for a password of its own at any time", async () => {
    const way = await stage.behind();
    const ana = await stage.come("Ana", true);
    await keepsPage(ana.page, /\.page$/).toBe(1);
    way.password = "sala";
    const answers: (boolean | undefined)[] = [];
    ana.page.on("response", (answer) => {
      if (answer.request().isNavigationRequest()) answers.push(answer.fromServiceWorker());
    });
    await ana.page.reload();
    // the last word is the proxy's, to the browser itself, which asks for the password
    await expect.poll(() => answers.at(-1), PATIENCE).toBe(false);
    await ana.page.context().setHTTPCredentials({ username: "ana", password: "sala" });
    await ana.page.reload();
    await ana.place(hand.write);
    await ana.write("Con contraseña");
    await saidSaved(ana);
    await keepsPage(ana.page, /\.page$/).toBe(1);
  });
});
