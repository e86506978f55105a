import { SYNC } from "@acuerdo/shared";
import * as Y from "yjs";
import { change, RawSocket } from "../server/client.ts";

/**
 * Somebody who sends as fast as a socket takes, from as many sockets as the server lets in; a process of its own, so that
 * what it costs to attack is not taken for what the attack costs. Prints how many sockets were turned away or closed.
 * Each socket counts its messages in a record of its own: what it shows in the end is how many were read.
 * Arguments: address, board, token, sockets, seconds, messages of one socket in a second.
 */

const TICK_MS = 20;
const [url, board, token, ...numbers] = process.argv.slice(2) as [string, string, string, ...string[]];
const [sockets = 0, seconds = 0, rate = 0] = numbers.map(Number);
const end = Date.now() + seconds * 1_000;

/** Sends until the time is up or it is closed; then the code. */
async function flood(index: number): Promise<number | null> {
  const raw = await RawSocket.open(url, board, "canvas", token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const start = Date.now();
  for (let n = 0; Date.now() < end && raw.socket.readyState === raw.socket.OPEN; ) {
    for (const due = ((Date.now() - start) * rate) / 1_000; n < due; n += 1) {
      if (raw.socket.bufferedAmount < 65_536) raw.sync(SYNC.update, change(doc, `shape:attack${index}|xy`, [n, 0]));
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const code = raw.socket.readyState === raw.socket.OPEN ? null : await raw.closed;
  raw.socket.terminate();
  return code;
}

const codes = await Promise.all(Array.from({ length: sockets }, (_, index) => flood(index)));
process.stdout.write(String(codes.filter((code) => code !== null).length));
