import { cpSync, rmSync } from "node:fs";
import {
  type BoardId,
  canvasHistory,
  common,
  hand,
  RECORDS,
  reasonOf,
  saved,
  sayThings,
  table,
  weigh,
} from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../../server/src/store/sql.ts";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person } from "../support/browser/browser.ts";
import {
  boxesOn,
  draw,
  LANGUAGE,
  OfflineStage,
  PATIENCE,
  saidSaved,
  sees,
  signOf,
} from "../support/browser/offline.ts";
import { editorOf } from "../support/canvas/canvas.ts";
import { deadUpdate } from "../support/guard/gone-writers.ts";
import { PROPS, shapeRecord } from "../support/guard/samples.ts";
import { testInFull } from "../support/in-full.ts";
import { freshFolder } from "../support/server/server.ts";

/** Real Chromium where something will not be kept: by the browser, by a disk that was lost, by a server that refuses. */

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

describe("[OF7] a browser that keeps nothing", () => {
  const noStorage = async (person: Person): Promise<void> => {
    await person.context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      Object.defineProperty(indexedDB, "open", { value: refuse });
      Storage.prototype.setItem = refuse;
    });
  };

  testInFull("goes on in memory, and says so all the time", async () => {
    const ana = await stage.come("Ana", false, noStorage);
    await draw(ana.page, 5, "caja");
    await sees(ana, saved.unkept);
    await saidSaved(ana);
    await stage.stop();
    await ana.offline();
    await draw(ana.page, 5, "otra");
    await ana.write("Solo aquí");
    await expect.poll(() => signOf(ana), PATIENCE).toMatch(/^Sin guardar aún: \d+$/);
    await stage.start();
    await saidSaved(ana);
    expect(await stage.boxes("(caja|otra)")).toBe(10);
    expect((await stage.found()).texts).toEqual(["Solo aquí"]);
  });

  test("a disk that fills up while somebody works is noticed", async () => {
    const ana = await stage.come("Ana");
    await draw(ana.page, 5, "caja");
    await saidSaved(ana);
    expect(await ana.page.getByText(ana.say(saved.unkept)).count()).toBe(0);
    await ana.page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (...given) {
        const request = add.apply(this, given);
        request.addEventListener("success", () => this.transaction.abort());
        return request;
      };
    });
    await draw(ana.page, 5, "otra");
    await sees(ana, saved.unkept);
    await saidSaved(ana);
    expect(await stage.boxes("(caja|otra)")).toBe(10);
  });
});

testInFull("[OF8] a server that lost its disk gets the canvas back, and is not said to have what it lost", async () => {
  const ana = await stage.come("Ana");
  await ana.write("Antes");
  await draw(ana.page, 10, "antes");
  await saidSaved(ana);
  const backup = freshFolder();
  await stage.stop();
  cpSync(stage.dataDir, backup, { recursive: true });
  await stage.start();
  await saidSaved(ana);
  await ana.write("Después");
  await draw(ana.page, 10, "despues");
  await saidSaved(ana);

  await stage.stop();
  rmSync(stage.dataDir, { recursive: true });
  cpSync(backup, stage.dataDir, { recursive: true });
  await stage.start();
  await saidSaved(ana);
  const { texts } = await stage.found();
  expect(await stage.boxes("despues")).toBe(10);
  expect(texts).toEqual(["Antes"]);
  await expect
    .poll(() => ana.page.getByText("Después", { exact: true }).filter({ visible: true }).count(), PATIENCE)
    .toBe(0);
  await ana.write("De nuevo");
  await saidSaved(ana);
  expect((await stage.found()).texts).toEqual(["Antes", "De nuevo"]);
  rmSync(backup, { recursive: true });
});

testInFull(
  "[WS36] a board that has left thousands of client ids behind meanwhile gets what was done offline, and nothing that was taken away",
  async () => {
    const luis = await stage.guest("Luis");
    const drawn = await luis.canvas();
    const ana = await stage.come("Ana");
    await draw(ana.page, 5, "antes");
    drawn.doc.getMap(RECORDS).set("shape:luis0", shapeRecord("luis0", "geo", PROPS.geo ?? {}));
    await expect.poll(() => boxesOn(ana.page), PATIENCE).toBe(6);
    await saidSaved(ana);
    await luis.leave();
    await stage.stop();
    await ana.offline();
    await draw(ana.page, 3, "fuera");
    await (await editorOf(ana.page)).evaluate((editor) => void editor.deleteShape("shape:antes4" as never));
    await takenMeanwhile(stage, "shape:luis0");
    await stage.start();
    await saidSaved(ana);
    await expect.poll(() => boxesOn(ana.page), PATIENCE).toBe(7);
    expect([await stage.boxes("antes"), await stage.boxes("fuera"), await stage.boxes("luis")]).toEqual([4, 3, 0]);
    await ana.page.reload();
    await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
    await expect.poll(() => boxesOn(ana.page), PATIENCE).toBe(7);
    expect(await ana.page.locator(".ac-saved-refused").count()).toBe(0);
  },
);

testInFull("[EC7] whoever mediates takes away in one step what somebody drew, and puts it back", async () => {
  const ana = await stage.come("Ana");
  await draw(ana.page, 12, "muchas");
  await saidSaved(ana);
  const person = await arrive(browser, "Mara", { language: LANGUAGE });
  stage.people.push(person);
  const mara = new Acts(person, LANGUAGE);
  await mara.page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.mediator}`);
  await mara.join({ name: "Mara" });
  await expect.poll(() => boxesOn(mara.page), PATIENCE).toBe(12);
  await mara.page.getByRole("button", { name: mara.say(table.menu), exact: true }).click();
  await mara.page.getByRole("menuitem", { name: mara.say(canvasHistory.menu) }).click();
  await mara.page.getByRole("button", { name: mara.say(canvasHistory.takeAwayOf, { who: "Ana" }) }).click();
  const things = sayThings(LANGUAGE, { cards: 0, clusters: 0, drawings: 12 });
  await sees(mara, canvasHistory.taken, { things });
  await expect.poll(() => boxesOn(ana.page), PATIENCE).toBe(0);
  await mara.page.getByRole("button", { name: mara.say(canvasHistory.undoBringing) }).click();
  await expect.poll(() => boxesOn(ana.page), PATIENCE).toBe(12);
  expect(person.account.errors).toEqual([]);
});

/** Others take something away, and thousands of page loads pass. */
async function takenMeanwhile({ dataDir, board }: OfflineStage, key: string): Promise<void> {
  const store = await openSqlite(`${dataDir}/acuerdo.db`);
  const { seq, updates } = await store.canvas(board.id as BoardId);
  const doc = new Y.Doc();
  for (const update of [...updates, deadUpdate(Array.from({ length: 5_000 }, (_, n) => 2 ** 31 + (5_000 - n) * 3))])
    Y.applyUpdate(doc, update);
  doc.getMap(RECORDS).delete(key);
  await store.appendCanvas([{ board: board.id as BoardId, seq: seq + 1, data: Y.encodeStateAsUpdate(doc) }]);
  await store.close();
}

describe("[OF9] what is refused is kept, with its reason", () => {
  test("more than one's share of a canvas: it can be seen, survives the page, and goes back once there is room", async () => {
    await stage.restart({ ACUERDO_MAX_CANVAS_BYTES: "65536" });
    const ana = await stage.come("Ana");
    // in one go: what comes after it was refused is drawn on another canvas
    await draw(ana.page, 100, "caja");
    await sees(ana, saved.refused, { why: ana.say(reasonOf("share", "canvas")) });
    await ana.page.reload();
    await sees(ana, saved.refused, { why: ana.say(reasonOf("share", "canvas")) });
    await ana.page.locator(".ac-saved-refused").click();
    await ana.see("caja 99");
    await stage.restart();
    await expect.poll(() => ana.page.locator(".ac-saved-refused").count(), PATIENCE).toBe(1);
    await ana.press(common.tryAgain);
    await saidSaved(ana);
    expect(await stage.boxes("caja")).toBe(100);
  });

  testInFull("changes under a client id that turns out to be somebody else's come back under another", async () => {
    const luis = await stage.guest("Luis");
    const { doc } = await luis.canvas();
    doc.getMap(RECORDS).set("shape:luis|xy", [1, 1]);
    const ana = await stage.come("Ana");
    await stage.stop();
    await ana.offline();
    await draw(ana.page, 30, "caja");
    await ana.page.evaluate(
      ({ key, client }) => {
        const own = JSON.parse(localStorage.getItem(key) ?? "[]") as number[];
        localStorage.setItem(key, JSON.stringify([client, ...own]));
      },
      { key: `acuerdo.clients.${stage.board.id}`, client: doc.clientID },
    );
    await stage.start();
    await saidSaved(ana);
    expect(await stage.boxes("caja")).toBe(30);
    expect(await boxesOn(ana.page)).toBe(30);
    await luis.leave();
  });

  testInFull("an answer to what was withdrawn meanwhile", async () => {
    const luis = await stage.guest("Luis");
    const positionId = "position-of-luis";
    await luis.ask({ kind: "position.place", positionId, positionKind: "position", text: "Un banco al sol" } as never);
    const ana = await stage.come("Ana", true);
    await ana.place(hand.respond);
    await ana.see("Un banco al sol");
    await ana.page.route("**/intents", (route) => route.abort());
    await ana.grade("reserve", ana.page.locator("article").first()).click();
    await ana.page.locator("article textarea").first().fill("Si hay sombra en agosto");
    await ana.press(weigh.next);
    await luis.ask({ kind: "position.withdraw", positionId } as never);
    await ana.page.unroute("**/intents");
    await sees(ana, saved.refused, { why: ana.say(reasonOf("withdrawn", "ledger")) });
    await ana.page.locator(".ac-saved-refused").click();
    await ana.see("Si hay sombra en agosto");
    const letGo = ana.button(saved.list.letGo);
    while (await letGo.count()) await letGo.first().click();
    await saidSaved(ana);
    await luis.leave();
  });
});

testInFull(
  "[OF12] a link that opens nothing any more puts nobody out who is in, or whom the device lets in",
  async () => {
    const ana = await stage.come("Ana", true);
    await ana.place(hand.write);
    await ana.write("De antes");
    await saidSaved(ana);
    const spoil = () =>
      ana.page.evaluate(() => {
        location.hash = `k=${"x".repeat(32)}`;
      });
    const asked = ana.page.waitForResponse((answer) => answer.url().endsWith("/members") && answer.status() === 403);
    await spoil();
    await asked;
    await ana.write("Con un enlace roto");
    await saidSaved(ana);
    await spoil();
    await ana.page.reload();
    await ana.place(hand.write);
    await ana.write("Tras recargar");
    await saidSaved(ana);
    expect((await stage.found()).texts).toEqual(["De antes", "Con un enlace roto", "Tras recargar"]);
  },
);
