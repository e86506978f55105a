import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Settings } from "../config.ts";
import type { Addresses } from "../limits/address.ts";
import { COSTS } from "../limits/costs.ts";
import { mostConnections, socketsOfAddress } from "../limits/files.ts";
import { networksOf } from "../limits/network.ts";

/**
 * Connections that carry requests, by address. They cost a file each, whether anything is said on them or not. Where an
 * address has too many, the one that has been silent longest makes room: an honest browser opens another without a word.
 */

export class Connections {
  readonly #most: number;
  readonly #addresses: Addresses;
  /** Of each network, silent longest first. */
  readonly #open = new Map<string, Set<Socket>>();
  /** A socket that is gone has no address any more. */
  readonly #networks = new Map<Socket, string>();
  readonly #busy = new Set<Socket>();
  readonly #gone: (this: Socket) => void;

  constructor(server: Server, settings: Settings, addresses: Addresses) {
    server.maxConnections = mostConnections(settings);
    // Every socket comes as one of them. An address never has all.
    const wanted = Math.max(COSTS.connections, 2 * socketsOfAddress(settings));
    this.#most = Math.max(1, Math.min(wanted, Math.floor(server.maxConnections / 2)));
    this.#addresses = addresses;
    const release = (socket: Socket) => this.release(socket);
    // One for all: a function for each would live as long as its socket does.
    this.#gone = function (this: Socket) {
      release(this);
    };
    server.on("connection", (socket: Socket) => this.#came(socket));
    server.on("request", ({ socket }, response) => {
      this.#busy.add(socket);
      response.once("close", () => this.#rests(socket));
    });
  }

  /** It carries no requests any more: it has gone, or become a WebSocket, which is counted elsewhere. */
  release(socket: Socket): void {
    socket.off("close", this.#gone);
    this.#busy.delete(socket);
    const network = this.#networks.get(socket);
    if (network === undefined) return;
    this.#networks.delete(socket);
    const own = this.#open.get(network);
    own?.delete(socket);
    if (own?.size === 0) this.#open.delete(network);
  }

  #came(socket: Socket): void {
    const { remoteAddress } = socket;
    if (this.#addresses.isProxy(remoteAddress)) return;
    const network = networksOf(remoteAddress).own;
    const own = this.#open.get(network) ?? new Set();
    this.#open.set(network, own.add(socket));
    this.#networks.set(socket, network);
    socket.on("close", this.#gone);
    if (own.size <= this.#most) return;
    const silent = [...own].find((other) => !this.#busy.has(other));
    (silent ?? socket).destroy();
  }

  /** To the end of the line: it has just spoken. */
  #rests(socket: Socket): void {
    if (!this.#busy.delete(socket)) return;
    const own = this.#open.get(this.#networks.get(socket) ?? "");
    if (own?.delete(socket)) own.add(socket);
  }
}
