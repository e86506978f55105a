import { at } from "../base.ts";
import { recallInTab, rememberInTab } from "../saved/tab.ts";

/**
 * Which build of this page the server gives out now. A tab that was opened before an upgrade may miss a file that the
 * upgrade took away: then the page is to be loaded again, by itself once at most.
 */

/** Longer than a slow phone waits for a page of a kilobyte. */
const PATIENCE_MS = 10_000;
/** In this tab alone: the build that has reloaded itself. */
const RELOADED = "reloaded";
/** What a page of ours has and a captive portal's has not. */
const OURS = 'name="acuerdo-nonce"';

/** The name of the script with which this page began: it carries a hash of the build. */
function ownBuild(): string | null {
  return document.querySelector('script[type="module"][src]')?.getAttribute("src")?.replace(/^.*\//, "") ?? null;
}

/** `none`: no answer, or not ours. */
export async function servedBuild(): Promise<"this" | "another" | "none"> {
  const own = ownBuild();
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const response = await fetch(at("/"), { cache: "no-store", signal: giveUp.signal });
    const page = response.ok ? await response.text() : "";
    if (!page.includes(OURS)) return "none";
    return own === null || page.includes(own) ? "this" : "another";
  } catch {
    return "none"; // no answer came
  } finally {
    clearTimeout(timer);
  }
}

/** Whether this build has not yet reloaded itself in this tab; from now on it has. */
function mayReload(): boolean {
  const own = ownBuild();
  if (own === null || recallInTab<string>(RELOADED) === own) return false;
  return rememberInTab(RELOADED, own); // where nothing can be noted, nothing would end it
}

/** Loads the page again if the server has another build, unless that has been done. `wanted` is asked last. */
export async function reloadIfUpgraded(wanted: () => boolean): Promise<void> {
  if ((await servedBuild()) === "another" && wanted() && mayReload()) location.reload();
}
