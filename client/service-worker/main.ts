import { LONGEST_MS, STORE_MS, within } from "./clock.ts";
import { openPage } from "./page.ts";
import { fetchAsPage, fetchRest, keep, keepPage, keptFile, leave, SCOPE, tidy } from "./shelf.ts";

/**
 * Stands between the page and the server, on https and on this machine alone: a reload without a server opens the page that is kept
 * here. Where the server answers, it is the server's page that opens; what a page asks of it is not looked at.
 */

const worker = self as unknown as ServiceWorkerGlobalScope;
/** What is no page though a browser may be led there. */
const NO_PAGE = /^(api|sync|healthz|readyz|metrics)(\/|$)|\.(txt|svg|js|ico)$/;

/** @throws where it takes too long: then the browser asks for this worker once more at the next visit. */
async function keepInTime(): Promise<void> {
  const isKept = await within(
    keepPage().then(() => true),
    LONGEST_MS,
  );
  if (!isKept) throw new Error("the page did not come");
}

worker.addEventListener("install", (event) => {
  void worker.skipWaiting();
  event.waitUntil(keepInTime());
});

worker.addEventListener("activate", (event) => {
  // browsers remember what a worker of before has asked for; pages wait until this is done
  const done = Promise.all([tidy(), worker.registration.navigationPreload?.disable()]);
  event.waitUntil(within(done, STORE_MS));
});

/** What a page says: which files it has fetched, that it has time for others, or that somebody leaves this computer. */
type Told = { readonly files: readonly string[] } | "rest" | "leave";

async function hear(told: Told): Promise<void> {
  if (told === "leave") await leave();
  else if (told === "rest") await fetchRest();
  else await fetchAsPage(told.files);
}

worker.addEventListener("message", (event) => {
  // what does not come is asked for again when it is wanted
  const heard = hear(event.data as Told).catch(() => undefined);
  const answered = heard.then(() => event.ports[0]?.postMessage("done"));
  event.waitUntil(within(answered, LONGEST_MS)); // a next version does not begin before
});

async function openFile(event: FetchEvent): Promise<Response> {
  const { pathname } = new URL(event.request.url);
  const here = await within(keptFile(pathname), STORE_MS);
  if (here) return here;
  const answer = await fetch(event.request);
  event.waitUntil(within(keep(pathname, answer.clone()), LONGEST_MS));
  return answer;
}

worker.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(SCOPE)) return;
  const path = pathname.slice(SCOPE.length);
  if (path.startsWith("assets/")) event.respondWith(openFile(event));
  else if (mode === "navigate" && !NO_PAGE.test(path)) event.respondWith(openPage(event, path));
});
