import { hostname } from "node:os";
import type { FastifyRequest } from "fastify";
import type { Settings } from "../config.ts";
import { isEverywhere, type LanPlace, lanPlaces } from "../network.ts";
import { baseOf, protocolOf } from "./origin.ts";

/** Under which addresses others come to where the asker is: a phone does not reach the address by which a laptop reaches itself. */

export interface Reachable {
  /** The beginning of a link. */
  readonly url: string;
  /** Which of this machine's networks it is in; null where that is not the question. */
  readonly network: string | null;
}

/** How the question came in. */
interface Way {
  /** Of the address that was asked for: without its port, IPv6 without brackets. */
  readonly host: string;
  /** With its colon; empty where it is the protocol's own. */
  readonly port: string;
  readonly protocol: string;
  /** The ends of the connection. */
  readonly local: string;
  readonly remote: string;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i;
const plain = (address = ""): string => address.replace(/^::ffff:/i, "");

/** As a name without dots, or for the neighbours alone: phones often do not know it. */
const isOwnName = (host: string): boolean => {
  const own = hostname().toLowerCase().split(".")[0];
  return [own, `${own}.local`].includes(host.toLowerCase());
};

const written = ({ address }: LanPlace): string => (address.includes(":") ? `[${address}]` : address);

/**
 * Null where the question did not come to this machine itself, by one of its own addresses: then the one that it came by is as good
 * for others, or something stands before the server of which it knows nothing.
 */
export function ownPlaces(way: Way, listening: string, places: readonly LanPlace[]): Reachable[] | null {
  const { host, port, protocol, local, remote } = way;
  const isLoopback = LOOPBACK.test(host);
  if (isLoopback && !LOOPBACK.test(remote)) return [];
  if (!isLoopback && host !== local && !isOwnName(host)) return null;
  const heard = places.filter(({ address }) => isEverywhere(listening) || address === listening);
  // whoever came by a card's address has shown that it works
  const sorted = [...heard].sort((a, b) => Number(cameBy(b, host)) - Number(cameBy(a, host)));
  return sorted.map((place) => ({ url: `${protocol}://${written(place)}${port}`, network: place.network }));
}

const cameBy = ({ address, isCard }: LanPlace, host: string): boolean => isCard && address === host;

/** The likeliest first; none where only this machine reaches the server. */
export function reachable(request: FastifyRequest, { publicUrl, host }: Settings): Reachable[] {
  const base = baseOf(request, publicUrl);
  const asked = new URL(base);
  if (publicUrl !== null) return [{ url: base, network: null }];
  const way = {
    host: asked.hostname.replace(/^\[|\]$/g, ""),
    port: asked.port && `:${asked.port}`,
    protocol: protocolOf(request),
    local: plain(request.socket.localAddress),
    remote: plain(request.socket.remoteAddress),
  };
  return ownPlaces(way, host, lanPlaces()) ?? [{ url: base, network: null }];
}
