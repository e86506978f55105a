import type { IncomingMessage } from "node:http";
import {
  BEARER_PREFIX,
  type BoardId,
  CLOSE,
  type CloseCode,
  type DocumentName,
  ID_PATTERN,
  isRefusal,
  memberName,
  personOf,
  type Refusal,
  type RefusalCode,
  readable,
  refuse,
  SUBPROTOCOL,
} from "@acuerdo/shared";
import type { Token } from "../auth.ts";
import { CLOCK } from "../clock.ts";
import { addressesOf, isOwnOrigin } from "../http/origin.ts";
import { CanvasConnection } from "../relay/connection.ts";
import { LedgerConnection } from "../relay/ledger-connection.ts";
import type { Connection } from "../relay/line.ts";
import type { Person } from "../relay/presence.ts";
import type { SocketLine } from "../relay/socket.ts";
import type { Services } from "../services.ts";

/** Who may open which socket: the token, the board and the page that asks are looked at, and then the documents are loaded. */

export interface Admitted {
  readonly token: Token;
  /** Of the board, for the log; null where voices are anonymous: when somebody came and went is nobody's business there. */
  readonly tag: string | null;
  readonly open: (line: SocketLine) => Connection;
}
export interface TurnedAway {
  readonly close: CloseCode;
  readonly reason: RefusalCode;
}
export interface Wanted {
  readonly board: BoardId;
  readonly document: DocumentName;
}

const no = (close: CloseCode, reason: RefusalCode): TurnedAway => ({ close, reason });

const REFUSED: Partial<Record<RefusalCode, CloseCode>> = {
  "token-missing": CLOSE.tokenInvalid,
  "token-invalid": CLOSE.tokenInvalid,
  "wrong-board": CLOSE.mayNotWrite,
};

function protocolsOf(request: IncomingMessage): string[] {
  return (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
}

/** A page of another site may not use a visitor's browser to reach us; a program that is no browser sends no Origin. */
export function isSameOrigin({ headers }: Pick<IncomingMessage, "headers">, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  return origin === undefined || isOwnOrigin(origin, host, publicUrl && new URL(publicUrl).host);
}

/** The token that an upgrade carries, if it is one of ours for this board. Whether its key still stands is looked at later. */
export function tokenIn({ tokens }: Services, request: IncomingMessage, board: BoardId): Token | Refusal {
  const protocols = protocolsOf(request);
  const bearer = protocols.find((name) => name.startsWith(BEARER_PREFIX));
  if (!bearer || !protocols.includes(SUBPROTOCOL)) return refuse("token-missing");
  return tokens.read(bearer.slice(BEARER_PREFIX.length), board);
}

/** @param token what the upgrade carries, by `tokenIn`. */
export async function judge(
  services: Services,
  request: IncomingMessage,
  { board, document }: Wanted,
  token: Token | Refusal,
): Promise<Admitted | TurnedAway> {
  const { store, keyring, ledgers, log, settings } = services;
  if (!isSameOrigin(request, settings.publicUrl)) {
    log.warn("socket.wrong-origin", addressesOf(request));
    return no(CLOSE.mayNotWrite, "wrong-origin");
  }
  try {
    if (!ID_PATTERN.test(board) || !(ledgers.peek(board) ?? (await store.board(board))))
      return no(CLOSE.noSuchBoard, "no-such-board");
    if (isRefusal(token)) return no(REFUSED[token.refused] ?? CLOSE.tokenInvalid, token.refused);
    await keyring.load(board);
    const open = await load(services, { board, document }, token);
    const { state } = await ledgers.get(board);
    return { token, open, tag: state.board.voices === "named" ? log.tag(board) : null };
  } catch (fault) {
    log.error("board.load-failed", fault, { board: log.tag(board), document });
    return no(CLOSE.tryAgain, "try-again");
  }
}

async function load({ ledgers, canvases, host }: Services, { board, document }: Wanted, { actor }: Token) {
  const writer = await ledgers.get(board);
  if (document === "ledger") {
    await writer.open();
    return (line: SocketLine): Connection => new LedgerConnection({ writer, line, clock: CLOCK, host });
  }
  const room = await canvases.get(board);
  const person = (): Person | null => {
    const { state } = ledgers.peek(board) ?? writer;
    const { memberId: id } = personOf(state, actor);
    return state.board.voices === "named"
      ? { memberId: id, name: memberName(readable(state), id) ?? "", role: actor.role }
      : null;
  };
  const memberId = writer.backstage.handOf(actor);
  const hand = memberId === actor.memberId ? actor : { ...actor, memberId };
  return (line: SocketLine): Connection =>
    new CanvasConnection({ room, actor: hand, person, line, clock: CLOCK, host });
}
