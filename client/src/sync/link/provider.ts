import type { DocumentName } from "@acuerdo/shared";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

/**
 * y-websocket, with presence under an id of its own: a document's id stands in all that is written, and would say whose it is.
 * The library takes the document's id for it, knows nothing under that and throws as it opens and closes; and as a connection
 * ends it takes one's own presence for somebody else's. So both are kept from it.
 */
export class Provider extends WebsocketProvider {
  /** @param Socket how this document's messages are sent. */
  constructor(url: string, name: DocumentName, doc: Y.Doc, Socket: typeof WebSocket) {
    const awareness = new Awareness(new Y.Doc());
    super(url, name, doc, { connect: false, disableBc: true, protocols: [], awareness, WebSocketPolyfill: Socket });
    // y-protocols takes a first state, of clock 0, for no news: nobody would see that somebody has come
    awareness.setLocalState({});
    let mine: ReturnType<Awareness["getLocalState"]> = null;
    this.on("connection-close", () => {
      mine = awareness.getLocalState();
    });
    this.on("status", ({ status }) => {
      if (status === "disconnected" && mine) awareness.setLocalState(mine);
      if (status === "connected") this.#sayMine();
    });
  }

  /** What cannot be read ends nothing else; what is no message of ours at all somebody between has said. */
  override connect(): void {
    const before = this.ws;
    super.connect();
    const { ws } = this;
    const hear = ws?.onmessage;
    if (!ws || ws === before || !hear) return;
    ws.onmessage = (event) => {
      try {
        if (event.data instanceof ArrayBuffer) hear.call(ws, event);
      } catch (fault) {
        console.error(fault);
      }
    };
  }

  /** There is no channel between tabs to leave; that somebody has gone the server sees by the socket. */
  override disconnectBc(): void {}

  override destroy(): void {
    super.destroy();
    this.awareness.destroy();
  }

  /** While the library looks there is nothing to say; then it is said. */
  #sayMine(): void {
    const { awareness } = this;
    const mine = awareness.getLocalState();
    if (!mine) return;
    awareness.states.delete(awareness.clientID);
    queueMicrotask(() => {
      if (!awareness.getLocalState()) awareness.setLocalState(mine);
    });
  }
}
