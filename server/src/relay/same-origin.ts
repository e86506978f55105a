import type { IncomingMessage } from "node:http";

/** A page of another site may not use a visitor's browser to reach us; a program that is no browser sends no Origin. */

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9.])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;
const STANDARD_PORT: Readonly<Record<string, string>> = { "http:": ":80", "https:": ":443" };
const UNREADABLE = "unreadable";

/** One way of writing a host for all that mean the same: in small letters, without the dot of the root and the port that goes without saying. */
function plain(host: string, protocol: string): string {
  const port = /:\d+$/.exec(host)?.[0] ?? "";
  const name = host
    .slice(0, host.length - port.length)
    .toLowerCase()
    .replace(/\.$/, "");
  return port === STANDARD_PORT[protocol] ? name : name + port;
}

type Headers = Pick<IncomingMessage, "headers">;

/** @param publicUrl the address that is set for the server, if one is. */
export function isSameOrigin({ headers }: Headers, publicUrl: string | null): boolean {
  const { origin, host = "" } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host: asked } = new URL(origin);
  const known = [...(HOST.test(host) ? [plain(host, protocol)] : [])];
  if (publicUrl) known.push(plain(new URL(publicUrl).host, new URL(publicUrl).protocol));
  return asked !== "" && known.includes(plain(asked, protocol));
}

/** Both, for whoever runs the server to see what does not fit: short, and nothing but addresses. */
export function addressesOf({ headers }: Headers): { readonly origin: string; readonly host: string } {
  const { origin = "", host = "" } = headers;
  const shown = URL.canParse(origin) ? new URL(origin).host : "";
  return {
    origin: HOST.test(shown) ? `${new URL(origin).protocol}//${shown}` : UNREADABLE,
    host: HOST.test(host) ? host : UNREADABLE,
  };
}
