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

/** The script with which this page began. */
const ownScript = () => document.querySelector<HTMLScriptElement>('script[type="module"][src]');

/** Its name carries a hash of the build. */
const ownBuild = (): string | null => ownScript()?.getAttribute("src")?.replace(/^.*\//, "") ?? null;

async function ask<T>(address: string, how: RequestInit, read: (response: Response) => T): Promise<Awaited<T> | null> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    return await read(await fetch(address, { ...how, cache: "no-store", signal: giveUp.signal }));
  } catch {
    return null; // no answer came
  } finally {
    clearTimeout(timer);
  }
}

/** Whether files of this build come by now: asked of the one with which the page began. */
export async function servesFiles(): Promise<boolean> {
  const isFile = ({ ok, headers }: Response) => ok && /\bjavascript\b/.test(headers.get("content-type") ?? "");
  const address = ownScript()?.src;
  return (address !== undefined && (await ask(address, { method: "HEAD" }, isFile))) ?? false;
}

/** `none`: no answer, or not ours. */
export async function servedBuild(): Promise<"this" | "another" | "none"> {
  const own = ownBuild();
  const page = await ask(at("/"), {}, (response) => (response.ok ? response.text() : ""));
  if (!page?.includes(OURS)) return "none";
  return own === null || page.includes(own) ? "this" : "another";
}

/** Whether this build has not yet reloaded itself in this tab; from now on it has. */
function mayReload(): boolean {
  const own = ownBuild();
  if (own === null || recallInTab(RELOADED, "string") === own) return false;
  return rememberInTab(RELOADED, own); // where nothing can be noted, nothing would end it
}

/** Loads the page again if the server has another build, unless that has been done. `wanted` is asked last. */
export async function reloadIfUpgraded(wanted: () => boolean): Promise<void> {
  if ((await servedBuild()) === "another" && wanted() && mayReload()) location.reload();
}
