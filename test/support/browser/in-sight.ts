import type { Page } from "playwright-core";

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

/** How high the bar is, and where each thing in it stands. */
export const barOf = (page: Page) =>
  page.locator(".ac-topbar").evaluate((bar) => ({
    height: Math.round(bar.getBoundingClientRect().height),
    things: [...bar.children].map((thing) => Math.round(thing.getBoundingClientRect().left)),
  }));

/** Answers of which the middle cannot be pressed, because it lies below what is seen. */
export const unseenAnswers = (page: Page): Promise<number> =>
  page.locator(".ac-statement .ac-stance-grade").evaluateAll(
    (grades) =>
      grades.filter((grade) => {
        const { left, top, width, height } = grade.getBoundingClientRect();
        return !grade.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }).length,
  );

/** What of these cannot be told from another by its picture. */
export async function alike(pictures: ReadonlyMap<string, Promise<Buffer>>): Promise<string[]> {
  const taken = await Promise.all([...pictures].map(async ([name, picture]) => [name, await picture] as const));
  return taken.flatMap(([name, picture], n) =>
    taken.slice(n + 1).flatMap(([other, drawn]) => (picture.equals(drawn) ? [`${name} as ${other}`] : [])),
  );
}

/** Cards of which not all words are seen. */
export const cutCards = (page: Page): Promise<string[]> =>
  page.locator(".tl-canvas .cv-card").evaluateAll((all) =>
    all.flatMap((card) => {
      const words = card.querySelector(".cv-card-text") as HTMLElement;
      const isWhole = words.scrollHeight <= words.clientHeight + 2 && card.scrollHeight <= card.clientHeight + 2;
      return isWhole ? [] : [`${words.textContent}: ${words.scrollHeight} in ${words.clientHeight}`];
    }),
  );
