import { FRAME, type Place, type Pointer, readPointers, writePointer } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import { type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import type { WebsocketProvider } from "y-websocket";

/**
 * How presence travels: places as pointer frames of a few bytes, all else as awareness. y-websocket repeats to the
 * server whatever it hears of others; with twenty cursors that is hundreds of messages a second before our own changes.
 */

export interface PresenceWire {
  readonly awareness: Awareness;
  readonly sendPlace: (place: Place | null) => void;
  /** Called with the places that others have moved to. Returns how to stop. */
  readonly onPlaces: (listener: (places: readonly Pointer[]) => void) => () => void;
}

type Change = { added: number[]; updated: number[]; removed: number[] };

/** Says of us what is news, and repeats nothing that others said, the server's word on ourselves included. */
function sayOnlyMine(provider: WebsocketProvider): () => void {
  const { awareness } = provider;
  const say = ({ added, updated, removed }: Change, origin: unknown): void => {
    const { clientID } = awareness;
    const mine = [added, updated, removed].some((clients) => clients.includes(clientID));
    if (!mine || origin === provider || !provider.wsconnected || provider.ws?.readyState !== 1) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.awareness);
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [clientID]));
    provider.ws.send(encoding.toUint8Array(encoder));
  };
  awareness.off("update", provider._awarenessUpdateHandler);
  awareness.on("update", say);
  return () => {
    awareness.off("update", say);
    awareness.on("update", provider._awarenessUpdateHandler);
  };
}

export function wireOf(provider: WebsocketProvider): PresenceWire {
  const sendPlace = (place: Place | null): void => {
    if (provider.wsconnected && provider.ws?.readyState === 1) provider.ws.send(new Uint8Array(writePointer(place)));
  };
  return {
    awareness: provider.awareness,
    sendPlace,
    onPlaces: (listener) => {
      const stopSaying = sayOnlyMine(provider);
      // the first frame on a connection asks for the others' frames; the hello has gone out before it
      const ask = ({ status }: { status: string }) => status === "connected" && sendPlace(null);
      provider.messageHandlers[FRAME.pointers] = (_, decoder) => listener(readPointers(decoder));
      provider.on("status", ask);
      sendPlace(null);
      return () => {
        stopSaying();
        provider.off("status", ask);
        provider.messageHandlers[FRAME.pointers] = (_, decoder) => void readPointers(decoder);
      };
    },
  };
}
