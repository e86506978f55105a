import { FRAME, WIRE_VERSION } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";

/**
 * Whether this browser's own canvas changes are on the server's disk. A mark goes out behind the changes, the server
 * echoes it once everything before it is committed: 'saved' is said from that echo alone.
 */

const MARK_EVERY_MS = 200;

export interface SavedPort {
  /** The Yjs client ids under which this browser writes. */
  readonly clients: () => readonly number[];
  readonly changed: () => void;
  /** The server refused a change: its code. */
  readonly refused: (code: string) => void;
}

export class SavedMarks {
  #changes = 0;
  #sent = 0;
  #saved = 0;
  /** An echo has come on this connection: the server may have lost its disk since the last one. */
  #isEchoed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #provider: WebsocketProvider;
  readonly #port: SavedPort;

  constructor(provider: WebsocketProvider, port: SavedPort) {
    this.#provider = provider;
    this.#port = port;
    provider.doc.on("update", this.#onUpdate);
    provider.on("status", ({ status }) => {
      this.#isEchoed = false;
      if (status === "connected") this.#hello();
    });
    provider.on("sync", (synced) => {
      if (synced) this.#mark();
    });
    provider.messageHandlers[FRAME.mark] = (_, decoder) => this.#echo(decoding.readVarUint(decoder));
    provider.messageHandlers[FRAME.refused] = (_, decoder) => {
      decoding.readVarUint(decoder);
      port.refused(decoding.readVarString(decoder));
    };
  }

  /** Local changes that are not known to be on disk. */
  get unsaved(): number {
    return this.#changes - this.#saved;
  }

  /** Whether the server that we are connected to has said that it has everything of ours. */
  get settled(): boolean {
    return this.#isEchoed && this.unsaved === 0;
  }

  /** Counts something as unsaved that this page did not see happen, until the server says that it has it. */
  expect(): void {
    this.#changes += 1;
    this.#port.changed();
    this.#mark();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#provider.doc.off("update", this.#onUpdate);
  }

  readonly #onUpdate = (_: Uint8Array, origin: unknown, __: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this.#provider || !transaction.local) return;
    this.#changes += 1;
    this.#port.changed();
    this.#timer ??= setTimeout(() => this.#mark(), MARK_EVERY_MS);
  };

  #send(...numbers: number[]): void {
    const { ws, wsconnected } = this.#provider;
    if (!wsconnected || ws?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    ws.send(encoding.toUint8Array(encoder));
  }

  #hello(): void {
    const clients = this.#port.clients();
    this.#send(FRAME.hello, WIRE_VERSION, clients.length, ...clients);
  }

  #mark(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#provider.synced) return; // sent again when the connection is back
    this.#sent = this.#changes;
    this.#send(FRAME.mark, this.#sent);
  }

  #echo(mark: number): void {
    this.#saved = Math.max(this.#saved, Math.min(mark, this.#sent));
    this.#isEchoed = true;
    this.#port.changed();
  }
}
