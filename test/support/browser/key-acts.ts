import type { Sentence } from "@acuerdo/shared";
import type { Locator, Page } from "playwright-core";
import { Acts } from "./act.ts";

/** What people do on the screens, by keys alone. After every key the focus is somewhere, and is seen to be there. */

/** So long nobody has seen what a key has opened; a quarter of a second, and what a timer is early. */
const UNSEEN_MS = 280;
const PRESSES = ["Enter", "Space"];

/** More stops than any screen has. */
const MOST_STOPS = 400;

interface Stop {
  readonly there: boolean;
  /** Where else: before it or behind it in the order of the page. */
  readonly back: boolean;
  /** Why it is not seen where the keys are; null where it is. */
  readonly unseen: string | null;
}

/** In the page: where the keys are, and whether that is seen. */
function stopAt(wanted: Element): Stop {
  const at = document.activeElement ?? document.body;
  const there = at === wanted;
  const back = Boolean(at.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING);
  if (at === document.body) return { there, back, unseen: "the focus is on the page itself" };
  const box = at.getBoundingClientRect();
  const isOut = box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth;
  const ringed = at.closest("label") ?? at;
  const isRinged = [at, ringed].some((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  const name = `${at.outerHTML.slice(0, 160)}`;
  if (isOut) return { there, back, unseen: `out of sight: ${name}` };
  return { there, back, unseen: isRinged ? null : `without a ring: ${name}` };
}

export class KeyActs extends Acts {
  /** Keys pressed so far. */
  keys = 0;
  /** When the last key pressed something; another one may follow a key of another kind at once. */
  #pressedAt = 0;

  async key(name: string): Promise<void> {
    this.keys += 1;
    const isPress = PRESSES.includes(name);
    const wait = this.#pressedAt + UNSEEN_MS - performance.now();
    if (isPress && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await this.page.keyboard.press(name);
    this.#pressedAt = isPress ? performance.now() : 0;
  }

  /** Tab after Tab until it has the focus. */
  async reach(what: Locator): Promise<void> {
    await what.waitFor({ state: "attached" });
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const stop = await what.evaluate(stopAt);
      if (stop.there) return;
      await this.key(stop.back ? "Shift+Tab" : "Tab");
      const { unseen } = await what.evaluate(stopAt);
      if (unseen) throw new Error(`on the way to ${what}: ${unseen}`);
    }
    throw new Error(`${what} is not reached by Tab`);
  }

  override async hit(what: Locator): Promise<void> {
    await this.reach(what);
    await this.key("Enter");
  }

  protected override async put(field: Locator, text: string): Promise<void> {
    await this.reach(field);
    await this.key("Control+a");
    this.keys += text.length;
    await this.page.keyboard.insertText(text);
  }

  /** One of a group of radios: its first stop, then the arrows. */
  protected override async choose(name: string, within: Locator | Page = this.page): Promise<void> {
    const wanted = within.getByRole("radio", { name, exact: true });
    const group = within.locator("fieldset").filter({ has: this.page.getByRole("radio", { name, exact: true }) });
    const checked = group.locator("input:checked");
    await this.reach((await checked.count()) ? checked : group.locator("input").first());
    for (let n = await group.locator("input").count(); n > 0; n -= 1) {
      await this.key("Space");
      if (await wanted.isChecked()) return;
      await this.key("ArrowRight");
      if (await wanted.isChecked()) return;
    }
    throw new Error(`${name} cannot be chosen by keys`);
  }

  override async tab(sentence: Sentence): Promise<void> {
    const wanted = this.page.getByRole("tab", { name: this.say(sentence) }).first();
    const list = this.page.getByRole("tablist").filter({ has: wanted }).first();
    await this.reach(list.locator('[aria-selected="true"]'));
    for (let n = await list.getByRole("tab").count(); n > 0; n -= 1) {
      if ((await wanted.getAttribute("aria-selected")) === "true") return;
      await this.key("ArrowRight");
    }
  }

  /** An entry of the menu behind a button. */
  async menu(button: Locator, entry: string | RegExp): Promise<void> {
    await this.hit(button);
    const wanted = this.page
      .getByRole("menuitem", { name: entry })
      .or(this.page.getByRole("menuitemradio", { name: entry }));
    await wanted.first().waitFor();
    for (let n = 30; n > 0; n -= 1) {
      if (await wanted.first().evaluate((element) => element === document.activeElement)) return this.key("Enter");
      await this.key("ArrowDown");
    }
    throw new Error(`${entry} is not in the menu`);
  }
}
