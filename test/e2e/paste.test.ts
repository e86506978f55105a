import { canvas, common, gather, hand, pasted, positionList, table } from "@acuerdo/shared";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { arrive, onTheNetwork, openBrowser } from "../support/browser/browser.ts";
import { LANGUAGE, OfflineStage, PATIENCE } from "../support/browser/offline.ts";
import { clearTexts, focusCanvas, pasteInto, SAMPLES, textsOn } from "../support/browser/pasted.ts";
import { editorOf } from "../support/canvas/canvas.ts";
import { testInFull } from "../support/in-full.ts";

/** Copy, paste and input methods in real Chromium over plain http, where browsers keep the clipboard from pages. */

let browser: Browser;
let stage: OfflineStage;
let ana: Acts;
beforeAll(async () => {
  browser = await openBrowser();
  stage = await OfflineStage.open(browser);
  const person = await arrive(browser, "Ana", { language: LANGUAGE });
  stage.people.push(person);
  ana = new Acts(person, LANGUAGE);
  await ana.page.goto(`${onTheNetwork(stage.url)}/b/${stage.board.id}#k=${stage.board.keys.participant}`);
  await ana.join({ name: "Ana" });
  await ana.page.locator(".tl-canvas").waitFor(PATIENCE);
  await ana.saved();
});
afterAll(async () => {
  await stage.close(false);
  await browser.close();
});

const thrown = () => stage.people.flatMap(({ account }) => account.errors);
const shapesOn = async (page: Page) =>
  (await editorOf(page)).evaluate((editor) => editor.getCurrentPageShapeIds().size);
const press = (keys: string) => ana.page.keyboard.press(keys);
const hintOf = () => ana.page.locator(".cv-hint").textContent();

describe("[OT1] by key, on plain http", () => {
  test("drawings are copied, pasted and cut; a card's words go into a field; a card that was cut comes back", async () => {
    expect(await ana.page.evaluate(() => isSecureContext)).toBe(false);
    await (await editorOf(ana.page)).evaluate((editor) => {
      for (const x of [0, 300]) editor.createShapes([{ type: "geo", x, y: 0, props: { w: 80, h: 80 } }]);
    });
    await focusCanvas(ana.page);
    await press("Control+a");
    await press("Control+c");
    await press("Control+v");
    expect(await shapesOn(ana.page)).toBe(4);
    await press("Control+x");
    expect(await shapesOn(ana.page)).toBe(2);
    await clearTexts(ana.page);
    await ana.write("Sombra <en> todas & cada una");
    const card = ana.page.locator('.tl-canvas [data-shape-type="position"]');
    const { x, y } = (await card.boundingBox()) ?? { x: 0, y: 0 };
    await ana.page.mouse.click(x + 30, y + 30);
    await press("Control+x");
    await card.waitFor({ state: "detached" });
    await press("Control+v");
    await card.waitFor();
    await ana.page.getByLabel(ana.say(positionList.search)).focus();
    await press("Control+v");
    expect(await ana.page.getByLabel(ana.say(positionList.search)).inputValue()).toBe("Sombra <en> todas & cada una");
    await ana.page.getByLabel(ana.say(positionList.search)).fill("");
    expect(thrown()).toEqual([]);
  });
});

describe("[OT2] what programs put on the clipboard comes as words", () => {
  test("on the table, each in its own manner", async () => {
    const found: Record<string, string | undefined> = {};
    for (const [name, sample] of Object.entries(SAMPLES)) {
      await focusCanvas(ana.page);
      await pasteInto(ana.page, sample);
      found[name] = (await textsOn(ana.page)).join(" || ");
      await (await editorOf(ana.page)).evaluate((editor) => {
        editor.deleteShapes(editor.getCurrentPageShapes().filter(({ type }) => type === "text"));
      });
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(SAMPLES).map(([name, { words }]) => [name, words])));
    expect(thrown()).toEqual([]);
  });

  testInFull("in a text that is being written", async () => {
    await (await editorOf(ana.page)).evaluate((editor) => {
      editor.setCurrentTool("text");
    });
    await ana.page.mouse.click(500, 500);
    const writing = ana.page.locator('.tl-rich-text [contenteditable="true"]');
    // a translator's words in it would be taken for typed
    expect(await writing.getAttribute("translate")).toBe("no");
    await writing.pressSequentially("Antes: ");
    await pasteInto(ana.page, { html: SAMPLES["a table without its text"]?.html ?? "" });
    await expect.poll(() => textsOn(ana.page)).toEqual(["Antes: Need\tWho\nShade water\tNorth"]);
    await press("Escape");
    await press("Backspace");
  });

  testInFull("a picture alone gets a sentence, and a cut falls between two signs", async () => {
    await focusCanvas(ana.page);
    await pasteInto(ana.page, { png: true });
    expect(await textsOn(ana.page)).toEqual([]);
    expect(await hintOf()).toBe(ana.say(canvas.noFiles));
    await pasteInto(ana.page, { text: `${"a".repeat(1_999)}👩‍👩‍👧${"b".repeat(10)}` });
    expect(await textsOn(ana.page)).toEqual([`${"a".repeat(1_999)}👩‍👩‍👧`]);
    expect(await hintOf()).toBe(ana.say(canvas.cut));
    await ana.saved();
    await press("Backspace");
  });
});

test("[OT3] lines become positions where somebody chooses so, in their order, without those that were taken out", async () => {
  await focusCanvas(ana.page);
  await pasteInto(ana.page, { text: "Necesidad\tQuién\nBancos\tNorte\nAgua\tSur" });
  await ana.press(pasted.choose);
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByText("Necesidad · Quién").click();
  await ana.press(pasted.place, { n: 2 }, dialog);
  await ana.see("Agua · Sur");
  expect(await textsOn(ana.page)).toEqual([]);
  await ana.saved();
  const { texts } = await stage.found();
  expect(texts.slice(-2)).toEqual(["Bancos · Norte", "Agua · Sur"]);
});

/** Enter and Escape as an input method leaves them: within a composition, or with its code alone. */
async function compose(session: CDPSession, text: string): Promise<void> {
  await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
}

const key = (session: CDPSession, name: "Enter" | "Escape") =>
  session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: name, code: name, windowsVirtualKeyCode: 229 });

test("[OT4] Enter and Escape that end a composition neither send nor close", async () => {
  const session = await ana.page.context().newCDPSession(ana.page);
  await focusCanvas(ana.page);
  await ana.page.mouse.dblclick(700, 300);
  const composer = ana.page.locator(".cv-composer");
  await composer.locator("textarea").focus();
  for (const name of ["Enter", "Escape"] as const) {
    await compose(session, "へん");
    await key(session, name);
    await session.send("Input.insertText", { text: "へん" });
    await key(session, name);
  }
  expect(await composer.locator("textarea").inputValue()).toBe("へんへん");
  await press("Escape");
  await composer.waitFor({ state: "detached" });
});

test("[OT5] one step back closes what lies over the page, and what was typed is there again", async () => {
  const luis = await stage.come("Luis", true);
  const { page } = luis;
  await luis.write("Un banco");
  const menu = luis.button(table.menu);
  await menu.click();
  await page.getByRole("menu").waitFor();
  await page.goBack();
  await page.getByRole("menu").waitFor({ state: "detached" });
  await luis.place(hand.mine);
  await luis.press(gather.reword);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(luis.say(gather.text)).fill("Dos bancos");
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
  expect(await page.locator('.ac-place[aria-current="page"]').textContent()).toContain(luis.say(hand.mine));
  await luis.press(gather.reword);
  expect(await dialog.getByLabel(luis.say(gather.text)).inputValue()).toBe("Dos bancos");
  await luis.press(common.cancel, {}, dialog);
  await dialog.waitFor({ state: "detached" });
  // closed by its own button, it leaves nothing to go back through; a menu that opens a dialog is one step, not two
  await menu.click();
  await page.getByRole("menuitem", { name: luis.say(hand.whoIAm) }).click();
  await dialog.waitFor();
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
  await page.goBack();
  await page.getByLabel(luis.say(gather.text)).waitFor();
  expect(page.url()).toContain(`/b/${stage.board.id}`);
  expect(thrown()).toEqual([]);
});
