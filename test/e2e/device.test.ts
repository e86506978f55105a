import { gather, hand, saved } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts } from "../support/browser/act.ts";
import { LAPTOP, openBrowser, type Person } from "../support/browser/browser.ts";
import { KilledBrowser } from "../support/browser/killed-browser.ts";
import { draw, LANGUAGE, OfflineStage, PATIENCE, saidSaved, sees, signOf } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";
import { freshFolder } from "../support/server/server.ts";

/** Real Chromium whose database of a board is damaged, refuses, or never answers: nothing relies on it, and nothing is silenced by it. */

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

type Damage = "no-stores" | "never" | "errors" | "throws" | "later-never";

/** Runs in the page, before anything else does. */
function damaged({ damage, names }: { damage: Damage; names: readonly string[] }): void {
  const { open } = IDBFactory.prototype;
  const isOurs = (name: string) => name.startsWith("acuerdo.");
  if (damage === "no-stores") {
    if (localStorage.getItem("damaged")) return;
    localStorage.setItem("damaged", "1");
    for (const name of names) {
      const request = open.call(indexedDB, name, 1);
      request.onsuccess = () => request.result.close();
    }
    return;
  }
  IDBFactory.prototype.open = function (name, version) {
    if (!isOurs(name)) return open.call(this, name, version);
    if (damage === "throws") throw new DOMException("no", "SecurityError");
    const request = {} as IDBOpenDBRequest;
    if (damage === "errors") setTimeout(() => request.onerror?.(new Event("error")));
    if (damage !== "later-never") return request;
    // it opens, and answers nothing afterwards
    const opened = open.call(this, name, version);
    opened.addEventListener("success", () => {
      opened.result.transaction = () => ({ objectStore: () => new Proxy({}, { get: () => () => ({}) }) }) as never;
    });
    return opened;
  };
}

const withDamage =
  (damage: Damage, documents: readonly string[]) =>
  async ({ context }: Person): Promise<void> => {
    await context.addInitScript(damaged, {
      damage,
      names: documents.map((name) => `acuerdo.${stage.board.id}.${name}`),
    });
  };

/** Whether the browser would ask before it leaves the page. Asked of the page: a dialog that a driver answers may end the browser. */
const asksBeforeLeaving = ({ page }: Acts): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

const unkept = (acts: Acts) => acts.page.getByText(acts.say(saved.unkept), { exact: true }).count();

/** In the short count those that opening does not show. */
const EVERY_DAMAGE: readonly (readonly [Damage, readonly string[]])[] = [
  ["no-stores", ["canvas", "ledger"]],
  ["never", ["canvas"]],
  ["errors", ["canvas"]],
  ["throws", ["canvas"]],
  ["later-never", ["canvas"]],
];

describe("[OF10] a copy that cannot be relied on", () => {
  test.each(
    count(
      EVERY_DAMAGE.filter(([damage]) => damage.startsWith("later")),
      EVERY_DAMAGE,
    ),
  )("%s: said, everything arrives both ways, and leaving asks while something waits", async (damage, documents) => {
    const ana = await stage.come("Ana", false, withDamage(damage, documents));
    await sees(ana, saved.unkept);
    await draw(ana.page, 3, "caja");
    await saidSaved(ana);
    expect(await stage.boxes("caja")).toBe(3);
    const luis = await stage.guest("Luis");
    const position = { positionId: "position-of-luis", positionKind: "need", text: "Del otro lado" };
    await luis.ask({ kind: "position.place", ...position } as never);
    await ana.see("Del otro lado");
    await luis.leave();
    if (damage === "no-stores") {
      await ana.page.reload();
      await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
      await saidSaved(ana);
      expect(await unkept(ana)).toBe(0);
      return;
    }
    await stage.stop();
    await ana.offline();
    await draw(ana.page, 1, "otra");
    await expect.poll(() => signOf(ana), PATIENCE).toMatch(/^Sin guardar aún: \d+$/);
    expect(await asksBeforeLeaving(ana)).toBe(true);
  });

  testInFull(
    "a row that nobody can read: said, nothing lost that was drawn after it, kept again at the next visit",
    async () => {
      const ana = await stage.come("Ana");
      await draw(ana.page, 1, "antes");
      await saidSaved(ana);
      await ana.page.evaluate(
        (name) =>
          new Promise<void>((resolve) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => {
              const transaction = request.result.transaction(["updates"], "readwrite");
              transaction.objectStore("updates").add(Uint8Array.of(1, 1, 255, 255, 255, 7, 9));
              transaction.oncomplete = () => resolve(request.result.close());
            };
          }),
        `acuerdo.${stage.board.id}.canvas`,
      );
      await ana.page.reload();
      await sees(ana, saved.unkept);
      await draw(ana.page, 2, "caja");
      await saidSaved(ana);
      expect(await stage.boxes("caja")).toBe(2);
      await ana.page.reload();
      await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
      await saidSaved(ana);
      expect(await unkept(ana)).toBe(0);
      await stage.stop();
      await ana.offline();
      await draw(ana.page, 3, "otra");
      await expect.poll(() => signOf(ana), PATIENCE).toMatch(/^En este dispositivo: \d+$/);
      await ana.page.close();
      await stage.start();
      const again = await stage.tab(ana);
      await saidSaved(again);
      expect(await stage.boxes("otra")).toBe(3);
    },
  );

  testInFull("a ledger's copy without its stores, on a phone: what others say appears", async () => {
    const ana = await stage.come("Ana", true, withDamage("no-stores", ["ledger"]));
    await ana.place(hand.respond);
    const luis = await stage.guest("Luis");
    for (const n of [1, 2, 3]) {
      const position = { positionId: `position-${n}`, positionKind: "need", text: `Dicho ${n}` };
      await luis.ask({ kind: "position.place", ...position } as never);
    }
    await ana.see("0 de 3");
    await luis.leave();
  });
});

describe("[OF18] a browser that ends at once, after it has said that something is kept", () => {
  const account = { hosts: new Set<string>(), urls: [], errors: [] };
  /** Tabs, and how long after the last sentence, in ms. */
  const CASES: readonly (readonly [number, number])[] = [
    [1, 0],
    [2, 0],
    [1, 600],
    [1, 1_000],
    [2, 4_000],
    [1, 10_000],
  ];

  test.each(count(CASES.slice(0, 1), CASES))("%i tabs, %i ms", async (tabs, ms) => {
    const folder = freshFolder();
    const first = await KilledBrowser.open(folder);
    const people: Acts[] = [];
    for (let n = 0; n < tabs; n += 1) {
      const page = await first.context.newPage();
      await page.setViewportSize(LAPTOP);
      const acts = new Acts({ page, context: first.context, account, name: "Ana" }, LANGUAGE);
      await page.goto(`${stage.url}/b/${stage.board.id}#k=${stage.board.keys.participant}`);
      if (n === 0) await acts.join({ name: "Ana" });
      await page.locator(".tl-canvas").waitFor(PATIENCE);
      await acts.saved();
      people.push(acts);
    }
    await stage.stop();
    for (const acts of people) await acts.offline();
    for (const [n, acts] of people.entries()) {
      await acts.page.bringToFront();
      await acts.write(`Desde la ${n}`);
      await acts.see(acts.say(gather.waits));
    }
    await new Promise((resolve) => setTimeout(resolve, ms));
    await first.kill();
    await stage.start();
    const second = await KilledBrowser.open(folder);
    const page = await second.context.newPage();
    await page.goto(`${stage.url}/b/${stage.board.id}`);
    const acts = new Acts({ page, context: second.context, account, name: "Ana" }, LANGUAGE);
    await saidSaved(acts);
    expect((await stage.found()).texts).toEqual(people.map((_, n) => `Desde la ${n}`));
    await second.kill();
  });
});
