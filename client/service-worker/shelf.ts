import { ask } from "./clock.ts";
import { ALL, FILES } from "./files.ts";
import { isFile } from "./ours.ts";

/**
 * What is kept of the page: files of this build and the one before, whose names say what is in them, and the page itself. Nothing of
 * what the server is asked for is ever among them.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;
/** The path below which the server's addresses are, with a slash at both ends. */
export const SCOPE = new URL(worker.registration.scope).pathname;
const SHELF = "acuerdo-files";
/** Names that no file has and no page asks for. */
const PAGE = `${SCOPE}assets/.page`;
const BUILDS = `${SCOPE}assets/.builds`;
const KEPT_BUILDS = 2;

/** Somebody leaves this computer: nothing is kept any more. */
let left = false;

const addressOf = (name: string): string => `${SCOPE}assets/${name}`;
const open = (): Promise<Cache> => caches.open(SHELF);

export async function keep(address: string, answer: Response): Promise<void> {
  if (!left && isFile(address, answer) && (await caches.has(SHELF))) await (await open()).put(address, answer);
}

/** Only the page's beginning makes a shelf: a tab that looks for a file after its browser was left makes none anew. */
export const kept = (address: string): Promise<Response | undefined> => caches.match(address, { cacheName: SHELF });

/** A file that is kept; what an earlier version took for one is none. */
export async function keptFile(address: string): Promise<Response | undefined> {
  const here = await kept(address);
  return here && isFile(address, here) ? here : undefined;
}

/** Fetches those that are not kept yet, one by one: mostly from the browser's own copy. @throws where one does not come. */
export async function fetchAll(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (left) return;
    if (!ALL.includes(name) || (await keptFile(addressOf(name)))) continue;
    const answer = await ask(addressOf(name));
    if (!isFile(addressOf(name), answer)) throw new Error(`${name} did not come`);
    await keep(addressOf(name), answer);
  }
}

/** Whether this device has shown what only a laptop shows. */
async function isLaptop(): Promise<boolean> {
  const [board = ""] = FILES.table;
  return (await kept(addressOf(board))) !== undefined;
}

/** What a page has fetched; its browser does not tell of workers. */
export async function fetchAsPage(names: readonly string[]): Promise<void> {
  await fetchAll(names);
  if (await isLaptop()) await fetchAll(FILES.workers);
}

/** What has not been asked for yet: on a phone without what only a laptop shows. */
export async function fetchRest(): Promise<void> {
  await fetchAll([...FILES.hand, ...FILES.workers, ...((await isLaptop()) ? FILES.table : [])]);
}

/** The page of this very build, with all that it begins with. @throws where the server has another one, or none. */
export async function keepPage(): Promise<void> {
  const page = await ask(SCOPE, { cache: "no-store" });
  const [script = ""] = FILES.page;
  if (!(await page.clone().text()).includes(script)) throw new Error("the server has another page");
  const shelf = await open();
  await fetchAll(FILES.page);
  if (!left) await shelf.put(PAGE, page);
}

/** Links that let somebody conduct a board lead where browsers keep no address: also without a server. */
const NOT_TO_BE_KEPT = 410;

/** @param path below the scope. Undefined where no page is kept. */
export async function keptPage(path: string): Promise<Response | undefined> {
  const page = await kept(PAGE);
  if (!page) return undefined;
  const headers = new Headers(page.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set("x-acuerdo-kept", FILES.mark); // for whoever looks for the reason of what they see
  // the page was fetched at the top; asked for further below, it finds its files by their whole path
  const text = (await page.text()).replaceAll('="./', `="${SCOPE}`);
  return new Response(text, { headers, status: /^b\/[^/]+\/in\b/i.test(path) ? NOT_TO_BE_KEPT : 200 });
}

/** Removes what neither this build nor the one before it needs: a tab of that one may still be open. */
export async function tidy(): Promise<void> {
  const shelf = await open();
  const before = ((await (await kept(BUILDS))?.json()) ?? []) as string[][];
  const builds = [[...ALL], ...before.filter((names) => names.join() !== ALL.join())].slice(0, KEPT_BUILDS);
  const needed = new Set([PAGE, BUILDS, ...builds.flat().map(addressOf)]);
  for (const { url } of await shelf.keys()) if (!needed.has(new URL(url).pathname)) await shelf.delete(url);
  await shelf.put(BUILDS, new Response(JSON.stringify(builds)));
}

/** Everything goes, and this worker with it. */
export async function leave(): Promise<void> {
  left = true;
  await worker.registration.unregister();
  await caches.delete(SHELF);
}
