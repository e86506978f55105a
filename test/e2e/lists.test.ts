import {
  agree,
  canvas,
  canvasColours,
  cluster,
  comments,
  commit,
  gather,
  grades,
  type Language,
  lists,
  opening,
  type Sentence,
  saved,
  stanceBar,
  standings,
  table,
  withholding,
} from "@acuerdo/shared";
import type { Browser, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { Acts, arriving, common } from "../support/browser/act.ts";
import { arrive, openBrowser, type Person, picture } from "../support/browser/browser.ts";
import { type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** The whole chain by the lists alone, by somebody who at first does everything wrong. Nothing on the canvas is touched. */

const LANGUAGES: readonly Language[] = ["es", "en"];
const LONG = 1_400;

let browser: Browser;
let server: ServerProcess;
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServerProcess()]);
});
afterAll(async () => {
  await browser.close();
  await server.kill();
});

describe.each(count(LANGUAGES.slice(0, 1), LANGUAGES))("the lists in %s", (language) => {
  let person: Person;
  let mara: Acts;
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await picture(person, `lists-${language}`);
    await person.context.close();
  });

  /** What is wrong is said at the field, which has the focus; what was typed is there. */
  async function refuses(field: Locator, sentence: Sentence): Promise<void> {
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    const said = await field.evaluate((element) => {
      const ids =
        element.getAttribute("aria-describedby") ?? element.closest("fieldset")?.getAttribute("aria-describedby");
      return (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
    });
    expect(said).toContain(mara.say(sentence));
  }

  const menu = async (button: Locator, entry: Sentence | string, params = {}) => {
    await button.click();
    const name = typeof entry === "string" ? entry : mara.say(entry, params);
    await mara.page.getByRole("menu").getByText(name, { exact: true }).click();
  };
  const clusterOf = (sentence: string) => mara.page.locator(".ac-cluster").filter({ hasText: sentence });
  const quoteOf = (words: string) => mara.page.locator(".ac-quote-card").filter({ hasText: words }).first();
  const undo = () => mara.press(lists.undo);
  /** What is chosen on the canvas opens its fold by itself. */
  async function openFold(fold: Locator): Promise<void> {
    if (!(await fold.evaluate((element) => (element as HTMLDetailsElement).open)))
      await fold.locator("summary").click();
  }

  async function opensABoard(): Promise<void> {
    const { open } = opening;
    const [title, objective] = [
      mara.page.getByLabel(mara.say(open.name)),
      mara.page.getByLabel(mara.say(open.objective)),
    ];
    await mara.page.goto(server.url);
    await mara.press(open.submit);
    await refuses(title, open.missing.title);
    await title.fill("Un lugar");
    await objective.fill("x".repeat(LONG));
    await mara.press(open.submit);
    await refuses(objective, common.tooLong);
    expect(await objective.inputValue()).toHaveLength(LONG);
    await objective.fill("Que haya sitio");
    await mara.press(open.submit);
    await refuses(mara.page.getByLabel(mara.say(arriving.join.name)), arriving.join.nameMissing);
    await mara.fill(arriving.join.name, "Mara");
    await mara.page.getByText(mara.say(arriving.join.takePart), { exact: true }).click();
    await mara.press(open.submit);
    await mara.press(opening.opened.enter);
  }

  async function writes(): Promise<void> {
    await mara.press(table.writeOne);
    await mara.press(gather.place);
    await refuses(mara.page.getByLabel(mara.say(gather.text)), gather.empty);
    for (const words of ["Una mesa larga", "Una silla más", "Un horario", "Sobra"]) await mara.write(words);
    // Enter places too, as on the canvas, and the words beside it say so
    await mara.see(mara.say(canvas.composerKeys));
    const field = mara.page.getByLabel(mara.say(gather.text));
    await field.fill("De más");
    await field.press("Enter");
    await mara.page.getByRole("article", { name: "De más" }).first().waitFor();
    // a second press on what was just placed says nothing is wrong
    await mara.press(gather.place);
    expect(await mara.page.getByText(mara.say(gather.empty)).count()).toBe(0);
    // one's own words are changed and withdrawn where they are read
    const mine = (words: string) => mara.page.getByRole("article", { name: words }).first();
    await mara.press(gather.reword, {}, mine("Un horario"));
    const dialog = mara.page.getByRole("dialog");
    await dialog.getByLabel(mara.say(gather.text)).fill("");
    await mara.press(common.save, {}, dialog);
    await refuses(dialog.getByLabel(mara.say(gather.text)), gather.empty);
    await dialog.getByLabel(mara.say(gather.text)).fill("Un horario que se lea");
    await mara.press(common.save, {}, dialog);
    await mine("Un horario que se lea").waitFor();
    await undo();
    await mara.see(mara.say(lists.undone));
    await mine("Un horario").waitFor();
    expect(await mine("Un horario que se lea").count()).toBe(0);
    await mara.press(gather.reword, {}, mine("Un horario"));
    await dialog.getByLabel(mara.say(gather.text)).fill("Un horario que se lea");
    await mara.press(common.save, {}, dialog);
    await mine("Un horario que se lea").waitFor();
    // a comment is written, taken back and brought again where the position is read
    const silla = mine("Una silla más");
    await mara.press(comments.open, {}, silla);
    await mara.press(comments.add, {}, silla);
    await refuses(silla.getByLabel(mara.say(comments.field)), comments.empty);
    await mara.fill(comments.field, "¿Para quién?", silla);
    await mara.press(comments.add, {}, silla);
    await mara.button(comments.openCount, { n: 1 }, silla).waitFor();
    await mara.press(comments.withdrawOf, { text: "¿Para quién?" }, silla);
    await silla.getByText("¿Para quién?").waitFor({ state: "detached" });
    await undo();
    await silla.getByText("¿Para quién?").waitFor();
    await mara.press(gather.withdraw, {}, mine("Sobra"));
    await mara.press(gather.withdraw, {}, dialog);
    await mine("Sobra").waitFor({ state: "detached" });
  }

  async function clusters(): Promise<void> {
    await mara.press(cluster.newCluster);
    await undo();
    await mara.page.locator(".ac-cluster").first().waitFor({ state: "detached" });
    await mara.press(cluster.newCluster);
    const sentence = mara.page.getByLabel(mara.say(cluster.sentence));
    await expect.poll(() => sentence.evaluate((element) => element === document.activeElement)).toBe(true);
    await sentence.fill("Sitio para todo el mundo");
    await mara.press(cluster.save);
    const loose = mara.page.locator(".ac-clusters > .ac-fold").first();
    await openFold(loose);
    for (const words of ["Una mesa larga", "Una silla más"])
      await menu(mara.button(cluster.putIn, {}, quoteOf(words)), "Sitio para todo el mundo");
    await menu(mara.button(cluster.putIn, {}, quoteOf("Un horario que se lea")), cluster.putNew);
    await sentence.fill("Horas");
    await mara.press(cluster.save);
    await undo();
    await clusterOf("Horas").waitFor({ state: "detached" });
    await mara.press(cluster.name, {}, mara.page.locator(".ac-cluster").last());
    await sentence.fill("Horas");
    await mara.press(cluster.save);
    // two are made one, and two again; one is split, and whole again; one is taken apart, and back
    const changing = (name: string) => mara.button(lists.clusterMenu, {}, clusterOf(name));
    await menu(changing("Horas"), lists.mergeInto, { cluster: "Sitio para todo el mundo" });
    await clusterOf("Horas").waitFor({ state: "detached" });
    await undo();
    await clusterOf("Horas").waitFor();
    await menu(changing("Sitio para"), lists.dissolve);
    await clusterOf("Sitio para").waitFor({ state: "detached" });
    await undo();
    await clusterOf("Sitio para")
      .getByText(mara.say(cluster.positions, { n: 2 }))
      .waitFor();
    await menu(changing("Sitio para"), lists.emptyOut);
    await clusterOf("Sitio para").getByText(mara.say(cluster.emptyCluster)).waitFor();
    await undo();
    await menu(changing("Sitio para"), lists.split);
    const dialog = mara.page.getByRole("dialog");
    await mara.press(lists.splitNow, { n: 0 }, dialog);
    await dialog.getByText(mara.say(lists.splitSome)).waitFor();
    await dialog.getByRole("checkbox").first().check();
    await mara.press(lists.splitNow, { n: 1 }, dialog);
    await expect.poll(() => mara.page.locator(".ac-cluster").count()).toBe(3);
    await mara.press(cluster.cancel);
    await undo();
    await expect.poll(() => mara.page.locator(".ac-cluster").count()).toBe(2);
  }

  async function board(): Promise<void> {
    await openFold(clusterOf("Horas").locator("details").first());
    const card = () => mara.button(cluster.move, {}, quoteOf("Un horario que se lea"));
    await menu(card(), lists.join);
    const dialog = mara.page.getByRole("dialog");
    await mara.press(lists.joinTo, {}, dialog.locator(".ac-quote-card").filter({ hasText: "Una mesa larga" }));
    await mara.page.getByText(mara.say(lists.arrows, { n: 1 })).waitFor();
    await menu(card(), lists.takeOff);
    await mara.see(mara.say(cluster.taken, { n: 1 }));
    await undo();
    await mara.page.getByText(mara.say(cluster.taken, { n: 1 })).waitFor({ state: "detached" });
    await mara.page.getByText(mara.say(lists.texts, { n: 0 })).click();
    await mara.press(lists.writeText);
    await mara.press(common.save);
    await refuses(mara.page.getByLabel(mara.say(lists.text)), lists.textMissing);
    await mara.fill(lists.text, "Entrada por atrás");
    await mara.press(common.save);
    await mara.page.locator(".tl-canvas").getByText("Entrada por atrás").waitFor();
    const { black, red } = canvasColours;
    const colour = (now: Sentence) => mara.button(lists.colour, { colour: mara.say(now) });
    await menu(colour(black), red);
    await colour(red).waitFor();
    await undo();
    await colour(black).waitFor();
    await mara.press(lists.removeText);
    await mara.page.getByText(mara.say(lists.texts, { n: 0 })).waitFor();
    await undo();
    // whoever mediates takes it out for good: there is nothing to undo
    await mara.press(withholding.words, {}, mara.page.locator(".ac-board-text"));
    await mara.press(withholding.confirm, {}, mara.page.getByRole("dialog"));
    await mara.see(mara.say(lists.forgotten));
    await mara.page.getByText(mara.say(lists.texts, { n: 0 })).waitFor();
    expect(await mara.button(lists.undo).count()).toBe(0);
  }

  async function agrees(): Promise<void> {
    await mara.press(cluster.word, {}, clusterOf("Sitio para"));
    const dialog = mara.page.getByRole("dialog");
    const wording = dialog.getByLabel(mara.say(agree.rewordLabel));
    await mara.press(agree.test, {}, dialog);
    await refuses(wording, agree.wordingMissing);
    await wording.fill("x".repeat(LONG));
    await mara.press(agree.test, {}, dialog);
    await refuses(wording, common.tooLong);
    await mara.word("Hay una mesa en la que cabe todo el mundo");
    const card = mara.agreement(1);
    await mara.grade("object", card).first().click();
    expect(
      await card
        .getByRole("button", { name: mara.say(grades.object) })
        .first()
        .getAttribute("aria-pressed"),
    ).toBe("false");
    await card.getByText(mara.say(stanceBar.notGiven)).waitFor();
    await mara.press(stanceBar.give, {}, card);
    await refuses(card.locator("textarea").first(), stanceBar.reasonNeeded);
    await mara.press(common.cancel, {}, card);
    await mara.stand(1, "object", { reason: "No cabe" });
    await mara.expectStanding(1, standings["open-objection"]);
  }

  async function commits(): Promise<void> {
    await mara.press(commit.bring, {}, mara.agreement(1));
    const dialog = mara.page.getByRole("dialog");
    await mara.press(commit.make, {}, dialog);
    await refuses(dialog.getByRole("radio").first(), commit.howMissing);
    await dialog.getByRole("radio").first().check({ force: true });
    await dialog.getByText(mara.say(commit.pick), { exact: true }).click();
    await mara.fill(commit.what, "Traer la mesa", dialog);
    const day = dialog.getByLabel(mara.say(commit.day), { exact: true });
    await mara.press(commit.make, {}, dialog);
    await refuses(day, commit.dayMissing);
    await day.fill("0026-02-02");
    await mara.press(commit.make, {}, dialog);
    await refuses(day, commit.noDay);
    expect(await dialog.getByLabel(mara.say(commit.what)).inputValue()).toBe("Traer la mesa");
    await day.fill("2099-12-01");
    await mara.press(commit.make, {}, dialog);
    await dialog.waitFor({ state: "hidden" });
    await mara.see("Traer la mesa");
    await mara.saved();
    expect(await mara.page.getByText(mara.say(saved.refused, { why: "" })).count()).toBe(0);
  }

  test(`[FM2] [LS1] [EC9] ${language}: what is missing is said where it is missing, and the lists do all that a hand can do`, async () => {
    person = await arrive(browser, "mara", { language });
    mara = new Acts(person, language);
    await opensABoard();
    await writes();
    await clusters();
    await board();
    await agrees();
    await commits();
    expect(person.account.errors).toEqual([]);
  });
});
