import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import {
  type BoardId,
  CLOSE,
  DOCUMENTS,
  type DocumentName,
  isRefusal,
  isRemoved,
  type Refusal,
  type RemovedId,
  type Role,
  SUBPROTOCOL,
} from "@acuerdo/shared";
import { type WebSocket, WebSocketServer } from "ws";
import type { Token } from "../auth.ts";
import { CLOCK } from "../clock.ts";
import { basePathOf, withoutBase } from "../http/base-path.ts";
import type { Connections } from "../http/connections.ts";
import { type Closing, isThem } from "../ledger/removals.ts";
import { COSTS } from "../limits/costs.ts";
import { FairPace } from "../limits/fair-pace.ts";
import { socketsOfAddress } from "../limits/files.ts";
import { networksOf } from "../limits/network.ts";
import { Budget, fullest } from "../relay/budget.ts";
import { Census, type Guest } from "../relay/census.ts";
import { attach } from "../relay/intake.ts";
import type { Desk } from "../relay/outlet.ts";
import { PING_MS, SocketLine } from "../relay/socket.ts";
import { openRefusals, sayBusy, sayNowhere, seeOff } from "../relay/turned-away.ts";
import type { Services } from "../services.ts";
import { type Admitted, judge, type TurnedAway, tokenIn, type Wanted } from "./judge.ts";

/**
 * The door for WebSockets. Everything is checked, and the documents are loaded, before the upgrade is answered; a refusal
 * is then said with a close code, because browsers do not show a page the HTTP status of a failed upgrade.
 */

/** How often tokens, what addresses keep in memory, and what waits for readers, are looked at: one timer for all, because one each would be a list of timers each. */
const LOOK_MS = 1_000;
const SECOND_MS = 1_000;

const PATH = /^\/sync\/([^/?]+)\/([a-z]+)$/;

/** Who comes, by what, and to which document. */
interface Caller extends Wanted {
  readonly stream: Socket;
  readonly address: string;
}

/** Somebody who is in. */
interface Present {
  readonly token: Token;
  /** Of the board, for the log; null where voices are anonymous: when somebody came and went is nobody's business there. */
  readonly tag: string | null;
  readonly document: DocumentName;
  readonly address: string;
}

const guestOf = ({ token, address }: Pick<Present, "token" | "address">): Guest => ({
  board: token.board,
  member: token.actor.memberId,
  address,
});

/** No closure: it lives as long as the socket does, and would keep the whole request in memory with it. */
function terminate(this: WebSocket): void {
  this.terminate();
}

/** A client may close with any number: only those that mean something are told apart. */
const codeLabel = (code: number): string =>
  code < 1_016 || Object.values<number>(CLOSE).includes(code) ? String(code) : "other";

function wantedBy(request: IncomingMessage, base: string): Wanted | null {
  const [, board, document] = PATH.exec(withoutBase(request, base).split("?")[0] ?? "") ?? [];
  const isDocument = DOCUMENTS.includes(document as DocumentName);
  return isDocument ? { board: board as BoardId, document: document as DocumentName } : null;
}

export class Relay {
  readonly #services: Services;
  readonly #connections: Connections | null;
  readonly #sockets: WebSocketServer;
  readonly #lines = new Map<SocketLine, Present>();
  readonly #census: Census;
  readonly #base: string;
  readonly #upgrades: FairPace;
  readonly #refusals = openRefusals();
  readonly #desks: Readonly<Record<DocumentName, Desk>>;
  readonly #timers: readonly NodeJS.Timeout[];
  /** When the first of the tokens ends, or before. */
  #nextExpiry = Number.POSITIVE_INFINITY;
  #closing = false;

  constructor(services: Services, server: Server, connections: Connections | null = null) {
    this.#services = services;
    this.#connections = connections;
    const { settings, canvases, keyring, removals, doors } = services;
    this.#base = basePathOf(settings.publicUrl);
    this.#census = new Census(settings, (board) => canvases.peek(board)?.bytes ?? 0);
    const shared = { budget: new Budget(settings.maxUnsentBytesOfAll, CLOCK), clock: CLOCK };
    // Whoever comes sees what was said before where it lies.
    this.#desks = { ledger: { ...shared, rank: 0 }, canvas: { ...shared, rank: 1 } };
    const atOnce = socketsOfAddress(settings) + COSTS.upgradesASecond;
    const little = { atOnce: COSTS.littleAtOnce, count: 1, inMs: SECOND_MS };
    this.#upgrades = new FairPace({ atOnce, count: COSTS.upgradesASecond, inMs: SECOND_MS }, little);
    const handleProtocols = (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false);
    const options = {
      ...{ noServer: true, clientTracking: true, perMessageDeflate: false, handleProtocols },
      ...{ maxPayload: settings.maxFrameBytes, maxFragments: COSTS.fragments, closeTimeout: COSTS.closeMs },
    };
    this.#sockets = new WebSocketServer(options);
    server.on("upgrade", (request, stream, head) => {
      this.#upgrade(request, stream as Socket, head).catch((fault: unknown) => {
        services.log.error("socket.failed", fault);
        stream.destroy();
      });
    });
    this.#timers = [setInterval(() => this.#beat(), PING_MS), setInterval(() => this.#look(), LOOK_MS)];
    for (const timer of this.#timers) timer.unref();
    keyring.listen((board, role) => this.#end(board, role));
    doors.watch((board) => this.#isTended(board));
    removals.listen((board, who, how) => this.#remove(board, who, how));
  }

  get size(): number {
    return this.#lines.size;
  }

  /** Asks everybody to come back later; resolves when they are gone, or after `patienceMs`. */
  async close(patienceMs: number): Promise<void> {
    this.#closing = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const line of this.#lines.keys()) line.close(1012, "try-again");
    const gone = [...this.#sockets.clients].map((socket) => new Promise((done) => socket.once("close", done)));
    const late = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, patienceMs);
    await Promise.all(gone);
    clearTimeout(late);
    // Who came meanwhile was turned away, and need not be waited for.
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #beat(): void {
    for (const line of this.#lines.keys()) line.beat();
  }

  #look(): void {
    this.#expire();
    for (const line of fullest(this.#lines.keys(), this.#services.settings.maxUnsentBytesOfAll)) line.letGo();
    this.#census.forget();
    for (const { network, board } of this.#census.overweight()) {
      for (const [line, present] of this.#lines) {
        if (present.token.board === board && networksOf(present.address).own === network)
          line.close(CLOSE.tryAgain, "slow-down");
      }
    }
  }

  /** Looks at all of them only when the first is due. */
  #expire(): void {
    const now = this.#services.now();
    if (now < this.#nextExpiry) return;
    this.#nextExpiry = Number.POSITIVE_INFINITY;
    for (const [line, { token }] of this.#lines) {
      const { expiresAt } = token;
      if (expiresAt <= now) line.close(CLOSE.tokenInvalid, "token-invalid");
      else if (expiresAt < this.#nextExpiry) this.#nextExpiry = expiresAt;
    }
  }

  /** The key of a role is another one from now on: whoever came in by the old one is out. */
  #end(board: BoardId, role: Role): void {
    for (const [line, { token }] of this.#lines) {
      if (token.board !== board || token.actor.role !== role || this.#services.keyring.fits(token)) continue;
      line.close(CLOSE.tokenInvalid, "token-invalid");
    }
  }

  /** Out at once, by every socket of every device. */
  #remove(board: BoardId, who: RemovedId, { close, reason }: Closing): void {
    const { state } = this.#services.ledgers.peek(board) ?? {};
    for (const [line, { token }] of this.#lines)
      if (token.board === board && isThem(state, token.actor, who)) line.close(close, reason);
  }

  #isTended(board: BoardId): boolean {
    for (const { token } of this.#lines.values()) {
      if (token.board === board && token.actor.role === "mediator") return true;
    }
    return false;
  }

  async #upgrade(request: IncomingMessage, stream: Socket, head: Buffer): Promise<void> {
    const onError = () => stream.destroy();
    stream.on("error", onError);
    const wanted = wantedBy(request, this.#base);
    if (!wanted) return sayNowhere(stream);
    const address = this.#services.addresses.of(request);
    const token = tokenIn(this.#services, request, wanted.board);
    if (!this.#mayCome(token, address)) return this.#sayBusy(stream);
    const answer = this.#closing
      ? { close: CLOSE.tryAgain, reason: "try-again" as const }
      : await judge(this.#services, request, wanted, token);
    if (!stream.writable) return;
    stream.off("error", onError);
    // The answer and what is said first leave in one write.
    stream.cork();
    setImmediate(() => stream.uncork());
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      // First of all: a socket without this listener takes the process down with its first bad frame.
      socket.on("error", terminate);
      this.#meet(socket, { ...wanted, stream, address }, answer);
    });
  }

  /** Before anything is looked up: who has a token is counted by themselves, who has none by their address. */
  #mayCome(token: Token | Refusal, address: string): boolean {
    if (isRefusal(token)) return this.#refusals.take(address) !== null;
    return this.#upgrades.take(address, `${token.board}/${token.actor.memberId}`) !== null;
  }

  #sayBusy(stream: Socket): void {
    this.#services.meters.closed.add(CLOSE.slowDown);
    sayBusy(stream);
  }

  #meet(socket: WebSocket, caller: Caller, answer: Admitted | TurnedAway): void {
    const { settings, keyring } = this.#services;
    const line = new SocketLine(socket, caller.stream, settings.maxUnsentBytes);
    if ("close" in answer) this.#turnAway(socket, line, caller, answer);
    // Asked now, not before: while the documents were loaded the key may have been replaced, and somebody taken off.
    else if (!keyring.fits(answer.token))
      this.#turnAway(socket, line, caller, { close: CLOSE.tokenInvalid, reason: "token-invalid" });
    else if (this.#isRemoved(answer.token))
      this.#turnAway(socket, line, caller, { close: CLOSE.removed, reason: "removed" });
    else this.#admit(socket, line, caller, answer);
  }

  #isRemoved({ board, actor }: Token): boolean {
    const { state } = this.#services.ledgers.peek(board) ?? {};
    return state !== undefined && isRemoved(state, actor);
  }

  #turnAway(socket: WebSocket, line: SocketLine, { stream, document }: Caller, { close, reason }: TurnedAway): void {
    const { log, meters } = this.#services;
    log.info("socket.refused", { document, code: close, reason });
    meters.closed.add(close);
    line.close(close, reason);
    seeOff(socket, stream);
  }

  #admit(socket: WebSocket, line: SocketLine, caller: Caller, { token, tag, open }: Admitted): void {
    const { meters, doors, attendance } = this.#services;
    const { board, document, address, stream } = caller;
    const present = { token, tag, document, address };
    const counted = this.#census.enter(guestOf(present));
    if (!counted) {
      this.#turnAway(socket, line, caller, { close: CLOSE.tryAgain, reason: "slow-down" });
      return;
    }
    this.#connections?.release(stream);
    this.#lines.set(line, present);
    attendance.enter(board, token.actor.memberId);
    this.#nextExpiry = Math.min(this.#nextExpiry, token.expiresAt);
    if (token.actor.role === "mediator") doors.visit(board);
    meters.sockets.add(document);
    this.#note("socket.open", present);
    attach(socket, stream, line, {
      ...counted,
      desk: this.#desks[document],
      connection: open(line),
      onClose: (code) => this.#closed(line, present, code),
    });
  }

  #closed(line: SocketLine, present: Present, code: number): void {
    const { meters, attendance } = this.#services;
    const { document, token } = present;
    this.#lines.delete(line);
    this.#census.leave(guestOf(present));
    attendance.leave(token.board, token.actor.memberId);
    meters.sockets.add(document, -1);
    meters.closed.add(codeLabel(code));
    if (line.isTooSlow) meters.slowReaders += 1;
    this.#note("socket.close", present, { code });
  }

  #note(event: string, { tag, token, document }: Present, fields: Readonly<Record<string, number>> = {}): void {
    const { log } = this.#services;
    const { memberId, role } = token.actor;
    if (tag !== null) log.info(event, { board: tag, member: log.tag(memberId), role, document, ...fields });
  }
}
