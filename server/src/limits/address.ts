import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";
import type { Settings } from "../config.ts";

/** Whose request it is: the address that a trusted proxy names, as fastify finds it for its routes, and for sockets the same. */

export interface Addresses {
  of(request: IncomingMessage): string;
  /** Whether a connection comes from a proxy that is trusted, and so stands for many. */
  isProxy(address: string | undefined): boolean;
}

export function readAddresses({ trustProxy }: Settings): Addresses {
  const trusted = trustProxy === null ? [] : trustProxy.split(",").map((address) => address.trim());
  const trust = proxyAddr.compile(trusted);
  return {
    of: (request) => proxyAddr(request, trust),
    isProxy: (address) => address !== undefined && trust(address, 0),
  };
}
