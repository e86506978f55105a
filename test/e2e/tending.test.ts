import { facilitate, hand, inPlaceOf, organizing, table, WITHHELD, withholding } from "@acuerdo/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Acts, arriving, common } from "../support/browser/act.ts";
import { openBrowser } from "../support/browser/browser.ts";
import { LANGUAGE, OfflineStage } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";

/** Words and a name are taken out for good, by clicking; a phone that was away has them no more when it has come back. */

const MARKER = "Zarzaparrilla";
const GONE = inPlaceOf(WITHHELD, LANGUAGE);
const NAMELESS = inPlaceOf({ name: WITHHELD }, LANGUAGE).name;

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

/** All that the browser keeps of the ledger and beside it, as text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name = "" } of await indexedDB.databases()) {
      const opening = indexedDB.open(name);
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      for (const store of opening.result.objectStoreNames) {
        const all = opening.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          all.onsuccess = resolve;
        });
        for (const row of all.result)
          kept.push(row instanceof Uint8Array ? new TextDecoder("latin1").decode(row) : JSON.stringify(row));
      }
      opening.result.close();
    }
    return kept.join("\n");
  });

const confirm = async (acts: Acts): Promise<void> => {
  await acts.press(withholding.confirm, {}, acts.page.getByRole("dialog"));
};

test("[WH7] a mediator takes a line's words out; a phone that was away finds a sentence in their place, and keeps none of them", async () => {
  const luis = await stage.come("Luis", true);
  const ana = await stage.come("Ana", true);
  await ana.write(`Que venga ${MARKER}`);
  await ana.saved();
  await expect.poll(() => keptBy(luis.page)).toContain(MARKER);
  await luis.page.context().setOffline(true);
  await luis.offline();

  const mara = await stage.come("Mara", false, undefined, "mediator");
  await mara.tab(table.record);
  await mara.page
    .getByRole("button", { name: `${mara.say(withholding.words)}: Ana` })
    .first()
    .click();
  const dialog = mara.page.getByRole("dialog");
  await mara.press(withholding.confirm, {}, dialog);
  await dialog.getByText(mara.say(withholding.whyMissing)).waitFor();
  await mara.fill(withholding.why, "Nombra a alguien", dialog);
  await confirm(mara);
  await mara.see(GONE);
  await mara.see("Nombra a alguien");
  // there is nothing left to take out in it
  const line = mara.page.locator(".ac-event").filter({ hasText: GONE });
  expect(await line.getByRole("button").count()).toBe(0);
  expect(await mara.page.locator(".ac-record").textContent()).not.toContain(MARKER);

  await luis.page.context().setOffline(false);
  await luis.saved();
  await expect.poll(() => keptBy(luis.page)).not.toContain(MARKER);
  await luis.place(hand.respond);
  await luis.see(GONE);
});

testInFull("[OR2] a mediator puts two organisations together and takes them apart, in the list of people", async () => {
  const [luis, ana] = [await stage.come("Luis", true), await stage.come("Ana", true)];
  for (const [person, from] of [
    [luis, "AV Barrio"],
    [ana, "Asociación Vecinal"],
  ] as const) {
    await person.press(table.menu);
    await person.page.getByRole("menuitem", { name: person.say(hand.whoIAm) }).click();
    const dialog = person.page.getByRole("dialog");
    await dialog.getByLabel(person.say(arriving.join.from)).fill(from);
    await person.press(common.save, {}, dialog);
    await dialog.waitFor({ state: "hidden" });
  }
  const mara = await stage.come("Mara", false, undefined, "mediator");
  await mara.tab(table.people);
  const groups = () => mara.page.locator(".ac-people-group h3").allTextContents();
  await expect.poll(groups).toEqual(["AV Barrio 1", "Asociación Vecinal 1", expect.any(String)]);
  await mara.page.getByText(mara.say(organizing.title, { n: 2 })).click();
  await mara.press(organizing.mergeOf, { name: "Asociación Vecinal" });
  const dialog = mara.page.getByRole("dialog");
  await mara.press(organizing.confirm, {}, dialog);
  await dialog.getByText(mara.say(organizing.choose)).waitFor();
  await dialog.getByText("AV Barrio", { exact: true }).click();
  await mara.press(organizing.confirm, {}, dialog);
  await expect.poll(groups).toEqual(["AV Barrio 2", expect.any(String)]);
  await mara.press(organizing.partOf, { name: "Asociación Vecinal" });
  await expect.poll(groups).toEqual(["AV Barrio 1", "Asociación Vecinal 1", expect.any(String)]);
});

testInFull("[WH7] somebody takes out their own name where they say it", async () => {
  const ana = await stage.come("Ana", false);
  const luis = await stage.come("Luis", false);
  await ana.write("Más sombra");
  await ana.saved();
  await ana.press(table.menu);
  await ana.page.getByRole("menuitem", { name: ana.say(facilitate.editCard) }).click();
  await ana.press(withholding.name, {}, ana.page.getByRole("dialog"));
  await confirm(ana);
  await luis.tab(table.people);
  await luis.see(NAMELESS);
  await expect.poll(() => keptBy(luis.page)).not.toContain('"Ana"');
  expect(await luis.page.locator("body").textContent()).not.toContain("Ana");
});
