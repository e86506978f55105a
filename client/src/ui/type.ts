import { recall, remember } from "../sync/saved/device.ts";

/**
 * Our type, asked for once something can be used: until then its stand-in has the same measures, so a phone gets to the
 * board with fewer bytes and nothing jumps when the type arrives. From the second visit on the browser has it already.
 */

const DRESSED = "dressed";
/** First the screen that somebody has just reached, with everything it still asks for; then the type. */
const AFTER_MS = 1_000;

function dress(): void {
  document.documentElement.classList.add("ac-dressed");
  // a browser in which nobody has come in anywhere keeps nothing
  if (recall("secret", "string") !== null) remember(DRESSED, true);
}

export function dressLater(): void {
  setTimeout(dress, AFTER_MS);
}

export function dressIfKnown(): void {
  if (recall(DRESSED, "boolean")) dress();
}
