import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import {
  BEARER_PREFIX,
  type BoardId,
  CLOSE,
  type CloseCode,
  DOCUMENTS,
  type DocumentName,
  ID_PATTERN,
  isRefusal,
  type RefusalCode,
  type Role,
  SUBPROTOCOL,
} from "@acuerdo/shared";
import { type WebSocket, WebSocketServer } from "ws";
import type { Token } from "../auth.ts";
import type { Services } from "../services.ts";
import { Budget, fullest } from "./budget.ts";
import { Census } from "./census.ts";
import { CLOCK } from "./clock.ts";
import { CanvasConnection, type Connection } from "./connection.ts";
import { LedgerConnection } from "./ledger-connection.ts";
import type { Person } from "./presence.ts";
import { addressesOf, isSameOrigin } from "./same-origin.ts";
import { attach, PING_MS, SocketLine } from "./socket.ts";

/**
 * The door for WebSockets. Everything is checked, and the documents are loaded, before the upgrade is answered; a refusal
 * is then said with a close code, because browsers do not show a page the HTTP status of a failed upgrade.
 */

/** How often tokens, and what waits for all readers, are looked at: one timer for all, because one each would be a list of timers each. */
const LOOK_MS = 1_000;

/** Whoever comes sees what was said before where it lies. */
const RANKS: Readonly<Record<DocumentName, number>> = { ledger: 0, canvas: 1 };

const PATH = /^\/sync\/([^/?]+)\/([a-z]+)$/;

interface Admitted {
  readonly token: Token;
  readonly open: (line: SocketLine) => Connection;
}
type Answer = Admitted | { readonly close: CloseCode; readonly reason: RefusalCode };

const no = (close: CloseCode, reason: RefusalCode): Answer => ({ close, reason });

const REFUSED: Partial<Record<RefusalCode, CloseCode>> = {
  "token-missing": CLOSE.tokenInvalid,
  "token-invalid": CLOSE.tokenInvalid,
  "wrong-board": CLOSE.mayNotWrite,
};

/** No closure: it lives as long as the socket does, and would keep the whole request in memory with it. */
function terminate(this: WebSocket): void {
  this.terminate();
}

/** A client may close with any number: only those that mean something are told apart. */
const codeLabel = (code: number): string =>
  code < 1_016 || Object.values<number>(CLOSE).includes(code) ? String(code) : "other";

function protocolsOf(request: IncomingMessage): string[] {
  return (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
}

export class Relay {
  readonly #services: Services;
  readonly #sockets: WebSocketServer;
  /** Each open line, and the token that opened it. */
  readonly #lines = new Map<SocketLine, Token>();
  readonly #census: Census;
  readonly #budget: Budget;
  readonly #timers: readonly NodeJS.Timeout[];
  /** When the first of the tokens ends, or before. */
  #nextExpiry = Number.POSITIVE_INFINITY;
  #closing = false;

  constructor(services: Services, server: Server) {
    this.#services = services;
    const { settings } = services;
    this.#census = new Census(settings);
    this.#budget = new Budget(settings.maxUnsentBytesOfAll, CLOCK);
    const handleProtocols = (offered: Set<string>) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false);
    this.#sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: settings.maxFrameBytes,
      handleProtocols,
      clientTracking: true,
    });
    server.on("upgrade", (request, stream, head) => void this.#upgrade(request, stream, head));
    const look = () => {
      this.#expire();
      for (const line of fullest(this.#lines.keys(), settings.maxUnsentBytesOfAll)) line.letGo();
    };
    this.#timers = [setInterval(() => this.#beat(), PING_MS), setInterval(look, LOOK_MS)];
    for (const timer of this.#timers) timer.unref();
    services.keyring.listen((board, role) => this.#end(board, role));
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

  /** Looks at all of them only when the first is due. */
  #expire(): void {
    const now = this.#services.now();
    if (now < this.#nextExpiry) return;
    this.#nextExpiry = Number.POSITIVE_INFINITY;
    for (const [line, { expiresAt }] of this.#lines) {
      if (expiresAt <= now) line.close(CLOSE.tokenInvalid, "token-invalid");
      else if (expiresAt < this.#nextExpiry) this.#nextExpiry = expiresAt;
    }
  }

  /** The key of a role is another one from now on: whoever came in by the old one is out. */
  #end(board: BoardId, role: Role): void {
    for (const [line, token] of this.#lines) {
      if (token.board === board && token.actor.role === role) line.close(CLOSE.tokenInvalid, "token-invalid");
    }
  }

  async #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const onError = () => stream.destroy();
    stream.on("error", onError);
    const path = PATH.exec((request.url ?? "").split("?")[0] ?? "");
    if (!path || !DOCUMENTS.includes(path[2] as DocumentName)) {
      stream.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const board = path[1] as BoardId;
    const document = path[2] as DocumentName;
    const answer = await this.#judge(request, board, document);
    stream.off("error", onError);
    if (!stream.writable) return;
    // The answer and what is said first leave in one write.
    stream.cork();
    setImmediate(() => stream.uncork());
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      // First of all: a socket without this listener takes the process down with its first bad frame.
      socket.on("error", terminate);
      const line = new SocketLine(socket, stream as Socket, this.#services.settings.maxUnsentBytes);
      if ("close" in answer) this.#turnAway(line, document, answer.close, answer.reason);
      else this.#admit(socket, line, board, document, answer);
    });
  }

  #turnAway(line: SocketLine, document: DocumentName, code: CloseCode, reason: RefusalCode): void {
    const { log, meters } = this.#services;
    log.info("socket.refused", { document, code, reason });
    meters.closed.add(code);
    line.close(code, reason);
  }

  #admit(socket: WebSocket, line: SocketLine, board: BoardId, document: DocumentName, { token, open }: Admitted): void {
    const { log, keyring, meters } = this.#services;
    const { memberId } = token.actor;
    // Asked now, not before: while the documents were loaded the key may have been replaced.
    if (!keyring.fits(token)) {
      this.#turnAway(line, document, CLOSE.tokenInvalid, "token-invalid");
      return;
    }
    const sender = this.#census.enter(board, memberId);
    if (!sender) {
      this.#turnAway(line, document, CLOSE.tryAgain, "slow-down");
      return;
    }
    this.#lines.set(line, token);
    this.#nextExpiry = Math.min(this.#nextExpiry, token.expiresAt);
    meters.sockets.add(document);
    log.info("socket.open", { ...this.#tags(token), document });
    attach(socket, line, {
      connection: open(line),
      turnstile: sender.turnstile,
      share: { turns: sender.turns, budget: this.#budget, rank: RANKS[document], clock: CLOCK },
      onClose: (code) => this.#closed(line, document, token, code),
    });
  }

  #closed(line: SocketLine, document: DocumentName, token: Token, code: number): void {
    const { log, meters } = this.#services;
    this.#lines.delete(line);
    this.#census.leave(token.board, token.actor.memberId);
    meters.sockets.add(document, -1);
    meters.closed.add(codeLabel(code));
    if (line.isTooSlow) meters.slowReaders += 1;
    log.info("socket.close", { ...this.#tags(token), document, code });
  }

  #tags({ board, actor }: Token) {
    const { log } = this.#services;
    return { board: log.tag(board), member: log.tag(actor.memberId), role: actor.role };
  }

  async #judge(request: IncomingMessage, board: BoardId, document: DocumentName): Promise<Answer> {
    const { store, tokens, keyring, ledgers, log, settings } = this.#services;
    if (this.#closing) return no(CLOSE.tryAgain, "try-again");
    if (!isSameOrigin(request, settings.publicUrl)) {
      log.warn("socket.wrong-origin", addressesOf(request));
      return no(CLOSE.mayNotWrite, "wrong-origin");
    }
    try {
      if (!ID_PATTERN.test(board) || !(ledgers.peek(board) ?? (await store.board(board))))
        return no(CLOSE.noSuchBoard, "no-such-board");
      const protocols = protocolsOf(request);
      const bearer = protocols.find((name) => name.startsWith(BEARER_PREFIX));
      if (!bearer || !protocols.includes(SUBPROTOCOL)) return no(CLOSE.tokenInvalid, "token-missing");
      const token = tokens.read(bearer.slice(BEARER_PREFIX.length), board);
      if (isRefusal(token)) return no(REFUSED[token.refused] ?? CLOSE.tokenInvalid, token.refused);
      await keyring.load(board);
      return { token, open: await this.#load(board, document, token) };
    } catch (fault) {
      log.error("board.load-failed", fault, { board: log.tag(board), document });
      return no(CLOSE.tryAgain, "try-again");
    }
  }

  async #load(board: BoardId, document: DocumentName, { actor }: Token): Promise<Admitted["open"]> {
    const { ledgers, canvases } = this.#services;
    const { settings, now } = this.#services;
    const host = { now, maxFrameBytes: settings.maxFrameBytes };
    const writer = await ledgers.get(board);
    if (document === "ledger") return (line) => new LedgerConnection({ writer, line, clock: CLOCK, host });
    const room = await canvases.get(board);
    const person = (): Person | null => {
      const { state } = ledgers.peek(board) ?? writer;
      const name = state.members.get(actor.memberId)?.name ?? "";
      return state.board.voices === "named" ? { memberId: actor.memberId, name, role: actor.role } : null;
    };
    return (line) => new CanvasConnection({ room, actor, person, line, clock: CLOCK, host });
  }
}
