import { request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startServer } from "../support/server/server.ts";

/** What is answered to a body that is sent in chunks. */
const statusOf = (port: number, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Transfer-Encoding": "chunked" };
    const asked = request({ port, host: "127.0.0.1", method: "POST", path: "/api/codes", headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.once("error", reject);
    asked.end(body);
  });

test("[HT41] a body that does not say how long it is costs its house as much as one that does, and a short one no more", async () => {
  const server = await startServer({ env: { ACUERDO_MAX_REQUESTS_PER_SECOND: "20" } });
  for (let n = 0; n < 100; n += 1) expect(await statusOf(server.port, "{}")).toBe(400);
  const long = JSON.stringify({ code: "x".repeat(240_000) });
  const answers: number[] = [];
  for (let n = 0; n < 12; n += 1) answers.push(await statusOf(server.port, long));
  expect(answers.filter((status) => status !== 429).length).toBeLessThan(6);
  await server.stop();
});

const KIB = Buffer.alloc(1_024, "x");

/** Whether the server hangs up on whoever goes on sending a body of which it has refused to read more. */
const isEnded = (port: number, head: string, chunk: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    const lines = ["POST /api/codes HTTP/1.1", "Host: 127.0.0.1", "Content-Type: text/plain", head];
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    const sending = setInterval(() => socket.write(chunk), 10);
    const patience = setTimeout(() => socket.destroy(), 15_000);
    const end = (isTheirs: boolean) => {
      clearInterval(sending);
      clearTimeout(patience);
      socket.destroy();
      resolve(isTheirs);
    };
    socket.once("error", () => end(true)).once("end", () => end(true));
    socket.once("close", () => end(false)).resume();
  });

test("[HT41] nobody goes on with a body of which no more is read, whether or not they say how long it is", async () => {
  const server = await startServer();
  const chunk = Buffer.concat([Buffer.from("400\r\n"), KIB, Buffer.from("\r\n")]);
  expect(await isEnded(server.port, "Transfer-Encoding: chunked", chunk)).toBe(true);
  expect(await isEnded(server.port, "Content-Length: 9000000000000000", KIB)).toBe(true);
  await server.stop();
});
