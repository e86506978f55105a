import { choosePage } from "./choose.ts";
import { STORE_MS, within } from "./clock.ts";
import { keptPage } from "./shelf.ts";

const worker = self as unknown as ServiceWorkerGlobalScope;

/**
 * Browsers ask for a proxy's password only where no service worker answers: this one goes, and the page is asked for once more. It
 * comes back when a board has been entered.
 */
async function stepAside(request: Request, answer: Response): Promise<Response> {
  const isGone = await within(worker.registration.unregister(), STORE_MS);
  return isGone ? Response.redirect(request.url, 307) : answer;
}

/** @param path below the scope. */
export const openPage = ({ request }: FetchEvent, path: string): Promise<Response> =>
  choosePage({
    // not by the browser's own preload: one that never says what came of it holds the page back for ever
    asked: fetch(request),
    kept: () => keptPage(path),
    stepAside: (answer) => stepAside(request, answer),
  });
