import { randomBytes } from "node:crypto";
import type { BoardId, Intent, MemberId, Role, VoiceId, Voices } from "@acuerdo/shared";
import { BEARER_PREFIX, FRAME, makeId, pathOf, SUBPROTOCOL, SYNC, WIRE_VERSION } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/** The public contract from the outside: what a program of somebody else would write. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what came back is what the tests look at
  readonly body: any;
}

export interface Door {
  readonly id: BoardId;
  readonly keys: Readonly<Record<Role, string>>;
  readonly urls: Readonly<Record<Role, string>>;
  readonly code: string;
}

export interface Seat {
  readonly token: string;
  readonly role: Role;
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  readonly signature: MemberId;
  readonly expiresAt: number;
}

export const newId = (): string => makeId<string>((length) => randomBytes(length));
export const newDevice = (): string => randomBytes(24).toString("base64url");

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const bearer = (token?: string): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };

export async function get(
  url: string,
  path: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return answerOf(await fetch(url + path, { headers: { ...bearer(token), ...headers } }));
}

export async function post(url: string, path: string, body: unknown, token?: string): Promise<Answer> {
  const headers = { "content-type": "application/json", ...bearer(token) };
  return answerOf(await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) }));
}

export async function openBoard(url: string, voices: Voices = "named"): Promise<Door> {
  const body = { title: "Volver a casa", objective: "Que nadie vuelva a una casa vacía.", language: "es", voices };
  const answer = await post(url, pathOf("boards"), body);
  if (answer.status !== 201) throw new Error(`no board: ${JSON.stringify(answer.body)}`);
  return answer.body as Door;
}

export async function join(url: string, door: Door, role: Role, name?: string, device = newDevice()): Promise<Seat> {
  const answer = await post(url, pathOf("members", { id: door.id }), {
    key: door.keys[role],
    secret: device,
    ...(name && { name }),
  });
  if (answer.status >= 300) throw new Error(`not in: ${JSON.stringify(answer.body)}`);
  return answer.body as Seat;
}

type Asked<T> = T extends { id: unknown } ? Omit<T, "id"> : never;

/** Sends an intent under a new id, or under the one given. */
export function ask(url: string, door: Door, seat: Seat, intent: Asked<Intent>, id = newId()): Promise<Answer> {
  return post(url, pathOf("intents", { id: door.id }), { id, ...intent }, seat.token);
}

export const place = (url: string, door: Door, seat: Seat, text: string, positionId = newId()): Promise<Answer> =>
  ask(url, door, seat, { kind: "position.place", positionId, positionKind: "position", text } as never);

const syncUrl = (url: string, board: string) => `${url.replace(/^http/, "ws")}/sync/${board}`;

/** A plain y-websocket client. */
export function provide(
  url: string,
  board: string,
  document: string,
  token: string,
  doc = new Y.Doc(),
): WebsocketProvider {
  const WebSocketPolyfill = WebSocket as unknown as typeof globalThis.WebSocket;
  const protocols = [SUBPROTOCOL, BEARER_PREFIX + token];
  return new WebsocketProvider(syncUrl(url, board), document, doc, {
    WebSocketPolyfill,
    protocols,
    disableBc: true,
    maxBackoffTime: 100,
  });
}

export const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once("sync", () => resolve()));

/** The code with which the server closed for good. */
export const closedFor = (provider: WebsocketProvider): Promise<number> =>
  new Promise((resolve) => provider.once("closed", ({ code }: { code: number }) => resolve(code)));

/** Resolves as soon as `holds` does, asked after every change of the document. */
export function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      doc.off("update", look);
      resolve();
    };
    doc.on("update", look);
    look();
  });
}

export interface Message {
  readonly type: number;
  readonly decoder: decoding.Decoder;
}

/** A socket whose frames are in the test's hands. */
export class RawSocket {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  #messages: Message[] = [];
  #wake: () => void = () => undefined;

  constructor(url: string, board: string, document: string, protocols: string[], headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${syncUrl(url, board)}/${document}`, protocols, { headers });
    this.socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once("close", (code) => {
        this.#wake();
        resolve(code);
      });
    });
    this.socket.on("message", (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      this.#messages.push({ type: decoding.readVarUint(decoder), decoder });
      this.#wake();
    });
  }

  static async open(url: string, board: string, document: string, token: string): Promise<RawSocket> {
    const raw = new RawSocket(url, board, document, [SUBPROTOCOL, BEARER_PREFIX + token]);
    await new Promise((resolve, reject) => {
      raw.socket.once("open", resolve);
      raw.socket.once("error", reject);
    });
    return raw;
  }

  send(...bytes: readonly number[]): void {
    this.socket.send(Uint8Array.from(bytes));
  }

  sync(step: number, payload: Uint8Array): void {
    this.socket.send(
      frame(FRAME.sync, (encoder) => {
        encoding.writeVarUint(encoder, step);
        encoding.writeVarUint8Array(encoder, payload);
      }),
    );
  }

  /** Asks for all of the document, as every client does; from then on it is told what happens. */
  async read(): Promise<void> {
    this.sync(SYNC.step1, Uint8Array.of(0));
    while (decoding.readVarUint((await this.next(FRAME.sync)).decoder) !== SYNC.step2);
  }

  hello(...clients: readonly number[]): void {
    this.socket.send(
      frame(FRAME.hello, (encoder) => {
        for (const value of [WIRE_VERSION, clients.length, ...clients]) encoding.writeVarUint(encoder, value);
      }),
    );
  }

  mark(n: number): void {
    this.socket.send(frame(FRAME.mark, (encoder) => encoding.writeVarUint(encoder, n)));
  }

  /** The next message of a type; those of other types before it are passed over. */
  async next(...types: readonly number[]): Promise<Message> {
    for (;;) {
      const message = this.#messages.shift();
      if (message && types.includes(message.type)) return message;
      if (message) continue;
      if (this.socket.readyState > WebSocket.OPEN) throw new Error("closed while waiting for a message");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** The bytes of one change to a canvas. */
export function change(doc: Y.Doc, key: string, value: unknown): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getMap("records").set(key, value);
  return Y.encodeStateAsUpdate(doc, before);
}

/** An awareness message about one client id. */
export const cursor = (client: number, clock: number, state: unknown) =>
  frame(FRAME.awareness, (outer) => {
    const encoder = encoding.createEncoder();
    for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify(state));
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(encoder));
  });

/** The first cursor of the next awareness message that has any. */
export async function nextCursor(raw: RawSocket): Promise<{ client: number; clock: number; state: unknown }> {
  for (;;) {
    const decoder = decoding.createDecoder(decoding.readVarUint8Array((await raw.next(FRAME.awareness)).decoder));
    if (decoding.readVarUint(decoder) === 0) continue;
    const [client, clock] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)];
    return { client, clock, state: JSON.parse(decoding.readVarString(decoder)) };
  }
}
