import { facilitate, hand, joining, table } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Acts } from "../support/browser/act.ts";
import { openBrowser } from "../support/browser/browser.ts";
import { OfflineStage, PATIENCE } from "../support/browser/offline.ts";
import { testInFull } from "../support/in-full.ts";

/** Somebody who is on the board by a phone and by a laptop becomes one, by clicking. */

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

/** Opens who somebody is here, and what is said of their other devices. */
async function otherDevice(person: Acts, isPhone: boolean) {
  await person.press(table.menu);
  const item = person.say(isPhone ? hand.whoIAm : facilitate.editCard);
  await person.page.getByRole("menuitem", { name: item }).click();
  const dialog = person.page.getByRole("dialog");
  await dialog.getByText(person.say(joining.title), { exact: true }).click();
  return dialog;
}

const listed = ({ page }: Acts) => page.locator(".ac-people-list .ac-person strong > span:first-child");

test("[JO9] a laptop shows a code, a phone takes it: what was said by either is one person's, also what waited", async () => {
  const laptop = await stage.come("Ana", false);
  const phone = await stage.come("Ana", true);
  await phone.write("Más luz");
  await phone.saved();
  await laptop.tab(table.people);
  await expect.poll(() => listed(laptop).count(), PATIENCE).toBe(2);
  const shown = await otherDevice(laptop, false);
  await laptop.press(joining.show, {}, shown);
  const code = (await shown.locator(".ac-share-code strong").textContent()) ?? "";
  const typed = await otherDevice(phone, true);
  await phone.press(joining.join, {}, typed);
  await typed.getByText(phone.say(joining.typeMissing)).waitFor();
  await phone.fill(joining.type, code.toLowerCase(), typed);
  await phone.press(joining.join, {}, typed);
  await typed.getByText(phone.say(joining.done)).waitFor(PATIENCE);
  await expect.poll(() => listed(laptop).count(), PATIENCE).toBe(1);
  await shown.getByText(laptop.say(joining.used, { name: "Ana" })).waitFor(PATIENCE);
  await phone.page.keyboard.press("Escape");
  await phone.place(hand.mine);
  await phone.see("Más luz");
  await phone.place(hand.write);
  await phone.write("Y bancos");
  await phone.saved();
  // both are the laptop's too
  await laptop.page.keyboard.press("Escape");
  await laptop.tab(table.record);
  await laptop.see("son la misma persona");
});

testInFull(
  "[JO9] a mediator asks two in the list of people; both see the question where they are, and say yes",
  async () => {
    const mara = await stage.come("Mara", false, undefined, "mediator");
    const laptop = await stage.come("Ana", false);
    const phone = await stage.come("Ana", true);
    await mara.tab(table.people);
    await mara.page.getByText(mara.say(facilitate.noteAbsent), { exact: true }).click();
    await mara.press(joining.sameOf, { name: "Ana (2)" });
    const dialog = mara.page.getByRole("dialog");
    await mara.press(joining.ask, {}, dialog);
    await dialog.getByText(mara.say(joining.choose)).waitFor();
    await dialog.getByText("Ana", { exact: true }).click();
    await mara.press(joining.ask, {}, dialog);
    await mara.see(mara.say(joining.asked, { name: "Ana" }));
    await phone.press(joining.yes);
    await phone.see(phone.say(joining.waits, { from: "Ana (2)", into: "Ana" }));
    await laptop.press(joining.yes);
    await expect.poll(() => listed(mara).count(), PATIENCE).toBe(2);
    await laptop.button(joining.yes).waitFor({ state: "hidden" });
  },
);
