import { keptPage } from "./shelf.ts";

/** A page is the server's where the server answers, and the one that is kept where it does not. */

const worker = self as unknown as ServiceWorkerGlobalScope;
/** A network that swallows everything is no better than none. */
const PATIENCE_MS = 6_000;
/** What a gateway says from here on is that the server behind it is away. */
const AWAY = 500;
/** Somebody before the server wants a password. */
const UNAUTHORIZED = 401;

const late = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

/**
 * Browsers ask for a proxy's password only where no service worker answers: this one goes, and the page is asked for once more. It
 * comes back when a board has been entered.
 */
async function stepAside(request: Request, answer: Response): Promise<Response> {
  const isGone = await worker.registration.unregister();
  return isGone ? Response.redirect(request.url, 307) : answer;
}

/** @param path below the scope. */
export async function openPage(event: FetchEvent, path: string): Promise<Response> {
  const asked: Promise<Response> = Promise.resolve(event.preloadResponse).then(
    (loaded: Response | undefined) => loaded ?? fetch(event.request),
  );
  const here = () => keptPage(path);
  try {
    const answer = await Promise.race([asked, late()]);
    if (answer === null) return (await here()) ?? (await asked);
    if (answer.status === UNAUTHORIZED) return await stepAside(event.request, answer);
    return answer.status < AWAY ? answer : ((await here()) ?? answer);
  } catch (fault) {
    const page = await here();
    if (page) return page;
    throw fault; // the browser's own words for it
  }
}
