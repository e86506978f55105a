import { CLOSE, type CloseCode } from "@acuerdo/shared";

/** How a refusal of the canvas is told. */

/** What it builds on was lost with a server or cleared away, and nobody brings it: loaded afresh, it can be said again as one's own. */
export const LOST = "lost";

const CLOSE_FOR: Readonly<Record<string, CloseCode>> = {
  "too-large": CLOSE.overLimit,
  "too-many": CLOSE.overLimit,
  "client-id": CLOSE.mayNotWrite,
  role: CLOSE.mayNotWrite,
  "try-again": CLOSE.tryAgain,
  share: CLOSE.overLimit,
  full: CLOSE.overLimit,
};

/** For clients that do not understand a refusal. */
export const closeFor = (code: string): CloseCode => CLOSE_FOR[code] ?? CLOSE.malformed;
