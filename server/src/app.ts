import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { refuse } from "@acuerdo/shared";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { CLOCKS, type Clocks } from "./clock.ts";
import type { Settings } from "./config.ts";
import { openFolder } from "./folder.ts";
import { basePathOf, withoutBase } from "./http/base-path.ts";
import { mountBoards } from "./http/boards.ts";
import { mountBodies } from "./http/bodies.ts";
import { mountCanvasHistory } from "./http/canvas-history.ts";
import { Connections } from "./http/connections.ts";
import { mountEvents } from "./http/events.ts";
import { mountExport } from "./http/export.ts";
import { mountHealth } from "./http/health.ts";
import { mountIntents } from "./http/intents.ts";
import { mountKeys } from "./http/keys.ts";
import { mountMe } from "./http/me.ts";
import { mountMembers } from "./http/members.ts";
import { mountMetrics } from "./http/metrics.ts";
import { mountPace } from "./http/pace.ts";
import { mountPersonal } from "./http/personal.ts";
import { bodyOf, languageOf, mountRefusals } from "./http/refusals.ts";
import { Routes } from "./http/route.ts";
import { contentPolicy, mountStatic, PAGE_HEADERS, Page, SECURITY_HEADERS } from "./http/static.ts";
import { Unread } from "./http/unread.ts";
import { COSTS } from "./limits/costs.ts";
import type { Log } from "./log.ts";
import { hostToListen } from "./network.ts";
import { openServices } from "./open-services.ts";
import { keepSecret } from "./secret.ts";
import type { Services } from "./services.ts";
import { Relay } from "./sockets/upgrade.ts";
import { lockFolder } from "./store/lock.ts";

/** Puts the server together and takes it apart again. `main.ts` runs it for people, tests run it as it is. */

const CLIENT = fileURLToPath(new URL("../../client/dist", import.meta.url));
/** Sockets get this long to say goodbye. */
const PATIENCE_MS = 1_500;

export interface RunningServer {
  readonly port: number;
  readonly services: Services;
  /** What whoever runs it should know, a sentence each. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Whether the port can be had, before anything is made on disk. @throws Error of the system's when not. */
function tryPort(port: number, host: string): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => server.close(() => resolve()));
  });
}

function makeApp({ trustProxy, maxBodyBytes }: Settings, page: Page, base: string): FastifyInstance {
  return fastify({
    logger: false,
    rewriteUrl: (request) => withoutBase(request, base),
    bodyLimit: maxBodyBytes,
    trustProxy: trustProxy ?? false,
    requestTimeout: COSTS.requestMs,
    keepAliveTimeout: COSTS.keepAliveMs,
    http: { headersTimeout: COSTS.headersMs, connectionsCheckingInterval: COSTS.lookMs, maxHeaderSize: 16_384 },
    forceCloseConnections: true,
    // An address that cannot be read never reaches a route.
    frameworkErrors: (_, request, reply) =>
      void page.showNothing(request as FastifyRequest, reply as never, refuse("bad-request")),
    clientErrorHandler: (_, socket) => {
      if (!socket.writable) return;
      const body = JSON.stringify(bodyOf(refuse("bad-request"), "en"));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    },
  });
}

function mountHooks(app: FastifyInstance, { log, meters, settings, allowances }: Services): void {
  const https = settings.publicUrl?.startsWith("https:") ?? false;
  mountPace(app, allowances.requests, settings.maxBodyBytes);
  app.decorateRequest("isQuiet", false);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    // What only a page obeys is left out where a phone would fetch it fifteen times with as many scripts.
    if (!/^\/assets\/[\w.-]+\.(js|css)$/.test(request.url)) {
      reply.headers({ "Content-Security-Policy": contentPolicy(null, null), ...PAGE_HEADERS });
      reply.header("Content-Language", languageOf(request));
    }
    if (https) reply.header("Strict-Transport-Security", "max-age=31536000");
    if (request.url.startsWith("/api/")) reply.header("Cache-Control", "no-store");
  });
  app.addHook("onResponse", async (request, reply) => {
    const { id } = (request.params ?? {}) as { id?: string };
    const route = request.routeOptions.url ?? "none";
    if (request.refused) meters.refusals.add(request.refused);
    if (request.isQuiet) return;
    const fields = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    // A page that is opened is not said to be a board's: on one with anonymous voices it would be somebody's coming.
    log.info("request", id && route.startsWith("/api/") ? { ...fields, board: log.tag(id) } : fields);
  });
}

function mountAll(app: FastifyInstance, services: Services, client: string, page: Page): void {
  const { log } = services;
  const routes = new Routes(app);
  mountBodies(app);
  mountHooks(app, services);
  mountRefusals(app, log);
  mountBoards(routes, services);
  mountMembers(routes, services);
  mountKeys(routes, services);
  mountIntents(routes, services);
  mountMe(routes, services);
  mountPersonal(routes, services);
  mountEvents(routes, services);
  mountExport(routes, services);
  mountCanvasHistory(routes, services);
  mountHealth(routes, services);
  mountMetrics(routes, services);
  mountStatic(app, routes, client, page);
  routes.refuseOtherMethods();
}

async function listen(services: Services, drain: { hasBegun: boolean }, client: string) {
  const { settings, log } = services;
  const base = basePathOf(settings.publicUrl);
  const page = new Page(client, base);
  const app = makeApp(settings, page, base);
  const connections = new Connections(app.server, settings, services.addresses);
  new Unread().watch(app.server, services.addresses);
  mountAll(app, services, client, page);
  const relay = new Relay(services, app.server, connections);
  await app.listen({ port: settings.port, host: hostToListen(settings.host) });
  const { port } = app.server.address() as AddressInfo;
  log.info("listening", { port });
  const close = async () => {
    drain.hasBegun = true;
    services.doors.close();
    // Requests are answered until the sockets are gone: an intent that is under way is worth its answer.
    await relay.close(PATIENCE_MS);
    await app.close();
    await services.journal.flush();
    await services.canvases.close(); // what was taken off one is still told to its ledger
    await Promise.all([services.ledgers.close(), services.keyring.close()]);
    await services.store.close();
    log.info("stopped");
  };
  return { port, services, close };
}

type Around = Readonly<{ makeLog: (secret: string) => Log; client: string; clocks: Clocks }>;

async function serve(settings: Settings, { makeLog, client, clocks }: Around) {
  await tryPort(settings.port, hostToListen(settings.host));
  const secret = settings.secret ?? keepSecret(settings.data);
  const drain = { hasBegun: false };
  const services = await openServices(settings, { log: makeLog(secret), secret, drain, clocks });
  try {
    return await listen(services, drain, client);
  } catch (fault) {
    await services.store.close();
    throw fault;
  }
}

/**
 * @param clocks which time it is, for whoever holds it in their hands.
 * @throws Error when the data folder or the port cannot be had; everything is then as it was before.
 */
export async function openServer(
  settings: Settings,
  makeLog: (secret: string) => Log,
  client = CLIENT,
  clocks = CLOCKS,
): Promise<RunningServer> {
  const folder = openFolder(settings.data, settings.secret !== null);
  try {
    const lock = lockFolder(folder.path);
    try {
      const server = await serve(settings, { makeLog, client, clocks });
      return { ...server, warnings: folder.warnings, close: () => server.close().finally(lock.release) };
    } catch (fault) {
      folder.discard();
      lock.release();
      throw fault;
    }
  } catch (fault) {
    folder.leave();
    throw fault;
  }
}
