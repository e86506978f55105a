import { request } from "node:http";
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
