import { randomBytes } from "node:crypto";
import { BEARER_PREFIX, pathOf, RECORDS, SUBPROTOCOL, syncBase } from "@acuerdo/shared";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { Guest, newId, openBoard } from "../simulate/guest.ts";

/** Somebody with a participant's token and a client of their own, who tries every door. What each one answers. */

export interface Answers {
  readonly ledgerWrite: number;
  readonly asSomebodyElse: number;
  readonly otherBoard: number;
  readonly otherBoardHttp: number;
  readonly observerCanvas: number;
  readonly observerIntent: number;
}

interface Link {
  readonly board: string;
  readonly key: string;
}

function linkOf(invitation: string): Link {
  const { pathname, hash } = new URL(invitation);
  return { board: pathname.split("/")[2] as string, key: hash.slice("#k=".length) };
}

/** Connects, writes if asked to, and gives the code with which the server closes the connection. */
function closeCode(
  server: string,
  board: string,
  name: string,
  token: string,
  write?: (doc: Y.Doc) => void,
): Promise<number> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.replace("http", "ws") + syncBase(board), name, doc, {
    protocols: [SUBPROTOCOL, BEARER_PREFIX + token],
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  });
  return new Promise((resolve) => {
    provider.once("closed", ({ code }: { code: number }) => {
      provider.destroy();
      resolve(code);
    });
    provider.once("sync", () => write?.(doc));
  });
}

async function status(url: string, token: string, body: unknown): Promise<number> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
}

export async function intrude(server: string, invitation: string): Promise<Answers> {
  const { board, key } = linkOf(invitation);
  const intruder = await Guest.join(server, board, key, { name: "Nadie" });
  const other = await openBoard(server, { title: "Otro", objective: "Otro", language: "es", voices: "named" });
  const observer = await Guest.join(server, other.id, other.keys.observer, { name: "Mirón" });
  const intents = (id: string) => server + pathOf("intents", { id });
  const place = { id: newId(), kind: "position.place", positionId: newId(), positionKind: "idea", text: "x" };
  const scribble = (doc: Y.Doc) => doc.getMap(RECORDS).set(`shape:${randomBytes(4).toString("hex")}|xy`, [0, 0]);
  return {
    ledgerWrite: await closeCode(server, board, "ledger", intruder.token, (doc) =>
      doc.getMap("stances").set("a/b", { grade: "agree" }),
    ),
    asSomebodyElse: await status(intents(board), intruder.token, { ...place, by: observer.memberId }),
    otherBoard: await closeCode(server, other.id, "canvas", intruder.token),
    otherBoardHttp: await status(intents(other.id), intruder.token, place),
    observerCanvas: await closeCode(server, other.id, "canvas", observer.token, scribble),
    observerIntent: await status(intents(other.id), observer.token, place),
  };
}
