/**
 * Where the server's addresses begin, as this browser sees it: at the root of its host, or under a path that a proxy before
 * it has. Every script lies one folder below that.
 */

const OWN_SCRIPT = import.meta.url;
/** Not while it is worked on, nor in a test without a browser. */
export const IS_BUILT = (import.meta as { env?: { PROD?: boolean } }).env?.PROD === true;
/** Empty at the root; else a path without a slash at its end. */
export const BASE: string = IS_BUILT ? new URL("..", OWN_SCRIPT).pathname.replace(/\/$/, "") : "";

/** @param path one of the server's or of our pages, with the `/` at its beginning. */
export const at = (path: string): string => BASE + path;

/** The path of this page as the server counts it. */
export function pathHere(): string {
  const { pathname } = location;
  return pathname.startsWith(BASE) ? pathname.slice(BASE.length) || "/" : pathname;
}
