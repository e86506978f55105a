import type { IncomingMessage } from "node:http";
import type { FastifyRequest } from "fastify";

/** Under which address the asker reached us. The Host header is the asker's word, so it is only ever given back to the asker. */

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9.])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** The host with its port, or null when it is not one. */
export function hostOf(request: FastifyRequest): string | null {
  return HOST.test(request.host) ? request.host : null;
}

/** A host in the one form in which hosts are compared: small letters, without the protocol's usual port and a dot at its end. */
function plainHost(protocol: string, host: string): string | null {
  if (!HOST.test(host) || !URL.canParse(`${protocol}//${host}`)) return null;
  return new URL(`${protocol}//${host}`).host.replace(/\.(?=:\d+$|$)/, "");
}

/** A proxy that is believed may pass on what somebody else has written there: `javascript` is none of ours. */
export const protocolOf = ({ protocol }: Pick<FastifyRequest, "protocol">): "http" | "https" =>
  protocol.toLowerCase() === "https" ? "https" : "http";

/** The beginning of every address that the asker is given. */
export function baseOf(request: Pick<FastifyRequest, "protocol" | "host">, publicUrl: string | null): string {
  const protocol = protocolOf(request);
  return publicUrl ?? `${protocol}://${plainHost(`${protocol}:`, request.host) ?? "localhost"}`;
}

/**
 * Whether a page of this origin is ours: it was loaded from the host that is asked now, or from the public one.
 * @param publicHost as `readSettings` gives it.
 */
export function isOwnOrigin(origin: string, host: string | undefined, publicHost: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  const asked = /^https?:$/.test(protocol) ? plainHost(protocol, from) : null;
  return asked !== null && (asked === plainHost(protocol, host ?? "") || asked === publicHost);
}

const UNREADABLE = "unreadable";

/** Both, for whoever runs the server to see what does not fit: short, and nothing but addresses. */
export function addressesOf({ headers }: Pick<IncomingMessage, "headers">): {
  readonly origin: string;
  readonly host: string;
} {
  const { origin = "", host = "" } = headers;
  const shown = URL.canParse(origin) ? new URL(origin).host : "";
  return {
    origin: HOST.test(shown) ? `${new URL(origin).protocol}//${shown}` : UNREADABLE,
    host: HOST.test(host) ? host : UNREADABLE,
  };
}
