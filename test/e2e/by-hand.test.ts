import {
  common,
  facilitate,
  floor,
  gather,
  hand,
  kinds,
  type Language,
  lists,
  membership,
  opening,
  ownPosition,
  refusals,
  table,
} from "@acuerdo/shared";
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person } from "../support/browser/browser.ts";
import { isSeen } from "../support/browser/in-sight.ts";
import { editorOf, tileOf } from "../support/canvas/canvas.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { Guest, newId, openBoard } from "../support/simulate/guest.ts";

/** What was found by looking, and held by nothing but a look. */

let browser: Browser;
let server: TestServer;
const people: Person[] = [];
beforeAll(async () => {
  server = await startServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
afterEach(async () => {
  for (const { context } of people.splice(0)) await context.close();
});

const FIELDS = {
  title: "El autobús",
  objective: "Que pase después de las diez",
  language: "es",
  voices: "named",
} as const;

async function come(options: Parameters<typeof arrive>[2]): Promise<Acts> {
  const person = await arrive(browser, "Ana", options);
  people.push(person);
  return new Acts(person, options.language);
}

const LAPTOPS = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1440, height: 900 },
];

test.each<Language>(["es", "en"])(
  "[RF13] %s: the button that opens a board is seen without scrolling",
  async (language) => {
    const acts = await come({ language });
    await acts.page.goto(server.url);
    for (const size of LAPTOPS) {
      await acts.page.setViewportSize(size);
      expect([size, await isSeen(acts.button(opening.open.submit))]).toEqual([size, true]);
    }
  },
);

test("[RF3] a link that is selected is seen from its beginning", async () => {
  const acts = await come({ language: "es" });
  await acts.openBoard(server.url, { title: FIELDS.title, objective: FIELDS.objective, name: "Ana" });
  const focused = () =>
    acts.page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement;
      return [at.scrollLeft, at.selectionStart, at.selectionEnd === at.value?.length, at.value?.startsWith("http")];
    });
  await acts.page.getByLabel(acts.say(opening.opened.participant), { exact: true }).focus();
  await expect.poll(focused).toEqual([0, 0, true, true]);
});

test("[PO2] [LS1] one's own words are changed in a list and had back; once somebody has answered, only their kind is", async () => {
  const board = await openBoard(server.url, FIELDS);
  const [before, after] = ["Que pase a las once", "Que pase a las doce"];
  const ana = await come({ language: "es" });
  const { page } = ana;
  await page.goto(`${server.url}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.write(before);
  const mine = page.locator("article.ac-position").last(); // the first is what is chosen on the board
  const dialog = page.getByRole("dialog");
  await ana.press(gather.reword, {}, mine);
  await ana.fill(gather.text, after, dialog);
  await ana.press(common.save, {}, dialog);
  await mine.getByText(after, { exact: true }).waitFor();
  await ana.press(lists.undo);
  await mine.getByText(before, { exact: true }).waitFor();
  await ana.saved();
  const luis = await Guest.join(server.url, board.id, board.keys.participant, { name: "Luis" });
  const { doc } = await luis.connect("ledger");
  const [statementId = ""] = doc.getMap("positions").keys();
  await luis.ask({ kind: "stance.take", statementId, grade: "agree", reason: "", condition: "" } as never);
  await ana.press(gather.rekind, {}, mine);
  await dialog.getByText(ana.say(ownPosition.answeredAlready)).waitFor();
  expect(await dialog.locator("textarea").count()).toBe(0);
  await dialog.getByText(ana.say(kinds.need), { exact: true }).click();
  await ana.press(common.save, {}, dialog);
  await mine.getByText(ana.say(kinds.need), { exact: true }).waitFor();
  // [ME3] whoever has left is told so where they write, with the way back beside it
  await page.getByRole("button", { name: ana.say(common.menu), exact: true }).click();
  await page.getByRole("menuitem", { name: ana.say(hand.whoIAm) }).click();
  await ana.press(membership.leave, {}, dialog);
  await ana.button(membership.comeBack, {}, dialog).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  const field = page.getByLabel(ana.say(gather.text));
  if (!(await field.count())) await ana.press(table.writeOne);
  await ana.fill(gather.text, "Una más");
  await ana.press(gather.place);
  const toast = page.locator(".ac-toast", { hasText: ana.say(refusals["you-left"]) });
  await toast.waitFor();
  expect(await field.inputValue()).toBe("Una más");
  await ana.press(membership.comeBack, {}, toast);
  await toast.waitFor({ state: "detached" });
  await ana.press(gather.place);
  await page.locator("article.ac-position", { hasText: "Una más" }).first().waitFor();
  expect(people[0]?.account.errors).toEqual([]);
  await luis.leave();
});

/** Where it is on the screen, to the pixel. */
const placeOf = async (thing: Locator) => {
  const { x = 0, y = 0, height = 0 } = (await thing.boundingBox()) ?? {};
  return { x: Math.round(x), y: Math.round(y), bottom: Math.round(y + height) };
};

test("[LS8] what is chosen comes out from under the open floor, and goes back as that is closed", async () => {
  const board = await openBoard(server.url, FIELDS);
  const luis = await Guest.join(server.url, board.id, board.keys.participant, { name: "Luis" });
  const text = "Que pase a las once";
  await luis.ask({ kind: "position.place", positionId: newId(), positionKind: "need", text, place: [0, 0] } as never);
  const agreementId = newId();
  const worded = { agreementId, text: "El último sale a medianoche" };
  await luis.ask({ kind: "agreement.word", clusterId: null, base: 0, ...worded } as never);
  await luis.ask({ kind: "version.test", agreementId, versionId: newId(), base: 1, why: "", sources: [] } as never);
  const ana = await come({ language: "es" });
  const { page } = ana;
  await page.goto(`${server.url}/b/${board.id}#k=${board.keys.participant}`);
  await ana.join({ name: "Ana" });
  const card = tileOf(page, text);
  await card.waitFor();
  const { x, y } = await placeOf(card);
  await page.mouse.click(x + 20, y + 20);
  // as low as it is seen whole above the floor that is closed
  const top = () => page.locator("#ac-floor").boundingBox();
  const low = ((await placeOf(card)).bottom - ((await top())?.y ?? 0) + 20) * -1;
  const editor = await editorOf(page);
  await editor.evaluate((editor, by) => {
    const { x, y, z } = editor.getCamera();
    editor.setCamera({ x, y: y + by / z, z });
  }, low);
  const there = await placeOf(card);
  await ana.press(floor.open);
  await page.locator(".ac-floor-open").waitFor();
  await expect.poll(async () => (await placeOf(card)).bottom <= ((await top())?.y ?? 0)).toBe(true);
  expect((await placeOf(card)).y).toBeLessThan(there.y);
  await ana.press(floor.close);
  await expect.poll(() => placeOf(card)).toEqual(there);
  await luis.leave();
});

test("[RM5] those who have said nothing and are not there are taken off at once, but whoever is to stay", async () => {
  const board = await openBoard(server.url, FIELDS);
  const [mediator, participant] = [board.keys.mediator, board.keys.participant];
  const mara = await come({ language: "es" });
  const { page } = mara;
  await page.goto(`${server.url}/b/${board.id}#k=${mediator}`);
  await mara.join({ name: "Mara" });
  const luis = await Guest.join(server.url, board.id, participant, { name: "Luis" });
  const spoken = { positionKind: "need", text: "Que pase a las once", place: [0, 0] };
  await luis.ask({ kind: "position.place", positionId: newId(), ...spoken } as never);
  const ana = await Guest.join(server.url, board.id, participant, { name: "Ana" });
  const there = await ana.connect("canvas");
  const nobodies: Guest[] = [];
  for (let n = 1; n <= 24; n += 1)
    nobodies.push(await Guest.join(server.url, board.id, participant, { name: `Nadie ${n}` }));
  await mara.tab(facilitate.people);
  await page.getByText(mara.say(facilitate.noteAbsent), { exact: true }).click();
  await mara.press(facilitate.removeSilent, { n: 24 });
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nadie 7", { exact: true }).click();
  await mara.press(facilitate.removeChosen, { n: 23 }, dialog);
  await dialog.getByText(mara.say(facilitate.removeWhyMissing)).waitFor();
  await mara.fill(facilitate.removeWhy, "No ha venido nadie con ese nombre", dialog);
  // whoever says something while the list is open loses their tick
  await nobodies[8]?.ask({ kind: "position.place", positionId: newId(), ...spoken } as never);
  await mara.press(facilitate.removeChosen, { n: 22 }, dialog);
  await dialog.waitFor({ state: "detached" });
  await page.getByText(mara.say(facilitate.removed, { n: 22 }), { exact: true }).waitFor();
  const here = page.locator(".ac-people-group .ac-person strong");
  expect((await here.allInnerTexts()).map((name) => name.split(" · ")[0]?.trim()).sort()).toEqual(
    ["Ana", "Luis", "Mara", "Nadie 7", "Nadie 9"].map((name) => expect.stringContaining(name)),
  );
  // [RM6] and who has said something with the next press
  await mara.press(facilitate.removeSome);
  await mara.press(facilitate.removeChosen, { n: 0 }, dialog);
  await dialog.getByText(mara.say(facilitate.removeNone)).waitFor();
  for (const name of ["Luis", "Nadie 9"]) await dialog.getByText(name, { exact: true }).click();
  await dialog.getByText(mara.say(facilitate.removeGoes, { n: 2 })).waitFor();
  await mara.fill(facilitate.removeWhy, "Tampoco son de aquí", dialog);
  await mara.press(facilitate.removeChosen, { n: 2 }, dialog);
  await dialog.waitFor({ state: "detached" });
  await page.getByText(mara.say(facilitate.removed, { n: 24 }), { exact: true }).waitFor();
  expect(await here.count()).toBe(3);
  await mara.saved();
  there.destroy();
  await luis.leave();
});
