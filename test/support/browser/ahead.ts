import type { Page } from "playwright-core";
import { FETCH_AHEAD_MS } from "../../../client/src/ui/ahead.ts";

/** For tests of what a page begins with, or of what has not come: nothing is fetched ahead, however slow the test goes. */
export async function fetchNothingAhead(page: Page): Promise<void> {
  await page.addInitScript((never) => {
    const wait = window.setTimeout;
    const held = (run: TimerHandler, ms?: number, ...given: unknown[]) => (ms === never ? 0 : wait(run, ms, ...given));
    window.setTimeout = held as typeof window.setTimeout;
  }, FETCH_AHEAD_MS);
}
