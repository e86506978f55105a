import { at } from "../base.ts";

/**
 * The page itself on this device, where the browser gives a service worker: on https, and on this machine. Everywhere else a reload
 * without a server gets the browser's own error page, and loses nothing.
 */

/** The service worker of this page, or null where there is none, not even a browser's idea of one. */
async function ownWorker(): Promise<ServiceWorkerRegistration | null> {
  const scope = new URL(at("/"), location.href).href;
  const found = await navigator.serviceWorker?.getRegistration(scope);
  return found?.scope === scope ? found : null;
}

/** Screens that nobody has asked for yet are fetched when this long nothing else was to be done. */
const REST_AFTER_MS = 30_000;
/** As the browser names it where somebody counts their bytes, or the network is one on which every byte is felt. */
function isCountingBytes(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "");
}

const whenIdle = (then: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(then);
  else setTimeout(then);
};

/** Names of the files that this page has fetched, now and from now on: they lie in the browser's own copy. */
function tellFetched(worker: ServiceWorker): void {
  const before = new URL(at("/assets/"), location.href).href;
  const tell = (entries: PerformanceEntryList) => {
    const files = entries.filter(({ name }) => name.startsWith(before)).map(({ name }) => name.slice(before.length));
    if (files.length > 0) worker.postMessage({ files });
  };
  new PerformanceObserver((list) => tell(list.getEntries())).observe({ type: "resource", buffered: true });
}

/**
 * The worker of the newest version once it is at work, or null where none comes to it. After an upgrade that is not the one that stands
 * there: that one must not be kept busy. Browsers hold back what is new while it is, and a page that is loaded then may never come.
 */
async function newest(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const comes = () => registration.installing ?? registration.waiting;
  if (!comes()) await registration.update().catch(() => undefined); // without a server the one that stands there is the newest
  const coming = comes();
  const isSettled = () => coming === null || coming.state === "activated" || coming.state === "redundant";
  if (!isSettled()) {
    await new Promise<void>((resolve) => {
      coming?.addEventListener("statechange", () => isSettled() && resolve());
    });
  }
  return registration.active;
}

/** Keeps the page from now on. Nothing that anybody waits for. */
export async function keepPage(): Promise<void> {
  try {
    const scope = at("/");
    const active = await newest(
      await navigator.serviceWorker.register(at("/sw.js"), { scope, updateViaCache: "none" }),
    );
    if (!active) return;
    tellFetched(active);
    if (!isCountingBytes()) setTimeout(() => whenIdle(() => active.postMessage("rest")), REST_AFTER_MS);
  } catch {
    return; // refused, or not fetched: the next visit asks again
  }
}

/** A worker that does not answer is not waited for. */
const LEAVE_MS = 2_000;

/** The service worker keeps nothing more, and goes. */
export async function dropPage(): Promise<void> {
  const registration = await ownWorker();
  const { port1, port2 } = new MessageChannel();
  const done = new Promise((resolve) => {
    port1.onmessage = resolve;
    setTimeout(resolve, LEAVE_MS);
  });
  registration?.active?.postMessage("leave", [port2]);
  if (registration?.active) await done;
  await registration?.unregister();
}
