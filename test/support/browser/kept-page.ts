import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { freshFolder } from "../server/server.ts";

/** What a browser keeps of the page itself, and another build of it. */

const DIST = join(import.meta.dirname, "../../../client/dist");

/** The built client as its next version would be: the same screens, another page. `isLater` says which one a page is. */
export function laterBuild(): string {
  const folder = join(freshFolder(), "dist");
  mkdirSync(folder);
  symlinkSync(join(DIST, "assets"), join(folder, "assets"), "junction");
  const copy = (name: string, change: (text: string) => string) =>
    writeFileSync(join(folder, name), change(readFileSync(join(DIST, name), "utf8")));
  copy("index.html", (text) => text.replace("<title>", '<meta name="made" content="later" /><title>'));
  copy("favicon.svg", (text) => text);
  copy("sw.js", (text) => text.replace(/(mark\W+)[0-9a-f]{16}/, `$1${"0".repeat(16)}`));
  return folder;
}

export const isLater = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('meta[name="made"]') !== null);

/** Paths of what the browser keeps for its service worker, and how many of these it has. */
export const keptPaths = (page: Page): Promise<{ paths: string[]; shelves: number; workers: number }> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return {
      paths,
      shelves: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    };
  });

/** What the page that is kept says of itself: whether it is the later one; null where none is kept. */
export const keptIsLater = (page: Page): Promise<boolean | null> =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) {
        if (!url.endsWith("/.page")) continue;
        const text = await (await caches.match(url))?.text();
        return text?.includes('name="made"') ?? null;
      }
    }
    return null;
  });
