import { type BoardId, ID_PATTERN, isRefusal, isRemoved, type Refusal, refuse, TOKEN_HEADER } from "@acuerdo/shared";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Token } from "../auth.ts";
import type { Services } from "../services.ts";
import type { StoredBoard } from "../store/store.ts";
import { sendRefusal } from "./refusals.ts";

/** How routes are mounted: a handler returns a value or a refusal, and every other method of a known path is told which ones there are. */

type Method = "GET" | "POST";
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<object | string>;

export class Routes {
  readonly #app: FastifyInstance;
  readonly #mounted = new Map<string, Method[]>();

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  on(method: Method, url: string, handler: Handler): void {
    this.#mounted.set(url, [...(this.#mounted.get(url) ?? []), method]);
    this.#app.route({
      method,
      url,
      handler: async (request, reply) => {
        const answer = await handler(request, reply);
        if (answer === reply) return reply;
        if (typeof answer === "object" && isRefusal(answer)) return sendRefusal(request, reply, answer);
        return answer;
      },
    });
  }

  /** To be called once, after the last `on`. */
  refuseOtherMethods(): void {
    for (const [url, methods] of this.#mounted) {
      const allowed = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
      const others = METHODS.filter((method) => !allowed.includes(method));
      const refuseIt = (request: FastifyRequest, reply: FastifyReply) =>
        sendRefusal(request, reply.header("Allow", allowed.join(", ")), refuse("wrong-method"));
      // Before the body is read: what it holds does not matter.
      this.#app.route({
        method: others,
        url,
        onRequest: (request, reply) => void refuseIt(request, reply),
        handler: refuseIt,
      });
    }
  }
}

declare module "fastify" {
  interface FastifyRequest {
    /** It is about a board with anonymous voices: no line of the log says when it came. */
    isQuiet: boolean;
  }
}

export async function boardOf({ keyring }: Services, request: FastifyRequest): Promise<StoredBoard | Refusal> {
  const { id } = request.params as { id: string };
  if (!ID_PATTERN.test(id)) return refuse("no-such-board");
  const board = await keyring.board(id as BoardId);
  request.isQuiet = board?.voices === "anonymous";
  return board ?? refuse("no-such-board");
}

/** The token in our own header, else the bearer's: a proxy before us may want `Authorization` for itself. */
function shownToken({ headers }: FastifyRequest): string | null {
  const own = headers[TOKEN_HEADER];
  const shown = typeof own === "string" ? own : /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  return shown !== undefined && /^[A-Za-z0-9._-]+$/.test(shown) ? shown : null;
}

/** Who asks, on the board that the path names. */
export async function tokenOf(services: Services, request: FastifyRequest): Promise<Token | Refusal> {
  const board = await boardOf(services, request);
  if (isRefusal(board)) return board;
  const shown = shownToken(request);
  if (shown === null) return refuse("token-missing");
  const token = services.tokens.read(shown, board.id);
  if (isRefusal(token)) return token;
  await services.keyring.load(board.id);
  if (!services.keyring.fits(token)) return refuse("token-invalid");
  const { state } = await services.ledgers.get(board.id);
  return isRemoved(state, token.actor) ? refuse("removed") : token;
}
