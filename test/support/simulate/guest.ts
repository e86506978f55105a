import { randomBytes } from "node:crypto";
import {
  BEARER_PREFIX,
  type Intent,
  type IntentId,
  type MemberId,
  makeId,
  pathOf,
  ROUTES,
  type Role,
  SUBPROTOCOL,
  syncBase,
  type VoiceId,
} from "@acuerdo/shared";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** A program that takes part through the public contract alone: intents over HTTP, cards and cursors over y-websocket. */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;
export type Asked = Omitted<Intent>;

export interface OpenedBoard {
  readonly id: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly urls: Readonly<Record<Role, string>>;
  readonly code: string;
}

export const newId = <Id extends string>() => makeId<Id>((length) => randomBytes(length));

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Posts JSON. @throws Error with the answer's code and message when it is refused. Waits and asks again on 429. */
export async function post<T>(url: string, body: unknown, token?: string): Promise<T> {
  for (;;) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as T & { error?: { code: string; message: string } };
    if (response.status === 429) await pause(250);
    else if (response.ok) return answer;
    else
      throw new Error(
        `${new URL(url).pathname.split("/").pop()}: ${response.status} ${answer.error?.code}: ${answer.error?.message}`,
      );
  }
}

export const openBoard = (server: string, fields: object) => post<OpenedBoard>(server + ROUTES.boards, fields);

export class Guest {
  readonly #server: string;
  readonly #board: string;
  readonly token: string;
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  #canvas: WebsocketProvider | null = null;

  static async join(server: string, board: string, key: string, fields: object): Promise<Guest> {
    const secret = randomBytes(24).toString("base64url");
    const url = server + pathOf("members", { id: board });
    const entry = await post<{ token: string; memberId: MemberId; voiceId: VoiceId }>(url, { key, secret, ...fields });
    return new Guest(server, board, entry);
  }

  constructor(server: string, board: string, entry: { token: string; memberId: MemberId; voiceId: VoiceId }) {
    this.#server = server;
    this.#board = board;
    this.token = entry.token;
    this.memberId = entry.memberId;
    this.voiceId = entry.voiceId;
  }

  /** @throws Error when the server refuses. */
  ask(asked: Asked): Promise<{ seq: number }> {
    const url = this.#server + pathOf("intents", { id: this.#board });
    return post(url, { ...asked, id: newId<IntentId>() }, this.token);
  }

  async get(path: string): Promise<Response> {
    return fetch(this.#server + path, { headers: { authorization: `Bearer ${this.token}` } });
  }

  /** Connects a document; resolves once it has synced. */
  async connect(name: "canvas" | "ledger"): Promise<WebsocketProvider> {
    const provider = new WebsocketProvider(
      this.#server.replace("http", "ws") + syncBase(this.#board),
      name,
      new Y.Doc(),
      {
        protocols: [SUBPROTOCOL, BEARER_PREFIX + this.token],
        WebSocketPolyfill: WebSocket as never,
        disableBc: true,
      },
    );
    await new Promise<void>((resolve, reject) => {
      provider.once("sync", () => resolve());
      provider.once("closed", ({ code }: { code: number }) => reject(new Error(`${name} closed with ${code}`)));
    });
    return provider;
  }

  async canvas(): Promise<WebsocketProvider> {
    this.#canvas ??= await this.connect("canvas");
    return this.#canvas;
  }

  /** Leaves once what was written has been sent. */
  async leave(): Promise<void> {
    const socket = this.#canvas?.ws as unknown as WebSocket | undefined;
    while (socket && socket.readyState === WebSocket.OPEN && socket.bufferedAmount > 0) await pause(10);
    this.#canvas?.destroy();
    this.#canvas = null;
  }
}
