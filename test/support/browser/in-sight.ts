import type { Locator, Page } from "playwright-core";

/** What lies under something else, out of sight, or elsewhere than it was. */

/** What can be pressed or written in and lies under a notice, as far as it is on the screen. */
export const underNotices = (page: Page): Promise<string[]> =>
  page.locator(".ac-toast").evaluateAll((toasts) => {
    const THINGS = "button, a, input, textarea, [contenteditable], .cv-dock, .ac-tab";
    const under = toasts.flatMap((toast) => {
      const { left, top, width, height } = toast.getBoundingClientRect();
      const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
      const points = steps.flatMap((x) => steps.map((y) => [left + x * width, top + y * height] as const));
      const there = points.map(([x, y]) => document.elementsFromPoint(x, y));
      return there.filter(([first]) => first?.closest(".ac-toasts")).flat();
    });
    const covered = under.filter((one) => one.matches(THINGS) && !one.closest(".ac-toasts"));
    return [...new Set(covered.map((one) => one.textContent || one.className))];
  });

/** How high a laptop's bar is, where each thing in it stands, and where the first card lies. CSS pixels. */
export const placesOf = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector(".ac-topbar") as HTMLElement;
    const { left, top } = document.querySelector(".tl-canvas .cv-card")?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return {
      height: Math.round(bar.getBoundingClientRect().height),
      things: [...bar.children].map((thing) => Math.round(thing.getBoundingClientRect().left)),
      card: [Math.round(left), Math.round(top)],
    };
  });

/** Answers of which not all is seen, because they lie too low. */
const unseenAnswers = (page: Page): Promise<number> =>
  page.locator(".ac-statement .ac-stance-grade").evaluateAll(
    (grades) =>
      grades.filter((grade) => {
        const { left, bottom, width } = grade.getBoundingClientRect();
        const isAbove = bottom - 7 < (grade.closest(".ac-hand-main")?.getBoundingClientRect().top ?? 0);
        return !isAbove && !grade.contains(document.elementFromPoint(left + width / 2, bottom - 7));
      }).length,
  );

/** Whether its upper and its lower edge are seen, with nothing over them. */
export const isSeen = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => {
    const { left, top, bottom, width } = element.getBoundingClientRect();
    return [top + 7, bottom - 7].every((y) => element.contains(document.elementFromPoint(left + width / 2, y)));
  });

/** How many answers are not seen, and how many are said to lie below. */
export async function answersOutOfSight(page: Page): Promise<{ readonly unseen: number; readonly said: number }> {
  const [said = "0"] = await page.locator(".ac-answers-below button").allTextContents();
  return { unseen: await unseenAnswers(page), said: Number.parseInt(said, 10) };
}

/** What of these cannot be told from another by its picture. */
export async function alike(name: string, things: readonly Locator[]): Promise<string[]> {
  const taken = await Promise.all(things.map((thing) => thing.screenshot()));
  return taken.flatMap((picture, n) =>
    taken.flatMap((other, m) => (m > n && picture.equals(other) ? [`${name} ${n} as ${m}`] : [])),
  );
}

/** Cards of which not all words are seen, of those that show theirs. */
export const cutCards = (page: Page): Promise<string[]> =>
  page.locator(".tl-canvas .cv-card:not(.cv-card-far)").evaluateAll((all) =>
    all.flatMap((card) => {
      const words = card.querySelector(".cv-card-text") as HTMLElement;
      const isWhole = words.scrollHeight <= words.clientHeight + 2 && card.scrollHeight <= card.clientHeight + 2;
      return isWhole ? [] : [`${words.textContent}: ${words.scrollHeight} in ${words.clientHeight}`];
    }),
  );

/** Puts a reader's own styles on the page; as an extension does, for the page's policy lets no other in. */
export const dress = (page: Page, style: string): Promise<void> =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
  }, style);

/** In how many lines the lists' tabs stand, however much waits behind them. */
export const tabLines = (page: Page): Promise<number> =>
  page.getByRole("tab").evaluateAll((tabs) => {
    for (const tab of tabs.filter((one) => !one.querySelector(".ac-count"))) {
      const many = document.createElement("span");
      many.className = "ac-count";
      many.textContent = "99+";
      tab.append(many);
    }
    return new Set(tabs.map((tab) => Math.round(tab.getBoundingClientRect().top))).size;
  });
