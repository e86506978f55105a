import type { Page } from "playwright-core";

/**
 * Which elements React drew again, changed or not: it keeps the properties that it last gave an element on the element
 * itself, and gives it another object each time the component around it runs. A name of React's own, so whoever asks must
 * also expect something to have been drawn.
 */

const OURS = "__reactProps$";

type Known = Map<Element, unknown>;

/** Remembers what every element was drawn with. */
export async function remember(page: Page): Promise<void> {
  await page.evaluate((prefix) => {
    const known: Known = new Map();
    for (const element of document.querySelectorAll("*")) {
      const key = Object.keys(element).find((name) => name.startsWith(prefix));
      if (key) known.set(element, element[key as keyof Element]);
    }
    Object.assign(window, { drawnBefore: known });
  }, OURS);
}

/** The texts of the things that match, each once, in which something was drawn again or anew since `remember`. */
export async function redrawn(page: Page, selector: string): Promise<string[]> {
  const touched = await page.evaluate(
    ([prefix, things]) => {
      const { drawnBefore } = window as unknown as { drawnBefore: Known };
      const found = new Set<Element>();
      for (const element of document.querySelectorAll("*")) {
        const key = Object.keys(element).find((name) => name.startsWith(prefix as string));
        if (!key || drawnBefore.get(element) === element[key as keyof Element]) continue;
        const thing = element.closest(things as string);
        if (thing) found.add(thing);
      }
      return [...found].map((thing) => thing.textContent ?? "");
    },
    [OURS, selector],
  );
  return touched;
}
