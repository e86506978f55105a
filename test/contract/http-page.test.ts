import { mkdirSync, writeFileSync } from "node:fs";
import { get as httpGet, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshFolder, startServer, type TestServer } from "../support/server.ts";
import { get } from "../support/server-client.ts";

/** The client's page and files. */

let server: TestServer;
beforeAll(async () => {
  const clientDir = freshFolder();
  mkdirSync(join(clientDir, "assets"));
  writeFileSync(
    join(clientDir, "index.html"),
    '<!doctype html><meta name="acuerdo-nonce" content="__NONCE__"><title>Acuerdo</title>',
  );
  writeFileSync(join(clientDir, "assets/app-1a2b3c.js"), "export const plain = true;");
  writeFileSync(join(clientDir, "assets/app-1a2b3c.js.br"), brotliCompressSync("export const plain = true;"));
  writeFileSync(join(clientDir, ".builds.json"), "[]");
  writeFileSync(join(clientDir, "icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  server = await startServer({ clientDir });
});
afterAll(() => server.stop());

/** An answer as it came over the wire, not unpacked. */
const plain = (path: string, headers: Record<string, string>): Promise<IncomingMessage> =>
  new Promise((resolve) => httpGet(server.url + path, { headers }, (response) => resolve(response.resume())));

describe("[HT25] the page", () => {
  test.each(["/", "/b/Abcd1234Efgh5678", "/b/Abcd1234Efgh5678/minutes", "/AB23CD", "/ab23cd", "/index.html"])(
    "%s",
    async (path) => {
      const [one, two] = [await get(server.url, path), await get(server.url, path)];
      expect([one.status, one.headers.get("content-type"), one.headers.get("cache-control")]).toEqual([
        200,
        "text/html; charset=utf-8",
        "no-store",
      ]);
      const nonce = (answer: typeof one) => /content="([A-Za-z0-9+/=]{24})"/.exec(answer.body)?.[1];
      expect(nonce(one)).toBeDefined();
      expect(nonce(one)).not.toBe(nonce(two));
      const host = new URL(server.url).host;
      expect(one.headers.get("content-security-policy")).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce(one)}'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://${host} wss://${host}; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
      );
    },
  );
  test("[LK5] where links with much power lead, with a status under which browsers do not keep the address", async () => {
    const answer = await get(server.url, "/b/Abcd1234Efgh5678/in");
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      410,
      "text/html; charset=utf-8",
      "no-store",
    ]);
    expect(answer.headers.get("content-security-policy")).toMatch(/'nonce-[A-Za-z0-9+/=]{24}'/);
  });
  test("a host that is none does not get into the policy", async () => {
    for (const host of ["evil.example;script-src *", "a b", "'unsafe-inline'", "x/../y", "a,b"]) {
      const response = await plain("/", { host });
      expect(
        response.statusCode === 400 || response.headers["content-security-policy"]?.includes("connect-src 'self'; "),
      ).toBe(true);
    }
  });
});

describe("[HT26] files", () => {
  test("under /assets they are kept for good, others are asked for again", async () => {
    expect((await get(server.url, "/assets/app-1a2b3c.js")).headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await get(server.url, "/icon.svg")).headers.get("cache-control")).toBe("no-cache");
  });
  test("packed where the browser takes it, plain where not", async () => {
    const packed = await plain("/assets/app-1a2b3c.js", { "accept-encoding": "br" });
    expect([packed.headers["content-encoding"], packed.headers["content-type"]]).toEqual([
      "br",
      expect.stringContaining("javascript"),
    ]);
    expect((await plain("/assets/app-1a2b3c.js", {})).headers["content-encoding"]).toBeUndefined();
  });
  test("nothing outside the client's folder, nothing hidden, no listing", async () => {
    for (const path of [
      "/assets/",
      "/%2e%2e/package.json",
      "/..%2f..%2fetc%2fpasswd",
      "/.git/config",
      "/.builds.json",
      "/assets/none.js",
      "/AB23C0",
    ]) {
      const answer = await get(server.url, path);
      expect([path, answer.body.error?.code]).toEqual([path, expect.stringMatching(/^(no-such-route|bad-request)$/)]);
    }
  });
});
