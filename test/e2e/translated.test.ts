import { type AgreementId, floor, hand, record, type Sentence, table, type VersionId } from "@acuerdo/shared";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Acts } from "../support/browser/act.ts";
import { openBrowser, type Person } from "../support/browser/browser.ts";
import { OfflineStage, PATIENCE } from "../support/browser/offline.ts";
import { looseTexts, read, translate } from "../support/browser/translate.ts";
import { testInFull } from "../support/in-full.ts";
import { type Guest, newId } from "../support/simulate/guest.ts";

/** Pages that the browser translates while things change under it: a laptop and a phone, each beside one that nobody translated. */

let browser: Browser;
let stage: OfflineStage;
let people: Guest[];
const agreementId = newId<AgreementId>();
const versionId = newId<VersionId>();

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await OfflineStage.open(browser);
  people = await Promise.all(["Berta", "Carla", "Dani"].map((name) => stage.guest(name)));
  for (const text of ["Un banco a la sombra", "Una fuente", "Más árboles"]) await place(people[0], text);
  await people[0]?.ask({ kind: "agreement.word", agreementId, clusterId: null, text: "Una plaza con sombra", base: 0 });
  await people[0]?.ask({ kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
});
afterEach((context) => stage.close(context.task.result?.state === "fail"));

const place = (guest: Guest | undefined, text: string) =>
  guest?.ask({ kind: "position.place", positionId: newId(), positionKind: "position", text });
const answer = (guest: Guest | undefined, grade: "agree" | "object" | "accept", reason = "") =>
  guest?.ask({ kind: "stance.take", statementId: versionId, grade, reason, condition: "" });

/** The same person in a tab that nobody translates, at the same screen. */
async function beside(acts: Acts, open: (acts: Acts) => Promise<unknown>): Promise<Acts> {
  const page = await acts.page.context().newPage();
  const fresh = new Acts({ ...(stage.people[0] as Person), page }, "es");
  await page.goto(`${stage.url}/b/${stage.board.id}`);
  await open(fresh);
  return fresh;
}

/** Until the translated screen says the same as a fresh one. */
async function alike(translated: Acts, fresh: Acts, ...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    const said = async () => {
      const [here, there] = await Promise.all([read(translated.page, selector), read(fresh.page, selector)]);
      return here === there ? "" : `${selector}: ${here} — ${there}`;
    };
    await expect.poll(said, PATIENCE).toBe("");
  }
  expect(await looseTexts(fresh.page)).toEqual([]);
  expect(await translated.page.evaluate(() => document.getElementById("root")?.children.length)).toBe(1);
}

/** A button whose words may stand in a translator's brackets. */
const press = (acts: Acts, sentence: Sentence): Promise<void> =>
  acts.page
    .getByRole("button", { name: acts.say(sentence) })
    .first()
    .click();

async function throughTheNight(acts: Acts): Promise<void> {
  await stage.stop();
  await acts.offline();
  await translate(acts.page);
  await stage.start();
  await expect.poll(() => read(acts.page, ".ac-saved-words"), PATIENCE).toBe("Guardado");
}

describe("[SC4] a page that the browser translates goes on, and says what a fresh one says", () => {
  test("on a phone", async () => {
    const ana = await stage.come("Ana", true);
    const toAgreements = async (acts: Acts) => {
      await acts.place(hand.agreements);
      await acts.agreement(1).waitFor();
    };
    await toAgreements(ana);
    const fresh = await beside(ana, toAgreements);
    expect(await translate(ana.page)).toBeGreaterThan(20);
    await answer(people[0], "object", "El ruido");
    await answer(people[1], "agree");
    await fresh.see("2 de 3 han respondido");
    await alike(ana, fresh, ".ac-hand-head", ".ac-hand-main", ".ac-places");
    await answer(people[0], "accept");
    await place(people[2], "Luz de noche");
    for (const place of [hand.respond, hand.mine, hand.write, hand.agreements]) {
      for (const acts of [ana, fresh]) {
        await acts.place(place);
        await acts.page.locator(".ac-skeleton").waitFor({ state: "detached" });
      }
      await alike(ana, fresh, ".ac-hand-main", ".ac-places");
      await translate(ana.page);
    }
    await throughTheNight(ana);
    expect(stage.people.flatMap(({ account }) => account.errors)).toEqual([]);
  });

  testInFull("on a laptop", async () => {
    const mara = await stage.come("Mara");
    const becomeMediator = `${stage.url}/b/${stage.board.id}#k=${stage.board.keys.mediator}`;
    await mara.page.goto(becomeMediator);
    await mara.page.locator(".ac-steps button").first().waitFor();
    await answer(people[0], "object", "El ruido");
    await answer(people[1], "object", "El dinero");
    const fresh = await beside(mara, (acts) => acts.page.locator(".tl-canvas").waitFor(PATIENCE));
    for (const tab of [table.people, table.record, table.commitments, table.positions, table.agreements]) {
      for (const acts of [mara, fresh]) await acts.tab(tab);
      await alike(mara, fresh, ".ac-side-scroll", ".ac-topbar");
      await translate(mara.page);
      await people[2]?.ask({ kind: "member.change", brings: `Una silla para ${mara.say(tab)}` });
      await place(people[2], `Algo para ${mara.say(tab)}`);
      await alike(mara, fresh, ".ac-side-scroll", ".ac-topbar", ".ac-floor");
    }
    for (const acts of [mara, fresh]) await press(acts, floor.open);
    await translate(mara.page);
    await answer(people[0], "accept");
    await alike(mara, fresh, ".ac-floor", ".ac-side-scroll");
    await mara.page.locator(".cv-corner button").last().click();
    await expect.poll(() => read(mara.page, ".cv-percent")).not.toBe("100 %");
    await throughTheNight(mara);
    await press(mara, table.share);
    await mara.page.locator("svg.ac-qr").waitFor();
    await translate(mara.page);
    await stage.guest("Eva");
    await mara.see("Eva");
    await mara.page.keyboard.press("Escape");
    await mara.page.goto(`${stage.url}/b/${stage.board.id}/minutes`);
    for (const n of [1, 2]) {
      await press(mara, record.export);
      await mara.page.getByRole("menuitem", { name: mara.say(record.json) }).click();
      await expect.poll(() => read(mara.page, ".ac-export-said")).toMatch(/\.json/);
      await answer(people[n], "agree");
      await translate(mara.page);
    }
    await fresh.page.goto(`${stage.url}/b/${stage.board.id}/minutes`);
    await alike(mara, fresh, ".ac-sheet-agreement");
    expect(stage.people.flatMap(({ account }) => account.errors)).toEqual([]);
  });
});
