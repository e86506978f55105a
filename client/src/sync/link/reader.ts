import { FRAME, SYNC } from "@acuerdo/shared";

/** Whether a message changes the document, or might. */
const isChange = (message: Uint8Array): boolean => message[0] === FRAME.sync && message[1] !== SYNC.step1;

/**
 * A WebSocket for a document that only the server writes: whatever this device holds of it, none of it is sent. The server
 * takes any change for an attempt to write, and closes for good.
 */
export function forReaders(Base: typeof WebSocket): typeof WebSocket {
  return class extends Base {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (!(data instanceof Uint8Array && isChange(data))) super.send(data);
    }
  };
}
