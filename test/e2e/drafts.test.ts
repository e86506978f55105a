import { arrive as arriving, gather, gradeWords, hand, stanceBar, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Acts } from "../support/browser/act.ts";
import { openBrowser } from "../support/browser/browser.ts";
import { OfflineStage, PATIENCE } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";
import { newId } from "../support/simulate/guest.ts";

/** What somebody was writing, after what happens to pages: another tab, the back button, a reload. */

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

const fieldOf = (acts: Acts) => acts.page.getByLabel(acts.say(gather.text));

testInFull("[DR2] placing in one tab leaves what another tab is writing, also after a reload", async () => {
  const one = await stage.come("Ana");
  const two = await stage.tab(one);
  for (const tab of [one, two]) await tab.press(table.writeOne);
  await fieldOf(one).fill("Corta");
  await fieldOf(two).fill("Media hora de trabajo");
  await one.press(gather.place);
  await one.see(one.say(gather.placed));
  expect(await fieldOf(two).inputValue()).toBe("Media hora de trabajo");
  for (const tab of [one, two]) {
    await tab.page.reload();
    await tab.page.locator(".tl-canvas").waitFor(PATIENCE);
    await tab.press(table.writeOne);
  }
  expect(await fieldOf(two).inputValue()).toBe("Media hora de trabajo");
  expect(await fieldOf(one).inputValue()).toBe("");
});

test("[DR1] a reason that is left by the back button is given, or in its field when one comes back", async () => {
  const berta = await stage.guest("Berta");
  await berta.ask({
    kind: "position.place",
    positionId: newId(),
    positionKind: "position",
    text: "Cerrar la plaza de noche",
  });
  const ana = await stage.come("Ana", true);
  await ana.place(hand.respond);
  const card = ana.page.locator("article").first();
  await ana.grade("reserve", card).click();
  await card.getByLabel(ana.say(gradeWords.reserve.prompt)).pressSequentially("Que haya llaves");
  await ana.page.goBack();
  await fieldOf(ana).waitFor();
  await ana.saved();
  const reasons = await stage.reasons();
  expect(reasons).toContain("Que haya llaves");

  // an objection to a version waits for its reason: it is not given, so it is there
  const agreementId = newId<never>();
  await berta.ask({ kind: "agreement.word", agreementId, clusterId: null, text: "Se cierra a las doce", base: 0 });
  await berta.ask({ kind: "version.test", agreementId, versionId: newId(), base: 1, why: "", sources: [] });
  for (const leave of [() => ana.page.goBack(), () => ana.page.reload()]) {
    await ana.place(hand.respond);
    const asked = ana.page.locator("article").filter({ hasText: "Se cierra a las doce" });
    await asked.waitFor();
    if (!(await asked.getByLabel(ana.say(gradeWords.object.prompt)).count())) await ana.grade("object", asked).click();
    await asked.getByLabel(ana.say(gradeWords.object.prompt)).pressSequentially(" ruido");
    await leave();
    await ana.place(hand.write);
  }
  await ana.place(hand.respond);
  const back = ana.page.locator("article").filter({ hasText: "Se cierra a las doce" });
  expect(await back.getByLabel(ana.say(gradeWords.object.prompt)).inputValue()).toBe(" ruido ruido");
  await ana.press(stanceBar.give);
  await ana.saved();
  expect(await stage.reasons()).toContain("ruido ruido");
});

testInFull("[DR1] a dialog that is left is there again with its words, and nothing but they is sent", async () => {
  const ana = await stage.come("Ana", true);
  await ana.write("Un banco");
  await ana.press(gather.reword);
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByLabel(ana.say(gather.text)).fill("Dos bancos");
  await ana.page.reload();
  await ana.press(gather.reword);
  expect(await dialog.getByLabel(ana.say(gather.text)).inputValue()).toBe("Dos bancos");
  await ana.page.keyboard.press("Escape");
  await ana.page.getByRole("button", { name: "Menú" }).click();
  await ana.page.getByRole("menuitem", { name: ana.say(hand.whoIAm) }).click();
  await dialog.getByLabel(ana.say(arriving.join.brings)).fill("Una furgoneta");
  await ana.page.keyboard.press("Escape");
  await ana.page.getByRole("button", { name: "Menú" }).click();
  await ana.page.getByRole("menuitem", { name: ana.say(hand.whoIAm) }).click();
  expect(await dialog.getByLabel(ana.say(arriving.join.brings)).inputValue()).toBe("Una furgoneta");
});
