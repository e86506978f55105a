import { IS_BUILT } from "../base.ts";
import { isBorrowed } from "./borrowed.ts";

/** First the screen that somebody has just reached, with everything it still asks for. */
const AFTER_MS = 3_000;
let isAsked = false;

/** Keeps the page on this device, once a board is open; not on a device that is somebody else's. */
export function keepPageLater(): void {
  if (isAsked || !IS_BUILT || !("serviceWorker" in navigator)) return;
  isAsked = true;
  setTimeout(() => {
    if (isBorrowed()) return;
    void import("./kept-page.ts").then(({ keepPage }) => keepPage()).catch(() => undefined); // at the next visit
  }, AFTER_MS);
}
