import { createServer } from "node:http";

/** What the servers written for this benchmark share: an HTTP server that says where it listens, and ends when told. */

export const listening = (port) => process.stdout.write(`${JSON.stringify({ event: "listening", port })}\n`);

/** Listens on a free port of this machine alone. Ends at once when asked, so that a profile can be written. */
export function openHttp() {
  const server = createServer((_, response) => response.end("relay\n"));
  server.listen(0, "127.0.0.1", () => listening(server.address().port));
  process.on("SIGTERM", () => process.exit(0));
  return server;
}
