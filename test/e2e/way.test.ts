import { ended, hand, home, opening, pathOf, reasonOf, refusals, saved, turnedAway } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { count } from "../support/attack/attack.ts";
import type { Acts } from "../support/browser/act.ts";
import { openBrowser } from "../support/browser/browser.ts";
import { draw, OfflineStage, PATIENCE, saidSaved, sees, signOf } from "../support/browser/offline.ts";
import type { Foreign, Way } from "../support/browser/way.ts";
import { editorOf } from "../support/canvas/canvas.ts";
import { testInFull } from "../support/in-full.ts";
import { post } from "../support/server/client.ts";
import type { Guest } from "../support/simulate/guest.ts";

/** Real Chromium behind a proxy that answers for the server, wants a password, swallows, or is slow. */

let browser: Browser;
let stage: OfflineStage;
let way: Way;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await OfflineStage.open(browser);
  way = await stage.behind();
});
afterEach((context) => stage.close(context.task.result?.state === "fail"));

const HTML = { "content-type": "text/html" };
const JSON_TYPE = { "content-type": "application/json" };
const EVERY_FOREIGN: readonly Foreign[] = [
  { status: 200, headers: HTML, body: "<h1>Accept our terms</h1>" },
  { status: 200, headers: JSON_TYPE, body: '{"ok":true}' },
  { status: 204 },
  { status: 302, headers: { location: "http://127.0.0.1:9/portal" } },
  { status: 400, headers: HTML, body: "Bad" },
  { status: 401, headers: HTML, body: "Who are you?" },
  { status: 403, headers: HTML, body: "Blocked" },
  { status: 403, headers: JSON_TYPE, body: '{"error":{"code":"blocked"}}' },
  { status: 403, headers: JSON_TYPE, body: '{"error":{"code":"removed","message":"Said to somebody else"}}' },
  { status: 403, headers: JSON_TYPE, body: '{"error":{"code":"key-invalid","message":"Said to somebody else"}}' },
  { status: 404, headers: HTML, body: "" },
  { status: 413, headers: HTML, body: "" },
  { status: 429, headers: JSON_TYPE, body: '{"message":"slow down"}' },
  { status: 502, headers: HTML, body: "" },
  { status: 511, headers: HTML, body: "Pay" },
];
/** A page, and a code that is not ours; in the full count a body too large, a portal and the others too. */
const FOREIGN = count(
  EVERY_FOREIGN.filter(({ status, headers }) => (status === 200 && headers === HTML) || (status === 403 && headers)),
  EVERY_FOREIGN,
);

const FORBIDDEN = FOREIGN.find(({ status }) => status === 403) as Foreign;
const YEAR_OFF = "const now = Date.now; Date.now = () => now() + 365 * 86_400_000;";
/** A minute, and by how much clocks may differ. */
const RUN_OUT_MS = 100_000;

/** A refusal, an end or a fault is said on this page. */
async function isSaidNo(acts: Acts): Promise<boolean> {
  const no = [ended.title, turnedAway.troubleTitle].map((title) => acts.say(title));
  const counts = await Promise.all(no.map((words) => acts.page.getByText(words).count()));
  return counts.some((count) => count > 0) || (await acts.page.locator(".ac-saved-refused").count()) > 0;
}

const asked = (more: number): Promise<void> => {
  const before = way.answered;
  return expect.poll(() => way.answered - before, PATIENCE).toBeGreaterThanOrEqual(more);
};

describe("[OF11] only Acuerdo's own answer is one", () => {
  test("whatever a proxy says instead: what is written and drawn waits, and arrives when the way is free", async () => {
    const ana = await stage.come("Ana");
    for (const [n, foreign] of FOREIGN.entries()) {
      way.instead = foreign;
      way.cut();
      await ana.write(`Detrás de ${n}`);
      await draw(ana.page, 1, `caja${n}x`);
      await asked(2);
      expect([foreign, await isSaidNo(ana)]).toEqual([foreign, false]);
    }
    way.instead = null;
    await saidSaved(ana);
    const { texts } = await stage.found();
    expect(texts).toEqual(FOREIGN.map((_, n) => `Detrás de ${n}`));
    expect(await stage.boxes("caja\\d+x")).toBe(FOREIGN.length);
  });

  testInFull("a known board opens from the device whatever is said at the door, and goes on untouched", async () => {
    const ana = await stage.come("Ana", true);
    await ana.place(hand.write);
    await ana.write("De antes");
    await saidSaved(ana);
    for (const status of [200, 403, 404, 502]) {
      way.instead = { status, headers: HTML, body: "No" };
      await ana.page.reload();
      await ana.see("De antes");
      await expect.poll(() => signOf(ana), PATIENCE).toBe(ana.say(saved.offline));
      way.instead = null;
      await saidSaved(ana);
    }
  });

  testInFull("a proxy that asks for a password of its own takes nothing of ours", async () => {
    way.password = "sala";
    const ana = await stage.come("Ana", true, ({ context }) =>
      context.setHTTPCredentials({ username: "ana", password: "sala" }),
    );
    await ana.place(hand.write);
    await ana.write("Con contraseña");
    await saidSaved(ana);
    expect((await stage.found()).texts).toEqual(["Con contraseña"]);
  });
});

describe("[HT45] under a path of its host", () => {
  for (const isTakenOff of count([true], [true, false])) {
    test(`everything is found, where the proxy ${isTakenOff ? "takes the path off" : "leaves the path"}`, async () => {
      way.under = { path: "/acuerdo", isTakenOff };
      stage.path = way.under.path;
      if (!isTakenOff) await stage.restart({ ACUERDO_PUBLIC_URL: stage.entrance });
      const ana = await stage.come("Ana", true);
      const { page } = ana;
      await ana.place(hand.write);
      await ana.write("Bajo un camino");
      await saidSaved(ana);
      await page.reload();
      await ana.see("Bajo un camino");
      expect(page.url()).toBe(`${stage.entrance}/b/${stage.board.id}`);
      expect((await stage.found()).texts).toEqual(["Bajo un camino"]);
      await ana.openBoard(`${stage.entrance}/`, { title: "La plaza", objective: "Que haya sombra", name: "Ana" });
      expect(await ana.link(opening.opened.mediator)).toMatch(new RegExp(`^${stage.entrance}/b/\\w+/in#k=`));
      const [{ account } = { account: null }] = stage.people;
      const elsewhere = account?.urls.filter((url) => url.startsWith(way.url) && !url.startsWith(stage.entrance));
      expect([elsewhere, account?.errors]).toEqual([[], []]);
    });
  }
});

describe("[OF12] whoever has to come in again finds what was not saved", () => {
  test("after a key that was replaced: named, kept, and brought with the new one; by a device whose clock is a year off", async () => {
    const ana = await stage.come("Ana", false, async ({ context }) => void (await context.addInitScript(YEAR_OFF)));
    const other = await stage.tab(ana);
    way.instead = FORBIDDEN;
    way.cut();
    await draw(ana.page, 3, "caja");
    await ana.write("Sin guardar");
    const mia = await stage.mediator("Mia");
    const answer = await post(stage.url, pathOf("keys", { id: stage.board.id }), { role: "participant" }, mia.token);
    expect(answer.status).toBe(201);
    way.instead = null;
    await ana.see(ana.say(ended.title));
    await ana.see(ana.say(ended.drawings, { n: 3 }));
    await ana.see("Sin guardar");
    await other.see(ana.say(ended.title));
    await ana.press(ended.again);
    // whoever followed no link is told of none
    await ana.see(ana.say(turnedAway.outTitle));
    expect(await ana.page.getByText(ana.say(home.missingAll)).count()).toBe(0);
    await ana.page.evaluate((key) => {
      location.hash = `k=${key}`;
    }, answer.body.key as string);
    await saidSaved(ana);
    await saidSaved(other);
    stage.replaced(answer.body.key as string);
    expect(await stage.boxes("caja")).toBe(3);
    expect((await stage.found()).texts).toEqual(["Sin guardar"]);
  });

  testInFull("a token that has run out behind a proxy's no is renewed by itself", async () => {
    await stage.restart({ ACUERDO_TOKEN_MINUTES: "1" });
    const ana = await stage.come("Ana");
    way.instead = FORBIDDEN;
    way.cut();
    await draw(ana.page, 3, "caja");
    await new Promise((resolve) => setTimeout(resolve, RUN_OUT_MS));
    way.instead = null;
    await saidSaved(ana);
    expect(await stage.boxes("caja")).toBe(3);
  });

  testInFull("[WS43] behind an address that the server does not know it is said so, and nothing is lost", async () => {
    const ana = await stage.come("Ana");
    way.host = "127.0.0.1:1";
    way.cut();
    await draw(ana.page, 3, "caja");
    await ana.see(ana.say(refusals["wrong-origin"]));
    expect(await ana.page.getByText(ana.say(ended.title)).count()).toBe(0);
    way.host = null;
    await saidSaved(ana);
    expect(await stage.boxes("caja")).toBe(3);
  });
});

testInFull(
  "[OF13] a long ledger on a slow way arrives in parts that are told, never shown as the whole, and goes on where it broke off",
  async () => {
    await stage.restart({ ACUERDO_MAX_INTENTS_AT_ONCE: "1000", ACUERDO_MAX_INTENTS_PER_SECOND: "1000" });
    const count = 600;
    const guests = await Promise.all(Array.from({ length: 6 }, (_, n) => stage.guest(`Luis ${n}`)));
    const [luis] = guests as [Guest];
    const text = "Una parada que se vea de noche. ".repeat(8);
    const placed = Array.from({ length: count }, (_, n) => {
      const position = { positionId: `position-${n}`, positionKind: "need", text: `${n} ${text}` };
      return guests[n % guests.length]?.ask({ kind: "position.place", ...position } as never);
    });
    await Promise.all(placed);
    way.bytesPerSecond = 60_000;
    const ana = await stage.come("Ana", true, async ({ page }) => {
      page.once("websocket", () =>
        page
          .getByText(/MB cargados/)
          .waitFor(PATIENCE)
          .then(() => way.cut()),
      );
    });
    const once = way.bytes;
    const ledger = await luis.connect("ledger");
    const whole = Y.encodeStateAsUpdate(ledger.doc).length;
    ledger.destroy();
    expect(once).toBeGreaterThan(whole);
    expect(once).toBeLessThan(1.6 * whole); // what was on its way when it broke, and a little beside
    await ana.place(hand.respond);
    await ana.see(`0 de ${count}`);
    await luis.leave();
  },
);

testInFull("[OF14] a server that takes less in a message gets smaller ones, by few connections", async () => {
  await stage.restart({ ACUERDO_MAX_FRAME_BYTES: "65536" });
  const ana = await stage.come("Ana");
  let connections = 0;
  await stage.stop();
  await ana.offline();
  await draw(ana.page, 400, "caja");
  way.cut();
  ana.page.on("websocket", (socket) => {
    if (socket.url().endsWith("/canvas")) connections += 1;
  });
  await stage.start({ ACUERDO_MAX_FRAME_BYTES: "65536" });
  const before = connections;
  await saidSaved(ana);
  expect(await stage.boxes("caja")).toBe(400);
  expect(connections - before).toBeLessThanOrEqual(4);
});

testInFull("[OF14] what no message may hold is refused with its reason", async () => {
  await stage.restart({ ACUERDO_MAX_FRAME_BYTES: "1024" });
  const ana = await stage.come("Ana");
  const editor = await editorOf(ana.page);
  await editor.evaluate((editor) => {
    const content = [{ type: "paragraph", content: [{ type: "text", text: "Demasiado largo. ".repeat(100) }] }];
    editor.createShapes([{ id: "shape:larga" as never, type: "geo", props: { richText: { type: "doc", content } } }]);
  });
  await sees(ana, saved.refused, { why: ana.say(reasonOf("too-large-to-send", "canvas")) });
  await draw(ana.page, 3, "caja");
  await expect.poll(() => stage.boxes("caja"), PATIENCE).toBe(3);
  await ana.page.locator(".ac-saved-refused").click();
  await ana.see("Demasiado largo.");
});

testInFull(
  "[OF15] after a sleep with dead sockets nothing is called saved before a fresh echo, and what others said is there",
  async () => {
    const ana = await stage.come("Ana", true);
    const luis = await stage.guest("Luis");
    await ana.place(hand.respond);
    way.silence();
    await luis.ask({
      kind: "position.place",
      positionId: "position-of-luis",
      positionKind: "need",
      text: "Mientras dormía",
    } as never);
    expect(await signOf(ana)).toBe(ana.say(saved.saved));
    const sign = await ana.page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
      return new Promise((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(document.querySelector(".ac-saved-sign")?.textContent)),
        ),
      );
    });
    expect(sign).toBe(ana.say(saved.connecting));
    await ana.see("Mientras dormía");
    await saidSaved(ana);
    await luis.leave();
  },
);
