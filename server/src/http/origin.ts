import type { FastifyRequest } from "fastify";

/** Under which address the asker reached us. The Host header is the asker's word, so it is only ever given back to the asker. */

const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** The host with its port, or null when it is not one. */
export function hostOf(request: FastifyRequest): string | null {
  return HOST.test(request.host) ? request.host : null;
}

export function baseOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${hostOf(request) ?? "localhost"}`;
}
