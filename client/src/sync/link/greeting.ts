import { FRAME, readUint, WIRE_VERSION, writeNumbers } from "@acuerdo/shared";
import type { WebsocketProvider } from "y-websocket";
import { learnServerTime } from "./server-time.ts";

/** What a connection says and hears beside its document: hello, the server's clock and limit, how far an answer is, echoes. */

export interface Coming {
  /** Bytes of the document that have come, of about so many. */
  readonly done: number;
  readonly total: number;
}

export interface GreetingPort {
  /** The Yjs client ids under which this browser writes. */
  readonly clients: () => readonly number[];
  readonly coming: (coming: Coming) => void;
  readonly echoed: (n: number) => void;
  /** The server takes messages of so many bytes. */
  readonly told: (maxBytes: number) => void;
}

export function sendNumbers({ ws, wsconnected }: WebsocketProvider, ...numbers: readonly number[]): boolean {
  if (!wsconnected || ws?.readyState !== 1) return false;
  ws.send(writeNumbers(...numbers) as Uint8Array<ArrayBuffer>);
  return true;
}

export class Greeting {
  readonly #provider: WebsocketProvider;
  /** The server has answered the hello: it knows echoes. */
  #isAnswered = false;

  constructor(provider: WebsocketProvider, port: GreetingPort) {
    this.#provider = provider;
    provider.on("status", ({ status }) => {
      this.#isAnswered = false;
      if (status !== "connected") return;
      const clients = port.clients();
      sendNumbers(provider, FRAME.hello, WIRE_VERSION, clients.length, ...clients);
    });
    provider.messageHandlers[FRAME.about] = (_, decoder) => {
      learnServerTime(readUint(decoder));
      this.#isAnswered = true;
      port.told(readUint(decoder));
    };
    provider.messageHandlers[FRAME.progress] = (_, decoder) =>
      port.coming({ done: readUint(decoder), total: readUint(decoder) });
    provider.messageHandlers[FRAME.echo] = (_, decoder) => {
      const n = readUint(decoder);
      learnServerTime(readUint(decoder));
      port.echoed(n);
    };
  }

  /** Asks for an echo; false where nobody would give one: an older server takes the question for nonsense. */
  echo(n: number): boolean {
    return this.#isAnswered && sendNumbers(this.#provider, FRAME.echo, n);
  }
}
