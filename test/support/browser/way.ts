import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What stands between a browser and the server: a proxy that passes everything on until a test tells it otherwise. */

export interface Foreign {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Bytes of a socket that are passed on in one go where the way is slow. */
const STEP_BYTES = 4_096;

export class Way {
  /** Said in the server's place to everything that is no page; sockets are refused with it. */
  instead: Foreign | null = null;
  /** The same, to pages too. */
  everything: Foreign | null = null;
  /** Requests are taken and never answered. */
  isMute = false;
  /** Asked for by Basic authentication, by everything. */
  password: string | null = null;
  /** The path under which the server is, and whether it is taken off before the server is asked; everything else is somebody else's. */
  under: { readonly path: string; readonly isTakenOff: boolean } | null = null;
  /** Put in the place of `Host`. */
  host: string | null = null;
  /** Of each socket, from the server. */
  bytesPerSecond = Number.POSITIVE_INFINITY;
  /** From the server, by sockets. */
  bytes = 0;
  /** Requests and sockets that were answered in the server's place. */
  answered = 0;
  readonly #target: () => string;
  readonly #server = createServer((incoming, response) => this.#pass(incoming, response));
  readonly #sockets = new Set<Socket>();
  readonly #silenced = new WeakSet<Socket>();

  private constructor(target: () => string) {
    this.#target = target;
  }

  static async open(target: () => string): Promise<Way> {
    const way = new Way(target);
    way.#server.on("upgrade", (incoming, socket) => way.#upgrade(incoming, socket as Socket));
    await new Promise<void>((resolve) => way.#server.listen(0, "127.0.0.1", resolve));
    return way;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is connected now goes on to look so, and nothing passes any more. */
  silence(): void {
    for (const socket of this.#sockets) this.#silenced.add(socket);
  }

  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #refusal({ headers, url = "" }: IncomingMessage): Foreign | null {
    const wanted = this.password === null ? null : `Basic ${Buffer.from(`ana:${this.password}`).toString("base64")}`;
    if (wanted !== null && headers.authorization !== wanted)
      return { status: 401, headers: { "www-authenticate": 'Basic realm="way"' }, body: "Who are you?" };
    if (this.everything) return this.everything;
    if (!url.startsWith(this.under?.path ?? "")) return { status: 404, body: "Somebody else's" };
    return /^\/(api|sync)\//.test(url.slice(this.under?.path.length ?? 0)) ? this.instead : null;
  }

  #pathOf({ url = "/" }: IncomingMessage): string {
    return this.under?.isTakenOff ? url.slice(this.under.path.length) || "/" : url;
  }

  #headers({ headers }: IncomingMessage): IncomingHttpHeaders {
    return this.host === null ? headers : { ...headers, host: this.host };
  }

  #pass(incoming: IncomingMessage, response: ServerResponse): void {
    if (this.isMute) return;
    const refusal = this.#refusal(incoming);
    if (refusal) {
      this.answered += 1;
      incoming.resume();
      response.writeHead(refusal.status, refusal.headers).end(refusal.body);
      return;
    }
    const { method } = incoming;
    const path = this.#pathOf(incoming);
    const { hostname, port } = new URL(this.#target());
    const headers = this.#headers(incoming);
    const onward = request({ hostname, port, method, path, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    incoming.pipe(onward);
  }

  #upgrade(incoming: IncomingMessage, socket: Socket): void {
    socket.on("error", () => socket.destroy());
    const refusal = this.#refusal(incoming);
    if (refusal) {
      this.answered += 1;
      socket.end(`HTTP/1.1 ${refusal.status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const { hostname, port } = new URL(this.#target());
    const onward = connect(Number(port), hostname);
    const lines = Object.entries(this.#headers(incoming)).map(([name, value]) => `${name}: ${value}\r\n`);
    onward.write(`${incoming.method} ${this.#pathOf(incoming)} HTTP/1.1\r\n${lines.join("")}\r\n`);
    this.#join(socket, onward);
  }

  #join(near: Socket, far: Socket): void {
    this.#sockets.add(near);
    near.on("data", (bytes) => this.#silenced.has(near) || far.write(bytes));
    void this.#bring(far, near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => one.destroy());
      one.on("close", () => {
        this.#sockets.delete(near);
        if (!this.#silenced.has(near) || one === near) other.destroy();
      });
    }
  }

  /** From the server, as fast as the way is; the server is not read from faster. */
  async #bring(far: Socket, near: Socket): Promise<void> {
    try {
      for await (const chunk of far as AsyncIterable<Buffer>) {
        for (let at = 0; at < chunk.length; at += STEP_BYTES) {
          const step = chunk.subarray(at, at + STEP_BYTES);
          if (this.#silenced.has(near)) continue;
          if (this.bytesPerSecond < Number.POSITIVE_INFINITY) await pause((1000 * step.length) / this.bytesPerSecond);
          this.bytes += step.length;
          near.write(step);
        }
      }
    } catch {
      if (!this.#silenced.has(near)) near.destroy(); // the server is gone
    }
  }
}
