import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { COSTS } from "../limits/costs.ts";
import { NetworkPace } from "../limits/network-pace.ts";

/**
 * Those who are not let in. Browsers show a page no more of a refused upgrade than that it failed, so a socket is accepted and
 * closed with its code; but it costs as much as one that is let in, so it has a moment to go, and an address has not many.
 */

const SECOND_MS = 1_000;
const BUSY = "HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nRetry-After: 10\r\nContent-Length: 0\r\n\r\n";
const NOWHERE = "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/** Says no by HTTP. Ending alone would leave the other half open for as long as they like. */
function hangUp(stream: Socket, answer: string): void {
  stream.write(answer);
  stream.destroySoon();
}

export const sayBusy = (stream: Socket): void => hangUp(stream, BUSY);
export const sayNowhere = (stream: Socket): void => hangUp(stream, NOWHERE);

/** How many sockets of an address may be refused with a code. */
export const openRefusals = (): NetworkPace =>
  new NetworkPace({ atOnce: COSTS.refusalsAtOnce, count: COSTS.refusalsASecond, inMs: SECOND_MS });

/** After the close frame: whoever does not go by themselves is cut, and so is whoever goes on talking. */
export function seeOff(socket: WebSocket, stream: Socket): void {
  const cut = () => socket.terminate();
  const late = setTimeout(cut, COSTS.refusedMs);
  let bytes = 0;
  stream.on("data", (data: Buffer) => {
    bytes += data.length;
    if (bytes > COSTS.refusedBytes) cut();
  });
  socket.once("close", () => clearTimeout(late));
}
