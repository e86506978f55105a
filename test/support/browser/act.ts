import {
  agree,
  arrive as arriving,
  cluster,
  commit,
  common,
  type Grade,
  gather,
  grades,
  gradeWords,
  hand,
  hands,
  type Language,
  opening,
  type Sentence,
  saved,
  say,
  stanceBar,
  table,
  weigh,
} from "@acuerdo/shared";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Person } from "./browser.ts";

/** What people do on the screens, by the words that they read there. Each act waits for what it should lead to. */

export interface Fields {
  readonly name: string;
  readonly organization?: string;
  readonly brings?: string;
}

export class Acts {
  readonly page: Page;
  readonly #language: Language;

  constructor(person: Person, language: Language) {
    this.page = person.page;
    this.#language = language;
  }

  say(sentence: Sentence, params: Record<string, string | number> = {}): string {
    return say(this.#language, sentence, params);
  }

  button(
    sentence: Sentence,
    params: Record<string, string | number> = {},
    within: Locator | Page = this.page,
  ): Locator {
    return within.getByRole("button", { name: this.say(sentence, params), exact: true });
  }

  async press(
    sentence: Sentence,
    params: Record<string, string | number> = {},
    within: Locator | Page = this.page,
  ): Promise<void> {
    await this.hit(this.button(sentence, params, within).first());
  }

  async fill(sentence: Sentence, text: string, within: Locator | Page = this.page): Promise<void> {
    await this.put(within.getByLabel(this.say(sentence)).first(), text);
  }

  /** On a laptop: closes the lists beside the board. */
  async closeLists(): Promise<void> {
    await this.hit(this.page.getByRole("button", { name: this.say(table.closePanel) }));
  }

  /** Presses what is there to be pressed. */
  async hit(what: Locator): Promise<void> {
    await what.click();
  }

  protected async put(field: Locator, text: string): Promise<void> {
    await field.fill(text);
  }

  /** Chooses one of several. */
  protected async choose(name: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByText(name, { exact: true }).click();
  }

  async see(text: string): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Ends on the board, where the links are shown. */
  async openBoard(url: string, fields: { title: string; objective: string; name: string }): Promise<void> {
    await this.page.goto(url);
    await this.fill(opening.open.name, fields.title);
    await this.fill(opening.open.objective, fields.objective);
    await this.fill(arriving.join.name, fields.name);
    await this.press(opening.open.submit);
    await this.see(this.say(opening.opened.title));
  }

  /** The link that the field under this label holds. */
  async link(label: Sentence): Promise<string> {
    return this.page.getByLabel(this.say(label), { exact: true }).inputValue();
  }

  /** The short code, as the room reads it. */
  async code(): Promise<string> {
    const read = await this.page.locator(".ac-share-code strong").textContent();
    return (read ?? "").replace(/\s/g, "");
  }

  /** From the screen of the room, which an observer's link opens where there is room for one, to the board. */
  async leaveWall(): Promise<void> {
    await this.page.locator(".ac-wall-acts button").last().click();
  }

  /** @param fields without `brings` for whoever only looks: they are not asked. */
  async join({ name, organization, brings }: Fields): Promise<void> {
    const { join } = arriving;
    // the page before it may ask for a name too, and goes once the code is known
    await this.page.locator(".ac-join").waitFor();
    await this.fill(join.name, name);
    if (organization) {
      const known = this.page.getByRole("radio", { name: organization, exact: true });
      if (await known.count()) await this.choose(organization);
      else {
        await this.choose(this.say(join.other));
        await this.put(this.page.getByPlaceholder(this.say(join.organization)), organization);
      }
    }
    if (brings !== undefined) await this.fill(join.brings, brings);
    await this.press(join.enter);
  }

  /** Until the sign says that everything of theirs is on the server's disk. */
  async saved(): Promise<void> {
    await this.page.getByText(this.say(saved.saved), { exact: true }).first().waitFor();
  }

  async offline(): Promise<void> {
    await this.page.getByText(this.say(saved.offline)).first().waitFor();
  }

  async tab(sentence: Sentence): Promise<void> {
    await this.page
      .getByRole("tab", { name: this.say(sentence) })
      .first()
      .click();
  }

  /** One of the phone's four places. */
  async place(sentence: Sentence): Promise<void> {
    await this.hit(this.page.locator("nav").getByRole("button", { name: this.say(sentence) }));
  }

  async write(text: string): Promise<void> {
    const field = this.page.getByLabel(this.say(gather.text));
    if (!(await field.count())) await this.press(table.writeOne);
    await this.put(field, text);
    await this.press(gather.place);
    // on the table, or said to wait for the server
    const said = this.page
      .getByText(this.say(gather.placed))
      .or(this.page.getByText(this.say(gather.waits)))
      .or(this.page.getByText(this.say(gather.waitsYet)));
    await said.filter({ visible: true }).first().waitFor();
  }

  grade(grade: Grade, within: Locator | Page = this.page): Locator {
    return within.getByRole("button", { name: this.say(grades[grade]), exact: false });
  }

  /** On the phone: answers the statement that it shows, and goes on. */
  async respond(grade: Grade, reason?: string): Promise<void> {
    const statement = this.page.locator("article").first();
    await this.hit(this.grade(grade, statement));
    if (reason) await this.fill(gradeWords[grade].prompt, reason, statement);
    await this.press(weigh.next);
  }

  agreement(n: number): Locator {
    return this.page.getByRole("article", { name: this.say(agree.agreement, { n }), exact: true });
  }

  /** Takes a stance on the version of an agreement that is being tested. */
  async stand(n: number, grade: Grade, words: { reason?: string; condition?: string } = {}): Promise<void> {
    const card = this.agreement(n);
    await this.hit(this.grade(grade, card).first());
    if (words.reason) await this.fill(gradeWords[grade].prompt, words.reason, card);
    if (words.condition) await this.fill(stanceBar.condition, words.condition, card);
    if (grade === "object") await this.press(stanceBar.give, {}, card);
    else if (words.reason || words.condition) await this.press(stanceBar.keep, {}, card);
    await card.locator(`.ac-grade-${grade}[aria-pressed="true"]`).waitFor();
  }

  async word(text: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await this.fill(agree.rewordLabel, text, dialog);
    await this.press(agree.test, {}, dialog);
    await dialog.waitFor({ state: "hidden" });
  }

  async reword(n: number, text: string, why: string): Promise<void> {
    const card = this.agreement(n);
    await this.press(agree.reword, {}, card);
    await this.fill(agree.rewordLabel, text, card);
    await this.press(agree.keepDraft, {}, card);
    await this.press(agree.test, {}, card);
    await this.fill(agree.testWhy, why, card);
    await this.press(agree.testVersion, { n: 2 }, card);
    await card.getByText(why).first().waitFor();
  }

  async bring(within: Locator | Page, text: string): Promise<void> {
    await this.press(commit.bring, {}, within);
    const dialog = this.page.getByRole("dialog");
    await this.choose(this.say(hands.do), dialog);
    await this.fill(commit.what, text, dialog);
    await this.press(commit.make, {}, dialog);
    await dialog.waitFor({ state: "hidden" });
    await this.see(text);
  }

  async expectStanding(n: number, words: Sentence): Promise<void> {
    await expect.poll(() => this.agreement(n).textContent(), { timeout: 30_000 }).toContain(this.say(words));
  }
}

export { agree, arriving, cluster, common, hand, opening, table };
