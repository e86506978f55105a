import type { IncomingMessage } from "node:http";

/**
 * A server under a path of its host, `https://example.org/acuerdo`: a proxy before it takes the path off, or leaves it where it is.
 * Both work, so what comes with the path is read without it.
 */

/** Empty at the root. @param publicUrl as `readSettings` gives it. */
export const basePathOf = (publicUrl: string | null): string =>
  publicUrl === null ? "" : new URL(publicUrl).pathname.replace(/\/$/, "");

const isUnder = (url: string, base: string): boolean =>
  base !== "" && url.startsWith(base) && /^[/?]|^$/.test(url.slice(base.length));

/** What is asked for, as the server counts its paths. */
export function withoutBase({ url = "/" }: Pick<IncomingMessage, "url">, base: string): string {
  if (!isUnder(url, base)) return url;
  const rest = url.slice(base.length);
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/**
 * Where the page finds its files, as its browser counts: the path in front of it is known where it came along, else it is found by
 * going up as many folders as the page is deep.
 * @param url as it came, with the path if there was one.
 */
export function filesOf(url: string, base: string): string {
  if (isUnder(url, base)) return `${base}/`;
  const [path = ""] = url.split("?");
  return "../".repeat(Math.max(0, path.split("/").length - 2)) || "./";
}
