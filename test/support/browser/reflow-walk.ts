import { agree, commit, common, hand, phases, table } from "@acuerdo/shared";
import type { Page } from "playwright-core";
import { count } from "../attack/attack.ts";
import type { Acts } from "./act.ts";
import { owed, type Size } from "./reflow.ts";

/** Goes through every screen, and keeps what each owes at each size. */

export class Walk {
  readonly acts: Acts;
  readonly page: Page;
  readonly #sizes: readonly Size[];
  readonly owes: string[] = [];

  constructor(acts: Acts, sizes: readonly Size[]) {
    this.acts = acts;
    this.page = acts.page;
    this.#sizes = sizes;
  }

  async look(screen: string): Promise<void> {
    for (const size of this.#sizes) {
      const found = await owed(this.page, size, count(true, false));
      this.owes.push(...found.map((one) => `${screen} ${one}`));
    }
  }

  async menu(label: string): Promise<void> {
    await this.acts.press(common.menu);
    await this.page.getByRole("menuitem", { name: label, exact: true }).click();
  }

  async dialog(screen: string): Promise<void> {
    await this.page.locator("dialog[open]").waitFor();
    await this.look(screen);
    await this.page.keyboard.press("Escape");
    await this.page.locator("dialog[open]").waitFor({ state: "detached" });
  }
}

/** Every screen of the phone's view. */
export async function walkPhone(walk: Walk): Promise<void> {
  const { acts, page } = walk;
  await walk.look("join");
  await acts.join({ name: "Ana" });
  for (const place of ["write", "respond", "agreements", "mine"] as const) {
    await acts.place(hand[place]);
    await page.locator(".ac-skeleton").waitFor({ state: "detached" });
    await walk.look(place);
  }
  for (const list of ["clusters", "people", "record"] as const) {
    await walk.menu(acts.say(hand[list]));
    await page
      .getByRole("heading", { name: acts.say(hand[list]), exact: true })
      .first()
      .waitFor();
    await page.locator(".ac-skeleton").waitFor({ state: "detached" });
    await walk.look(list);
  }
  for (const [screen, label] of [
    ["phase", acts.say(hand.phase, { phase: acts.say(phases.gather) })],
    ["settings", acts.say(hand.settings)],
    ["share", acts.say(hand.share)],
    ["card", acts.say(hand.whoIAm)],
  ] as const) {
    await acts.press(common.menu);
    await page.getByRole("menuitem", { name: label }).click();
    await walk.dialog(screen);
  }
  await acts.place(hand.agreements);
  await acts.press(agree.wordIt);
  await walk.dialog("word");
  await acts.place(hand.mine);
  await acts.press(commit.bring);
  await walk.dialog("commit");
  await page.goto(new URL("/", page.url()).href);
  await page.locator(".ac-boards").waitFor();
  await walk.look("home");
}

/** Every screen of the table's view. */
export async function walkTable(walk: Walk): Promise<void> {
  const { acts, page } = walk;
  await acts.join({ name: "Mara" });
  await page.locator(".tl-canvas").waitFor();
  for (const tab of ["positions", "agreements", "commitments", "people", "record"] as const) {
    await acts.tab(table[tab]);
    await walk.look(tab);
  }
  await acts.closeLists();
  await walk.look("canvas");
  await acts.press(table.share);
  await walk.dialog("share");
  await acts.press(table.menu);
  await page.getByRole("menuitem", { name: acts.say(table.settings), exact: true }).click();
  await walk.dialog("board settings");
}
