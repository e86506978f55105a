import type { BrowserContext, Locator, Page } from "playwright-core";

/**
 * Fails a test as soon as, after an act, the focus has fallen to the page itself: whoever uses keys, a switch or a screen
 * reader would have lost their place. It holds every test with a browser: acts go through Playwright's own clicks and keys.
 */

/** The page's own account of who had the focus last, kept by a script that runs before any other. */
interface Watched {
  /** What had the focus and has gone with it; null while something has it, or nobody has lost it. */
  lostFocus?: () => string | null;
}

function watch(): void {
  let held: Element | null = null;
  const came = ({ target }: FocusEvent) => {
    if (target instanceof Element) held = target;
  };
  addEventListener("focusin", came, true);
  const isGone = (element: Element) =>
    !element.isConnected || element.matches(":disabled") || element.getClientRects().length === 0;
  (window as Watched).lostFocus = () => {
    const at = document.activeElement;
    if (at && at !== document.body && at !== document.documentElement) return null;
    return held && isGone(held) ? held.outerHTML.slice(0, 200) : null;
  };
}

export async function watchFocus(context: BrowserContext): Promise<void> {
  await context.addInitScript(watch);
}

/** Longer than a phone waits before it fetches what is not needed at once. */
const PATIENCE_MS = 10_000;

/** A page that is going, has gone or holds a question of the browser's has no focus to lose. */
const ELSEWHERE_MS = 1_000;

async function lostOn(page: Page): Promise<string | null> {
  if (page.isClosed()) return null;
  const asked = page.evaluate(() => (window as Watched).lostFocus?.() ?? null).catch(() => null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ELSEWHERE_MS, null);
  });
  const lost = await Promise.race([asked, late]);
  clearTimeout(timer);
  return lost;
}

export async function keepsFocus(page: Page, act: string): Promise<void> {
  if ((await lostOn(page)) === null) return;
  const found = () => (window as Watched).lostFocus?.() === null;
  await page.waitForFunction(found, null, { timeout: PATIENCE_MS }).catch(() => undefined); // asked once more below
  const lost = await lostOn(page);
  if (lost !== null) throw new Error(`after ${act} the focus fell to the page; it was on ${lost}`);
}

type Act = (this: Locator, ...args: unknown[]) => Promise<unknown>;
const ACTS = ["click", "tap", "press", "check", "uncheck"] as const;
const held = new WeakSet<object>();

/** From now on every act by a locator of this kind, and every key of this page, is looked at. */
export function holdFocus(page: Page): void {
  const locators = Object.getPrototypeOf(page.locator("body")) as Record<(typeof ACTS)[number], Act>;
  if (!held.has(locators)) {
    held.add(locators);
    for (const name of ACTS) {
      const act = locators[name];
      locators[name] = async function looked(this: Locator, ...args) {
        const done = await act.apply(this, args);
        await keepsFocus(this.page(), `${name} on ${this}`);
        return done;
      };
    }
  }
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (key, options) => {
    await press(key, options);
    await keepsFocus(page, `the key ${key}`);
  };
}
