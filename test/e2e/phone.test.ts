import { cluster, common, faults, gather, type Language, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Acts, hand } from "../support/browser/act.ts";
import { fetchNothingAhead } from "../support/browser/ahead.ts";
import { arrive, onTheNetwork, openBrowser } from "../support/browser/browser.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { openBoard } from "../support/simulate/guest.ts";

/** What a phone has to fetch before somebody can take part: the room's Wi-Fi is shared by all of them. */

const MOST_BYTES = 150_000;
const LANGUAGE: Language = "es";

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test("[WK2] a phone takes part with at most 150 kB of page, code and styles over plain http, and never fetches the canvas", async () => {
  const fields = {
    title: "Las tardes del barrio",
    objective: "Que haya dónde estar",
    language: LANGUAGE,
    voices: "named",
  };
  const board = await openBoard(server.url, fields);
  const person = await arrive(browser, "phone", {
    language: LANGUAGE,
    phone: true,
    viewport: { width: 360, height: 640 },
  });
  await fetchNothingAhead(person.page);
  const client = await person.context.newCDPSession(person.page);
  await client.send("Network.enable");
  const kinds = new Map<string, string>();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (["Document", "Script", "Stylesheet"].includes(kinds.get(requestId) ?? "")) bytes += encodedDataLength;
  });
  const ana = new Acts(person, LANGUAGE);
  await ana.page.goto(`${onTheNetwork(server.url)}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.place(hand.write);
  await ana.button(gather.place).waitFor();
  await ana.write("Un sitio con luz");
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(person.account.urls.filter((url) => /CanvasBoard|tldraw/i.test(url))).toEqual([]);
  expect(await ana.page.getByText(ana.say(table.canvas)).count()).toBe(0);
  expect(person.account.errors).toEqual([]);
  console.log(
    `a phone that takes part has fetched ${(bytes / 1000).toFixed(1)} kB of page, code and styles over plain http`,
  );
});

test("[OF19] [OF22] a phone that loses its connection soon after its first screen has its places, lists, menu and dialogs, and no way onto the browser's own error", async () => {
  const fields = { title: "Sin red", objective: "Que se pueda seguir", language: LANGUAGE, voices: "named" };
  const board = await openBoard(server.url, fields);
  const person = await arrive(browser, "left alone", { language: LANGUAGE, phone: true });
  const ana = new Acts(person, LANGUAGE);
  const fetched = ana.page.waitForResponse((response) => /Home-/.test(response.url()), { timeout: 60_000 }); // the last of all
  await ana.page.goto(`${onTheNetwork(server.url)}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.button(gather.place).waitFor();
  await ana.write("Un banco a la sombra");
  await fetched;
  await ana.page.waitForLoadState("networkidle");
  await person.context.setOffline(true);
  await ana.press(gather.reword);
  await ana.page.getByRole("dialog").getByLabel(ana.say(gather.text)).waitFor();
  await ana.page.keyboard.press("Escape");
  await ana.press(common.menu);
  for (const words of [common.leaveComputer, hand.minutes, hand.whoIAm]) {
    await ana.page.getByRole("menuitem", { name: ana.say(words) }).waitFor();
  }
  await ana.page.getByRole("menuitem", { name: ana.say(common.leaveComputer) }).click();
  await ana.page.getByRole("dialog").waitFor();
  await ana.page.keyboard.press("Escape");
  for (const place of ["respond", "agreements", "mine"] as const) {
    await ana.place(hand[place]);
    for (const missing of [faults.fetchedTitle, faults.fetchedShort]) {
      expect(await ana.page.getByText(ana.say(missing)).count()).toBe(0);
    }
  }
  // what lies on the board has never been here; once it has, it is known without a connection
  const clusters = async () => {
    await ana.press(common.menu);
    await ana.page.getByRole("menuitem", { name: ana.say(hand.clusters) }).click();
  };
  await clusters();
  await ana.see(ana.say(common.notHere));
  await person.context.setOffline(false);
  await ana.page.getByText(ana.say(cluster.empty)).waitFor({ timeout: 60_000 });
  await ana.saved();
  await person.context.setOffline(true);
  await ana.press(common.menu);
  await ana.page.getByRole("menuitem", { name: ana.say(hand.leave) }).click();
  await ana.page.locator(".ac-board-link").click();
  await ana.page.locator(".ac-places").waitFor({ timeout: 60_000 });
  await clusters();
  await ana.page.getByText(ana.say(cluster.empty)).waitFor({ timeout: 60_000 });
  expect(person.account.errors).toEqual([]);
});

test("[OF19] what had not come before the connection went says so, offers no reload, and comes by itself", async () => {
  const fields = { title: "Sin nada", objective: "Que llegue solo", language: LANGUAGE, voices: "named" };
  const board = await openBoard(server.url, fields);
  const person = await arrive(browser, "too soon", { language: LANGUAGE, phone: true });
  await fetchNothingAhead(person.page);
  const ana = new Acts(person, LANGUAGE);
  await ana.page.goto(`${onTheNetwork(server.url)}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.button(gather.place).waitFor();
  await ana.write("Un banco a la sombra");
  await person.context.setOffline(true);
  await ana.press(gather.reword);
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByText(ana.say(faults.cutOff)).waitFor();
  expect(await dialog.getByText(ana.say(faults.fetchedTitle)).count()).toBe(1);
  expect(await ana.page.getByRole("button", { name: ana.say(faults.reload) }).count()).toBe(0);
  await person.context.setOffline(false);
  await dialog.getByLabel(ana.say(gather.text)).waitFor();
  expect(person.account.errors).toEqual([]);
});
