import { faults, gather, type Language, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Acts, hand } from "../support/browser/act.ts";
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

test("[OF19] a phone that was left on its first place can answer, agree and commit without a connection a while later", async () => {
  const fields = { title: "Sin red", objective: "Que se pueda seguir", language: LANGUAGE, voices: "named" };
  const board = await openBoard(server.url, fields);
  const person = await arrive(browser, "left alone", { language: LANGUAGE, phone: true });
  await person.page.clock.install();
  const ana = new Acts(person, LANGUAGE);
  await ana.page.goto(`${server.url}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.button(gather.place).waitFor();
  const fetched = ana.page.waitForResponse((response) => /MyCommitments|CommitmentList/.test(response.url()));
  await ana.page.clock.runFor(20_000);
  await fetched;
  await ana.page.waitForLoadState("networkidle");
  await person.context.setOffline(true);
  for (const place of ["respond", "agreements", "mine"] as const) {
    await ana.place(hand[place]);
    expect(await ana.page.getByText(ana.say(faults.fetchedTitle)).count()).toBe(0);
  }
  expect(person.account.errors).toEqual([]);
});
