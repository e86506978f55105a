import type { IncomingMessage } from "node:http";
import { refuse, TOKEN_HEADER } from "@acuerdo/shared";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { COSTS } from "../limits/costs.ts";
import type { FairPace } from "../limits/fair-pace.ts";
import { lengthOf } from "./bodies.ts";
import { repeatAsk, sendRefusal } from "./refusals.ts";

/** How often an address may ask, first of all and without a line in the log: whoever asks too much is to cost as little as can be. */

/** Characters of what is asked for, and of a token's end, by which those behind one address are told apart. */
const WHO_LENGTH = 64;

/** Behind a proxy with a password of its own, everybody has the same `Authorization`. */
function whoOf({ ip, url, headers }: FastifyRequest): string {
  const shown = String(headers[TOKEN_HEADER] ?? headers.authorization ?? "").slice(-WHO_LENGTH);
  return `${ip} ${url.slice(0, WHO_LENGTH)} ${shown}`;
}

/** So many bytes count as so many requests more. */
const weightOf = (bytes: number): number => Math.floor(bytes / COSTS.requestBytes);

const isUnsaid = ({ headers }: IncomingMessage): boolean => headers["transfer-encoding"] !== undefined;

/** A body of which nobody reads more, and which may go on for as long as its sender likes: Node would take it all in. */
const isWithoutEnd = (raw: IncomingMessage, maxBodyBytes: number): boolean =>
  !raw.complete && (isUnsaid(raw) || Number(raw.headers["content-length"]) > 2 * maxBodyBytes);

/** @param maxBodyBytes what is said to be larger is refused unread, so it costs nothing more, whatever it says. */
export function mountPace(app: FastifyInstance, requests: FairPace, maxBodyBytes: number): void {
  /** What was taken for bodies that are still to come: told how many bytes have. */
  const announced = new WeakMap<IncomingMessage, (read: number) => void>();
  app.addHook("onRequest", async (request, reply) => {
    repeatAsk(request, reply);
    const { raw, headers } = request;
    // one that does not say how long it is counts as the longest until it has come
    const bytes = isUnsaid(raw) ? maxBodyBytes : Number(headers["content-length"]) || 0;
    const weight = bytes > maxBodyBytes ? 0 : weightOf(bytes);
    const giveBack = requests.spend(request.ip, whoOf(request), 1 + weight);
    if (giveBack) {
      const before = raw.socket.bytesRead;
      const settle = (read: number) => {
        announced.delete(raw);
        giveBack(Math.max(0, weight - weightOf(Math.max(lengthOf(raw), read - before))));
      };
      if (weight > 0) announced.set(raw, settle);
      return;
    }
    reply.header("Connection", "close");
    return sendRefusal(request, reply, refuse("slow-down"));
  });
  app.addHook("onSend", async ({ raw }, reply) => {
    if (isWithoutEnd(raw, maxBodyBytes)) reply.header("Connection", "close");
  });
  app.addHook("onRequestAbort", async ({ raw }) => announced.get(raw)?.(raw.socket.bytesRead));
  app.addHook("onResponse", async ({ raw }) => {
    if (isUnsaid(raw)) announced.get(raw)?.(raw.socket.bytesRead);
  });
}
