import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type LedgerEvent, refuse } from "@acuerdo/shared";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { Tokens } from "./auth.ts";
import type { Settings } from "./config.ts";
import { CanvasHistory, type HistoryRoom } from "./history/history.ts";
import { mountBoards } from "./http/boards.ts";
import { mountCanvasHistory, recordClearing } from "./http/canvas-history.ts";
import { mountEvents } from "./http/events.ts";
import { mountExport } from "./http/export.ts";
import { mountHealth } from "./http/health.ts";
import { mountIntents } from "./http/intents.ts";
import { mountKeys } from "./http/keys.ts";
import { mountMe } from "./http/me.ts";
import { mountMembers } from "./http/members.ts";
import { mountMetrics } from "./http/metrics.ts";
import { Rate } from "./http/rates.ts";
import { bodyOf, languageOf, mountRefusals, sendRefusal } from "./http/refusals.ts";
import { Routes } from "./http/route.ts";
import { contentPolicy, mountStatic, PAGE_HEADERS, SECURITY_HEADERS } from "./http/static.ts";
import { Keyring } from "./keyring.ts";
import { Removals } from "./ledger/removals.ts";
import { LedgerWriter } from "./ledger/writer.ts";
import type { Log } from "./log.ts";
import { Meters } from "./meters.ts";
import { CLOCK, type Clock } from "./relay/clock.ts";
import { openGuard } from "./relay/gate.ts";
import { Journal } from "./relay/journal.ts";
import { CanvasRoom } from "./relay/room.ts";
import { Rooms } from "./relay/rooms.ts";
import { Tempo } from "./relay/tempo.ts";
import { Relay } from "./relay/upgrade.ts";
import { keepSecret } from "./secret.ts";
import type { Drain, Services } from "./services.ts";
import { lockFolder } from "./store/lock.ts";
import { metered } from "./store/metered.ts";
import { DATABASE, openStore } from "./store/remote.ts";

/** Puts the server together and takes it apart again. `main.ts` runs it for people, tests run it as it is. */

const CLIENT = fileURLToPath(new URL("../../client/dist", import.meta.url));
const TEN_MINUTES_MS = 600_000;
/** Sockets get this long to say goodbye. */
const PATIENCE_MS = 1_500;

export interface RunningServer {
  readonly port: number;
  readonly services: Services;
  close(): Promise<void>;
}

async function openServices(
  settings: Settings,
  log: Log,
  secret: string,
  drain: Drain,
  clock: Clock,
): Promise<Services> {
  const meters = new Meters();
  const store = metered(await openStore(join(settings.data, DATABASE)), meters);
  const { now } = clock;
  const journal = new Journal(store);
  const removals = new Removals();
  const onWritten = (events: readonly LedgerEvent[]) => removals.note(events);
  const ledgers = new Rooms((board) => LedgerWriter.load(board, store, clock, onWritten), now);
  const tempo = new Tempo(clock, () => meters.sockets.total);
  const canvases = new Rooms(async (board) => {
    const stored = await store.board(board);
    const onFault = (fault: unknown) => log.error("canvas.not-saved", fault, { board: log.tag(board) });
    const openHistory = (room: HistoryRoom) =>
      new CanvasHistory({
        ...{ board, store, room, clock },
        onCleared: (member, counted) => recordClearing({ ledgers }, board, member, counted),
        onFault: (fault) => log.error("canvas.history", fault, { board: log.tag(board) }),
      });
    return CanvasRoom.load({
      board,
      store,
      journal,
      openGate: openGuard,
      clock: tempo,
      meters,
      maxBytes: settings.maxCanvasBytes,
      isAnonymous: stored?.voices === "anonymous",
      openHistory,
      onFault,
    });
  }, now);
  const tokens = new Tokens(secret, settings.tokenMinutes);
  const keyring = new Keyring(store, now);
  return { settings, log, meters, store, tokens, keyring, ledgers, removals, canvases, drain, now, journal };
}

function makeApp({ trustProxy, maxBodyBytes }: Settings): FastifyInstance {
  return fastify({
    logger: false,
    bodyLimit: maxBodyBytes,
    trustProxy: trustProxy ?? false,
    requestTimeout: 30_000,
    http: { headersTimeout: 10_000, maxHeaderSize: 16_384 },
    forceCloseConnections: true,
    // An address that cannot be read never reaches a route.
    frameworkErrors: (_, request, reply) =>
      void sendRefusal(request as FastifyRequest, reply as never, refuse("bad-request")),
    clientErrorHandler: (_, socket) => {
      if (!socket.writable) return;
      const body = JSON.stringify(bodyOf(refuse("bad-request"), "en"));
      socket.end(
        `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    },
  });
}

function mountHooks(app: FastifyInstance, { log, meters, settings }: Services): void {
  const https = settings.publicUrl?.startsWith("https:") ?? false;
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

function mountAll(app: FastifyInstance, services: Services, client: string): void {
  const { settings, now, log } = services;
  const routes = new Routes(app);
  const failures = new Rate(settings.maxFailedEntries, { count: settings.maxFailedEntries, inMs: TEN_MINUTES_MS }, now);
  app.removeContentTypeParser("text/plain");
  mountHooks(app, services);
  mountRefusals(app, log);
  mountBoards(routes, services, failures);
  mountMembers(routes, services, failures);
  mountKeys(routes, services);
  mountIntents(routes, services);
  mountMe(routes, services);
  mountEvents(routes, services);
  mountExport(routes, services);
  mountCanvasHistory(routes, services);
  mountHealth(routes, services);
  mountMetrics(routes, services);
  mountStatic(app, routes, client);
  routes.refuseOtherMethods();
}

type Around = Readonly<{ makeLog: (secret: string) => Log; client: string; clock: Clock }>;

async function serve(settings: Settings, { makeLog, client, clock }: Around): Promise<RunningServer> {
  const secret = settings.secret ?? keepSecret(settings.data);
  const log = makeLog(secret);
  const drain = { hasBegun: false };
  const services = await openServices(settings, log, secret, drain, clock);
  const app = makeApp(settings);
  mountAll(app, services, client);
  const relay = new Relay(services, app.server);
  await app.listen({ port: settings.port, host: settings.host });
  const { port } = app.server.address() as AddressInfo;
  log.info("listening", { port });
  const close = async () => {
    drain.hasBegun = true;
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

/** @param clock which time it is, for whoever holds it in their hands. @throws Error when the data folder or the port cannot be had. */
export async function openServer(
  settings: Settings,
  makeLog: (secret: string) => Log,
  client = CLIENT,
  clock = CLOCK,
): Promise<RunningServer> {
  mkdirSync(settings.data, { recursive: true, mode: 0o700 });
  const lock = lockFolder(settings.data);
  try {
    const server = await serve(settings, { makeLog, client, clock });
    return { ...server, close: () => server.close().finally(lock.release) };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}
