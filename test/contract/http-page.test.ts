import { mkdirSync, writeFileSync } from "node:fs";
import { get as httpGet, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { pathOf, ROUTES } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { get, join as joinBoard, openBoard, post } from "../support/server/client.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** The client's page and files. */

let server: TestServer;
beforeAll(async () => {
  const clientDir = freshFolder();
  mkdirSync(join(clientDir, "assets"));
  writeFileSync(
    join(clientDir, "index.html"),
    '<!doctype html><html lang="es"><meta name="acuerdo-nonce" content="__NONCE__"><title>Acuerdo</title>',
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
  test.each([
    "/",
    "/b/Abcd1234Efgh5678",
    "/b/Abcd1234Efgh5678/minutes",
    "/b/Abcd1234Efgh5678/screen",
    "/AB23CD",
    "/index.html",
  ])("%s", async (path) => {
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
  });
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

const BROWSER = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

describe("[HT27] an address that leads nowhere", () => {
  test.each([
    ["/b/Abcd1234Efgh5678/", 200],
    ["/B/Abcd1234Efgh5678", 200],
    ["/b/Abcd1234Efgh5678).", 200],
    ["/b/Abcd1234Efgh5678%23k=abc", 410],
    ["/B/Abcd1234Efgh5678/In.", 410],
    ["/AB23CD.", 200],
    ["/%EF%BC%A1B23CD", 200],
    ["/b/Abcd1234Efgh5678%", 200],
    ["/b/Abcd1234Efgh5678%E2%80%8B", 200],
    ["/nothing/here", 404],
    ["/%E0%A4%A", 400],
    ["/.well-known/security.txt", 404],
  ] as const)("is the page to whoever opens it in a browser: %s", async (path, status) => {
    const page = await get(server.url, path, undefined, BROWSER);
    expect([page.status, page.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
    const nonce = /content="([A-Za-z0-9+/=]{24})"/.exec(page.body)?.[1];
    expect(page.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  });
  test.each(["/b/Abcd1234Efgh5678/", "/B/Abcd1234Efgh5678", "/AB23CD.", "/nothing/here", "/%E0%A4%A"])(
    "and a refusal to a program: %s",
    async (path) => {
      expect((await get(server.url, path)).body.error.code).toMatch(/^(no-such-route|bad-request)$/);
    },
  );
  test.each(["/api/nothing", "/api/boards/x/y", "/sync/x", "/assets/gone-1a2b3c.js"])(
    "what only programs ask stays a refusal: %s",
    async (path) => {
      const { status, body } = await get(server.url, path, undefined, BROWSER);
      expect([status, body.error?.code]).toEqual([404, "no-such-route"]);
    },
  );
  test("nor is a page the answer to what is no visit", async () => {
    expect((await post(server.url, "/nothing/here", {})).body.error.code).toBe("no-such-route");
  });
});

test("[HT44] whoever looks behind a link for a preview spends nothing, and is told not to list it", async () => {
  const door = await openBoard(server.url);
  const links = [`/b/${door.id}`, `/b/${door.id}/in`, `/b/${door.id}%23k=${door.keys.participant}`, `/${door.code}`];
  for (const path of links) {
    const visits = Array.from({ length: 80 }, (_, n) =>
      fetch(server.url + path, {
        method: n % 2 === 0 ? "GET" : "HEAD",
        headers: { ...BROWSER, "user-agent": "WhatsApp/2.23" },
      }),
    );
    const robots = (await Promise.all(visits)).map(({ headers }) => headers.get("x-robots-tag"));
    expect(new Set(robots)).toEqual(new Set(["noindex, nofollow"]));
  }
  const asked = await post(server.url, ROUTES.codes, { code: door.code });
  expect([asked.status, asked.body.id]).toEqual([200, door.id]);
  const seat = await joinBoard(server.url, door, "mediator", "Ana");
  const { events } = (await get(server.url, pathOf("events", { id: door.id }), seat.token)).body;
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(["board.opened", "member.joined"]);
});

describe("[HT45] under a path of its host", () => {
  let behind: TestServer;
  beforeAll(async () => {
    const clientDir = freshFolder();
    mkdirSync(join(clientDir, "assets"));
    writeFileSync(join(clientDir, "index.html"), '<script src="./assets/app-1a2b3c.js"></script>');
    writeFileSync(join(clientDir, "assets/app-1a2b3c.js"), "export const plain = true;");
    behind = await startServer({ clientDir, env: { ACUERDO_PUBLIC_URL: "https://example.org/acuerdo" } });
  });
  afterAll(() => behind.stop());

  test.each(["", "/acuerdo"])("where the proxy leaves %j in front", async (base) => {
    const page = await get(behind.url, `${base}/b/Abcd1234Efgh5678/minutes`);
    expect(page.body).toContain(base === "" ? '="../../assets/app-1a2b3c.js"' : '="/acuerdo/assets/app-1a2b3c.js"');
    expect((await get(behind.url, `${base}/assets/app-1a2b3c.js`)).status).toBe(200);
    expect((await get(behind.url, `${base}/api/nothing`, undefined, BROWSER)).body.error.code).toBe("no-such-route");
    expect((await get(behind.url, `${base}/`)).status).toBe(200);
    const door = await openBoard(behind.url + base);
    expect(door.urls.observer).toBe(`https://example.org/acuerdo/b/${door.id}#k=${door.keys.observer}`);
    const seat = await joinBoard(behind.url + base, door, "observer", "Ana");
    expect((await get(behind.url + base, pathOf("me", { id: door.id }), seat.token)).body.boardId).toBe(door.id);
  });
  test("and without a slash at its end", async () => {
    expect((await get(behind.url, "/acuerdo")).body).toContain('="/acuerdo/assets/app-1a2b3c.js"');
    expect((await get(behind.url, "/acuerdos", undefined, BROWSER)).status).toBe(404);
  });
});

describe("[HT24] hosts that are addresses", () => {
  test("an IPv6 address is in no policy, for it can be in none", async () => {
    const { headers } = await plain("/", { host: "[::1]:8080" });
    expect(headers["content-security-policy"]).toContain("connect-src 'self'; ");
    expect((await plain("/", { host: "192.168.1.20:8080" })).headers["content-security-policy"]).toContain(
      "ws://192.168.1.20:8080 ",
    );
  });
  test.each([
    ["BOARD.example.org:80", "http://board.example.org/b/"],
    ["board.example.org.", "http://board.example.org/b/"],
    ["board.example.org:8080", "http://board.example.org:8080/b/"],
    ["[::1]:8080", "http://[::1]:8080/b/"],
    ["evil/x", "http://localhost/b/"],
  ])("invitations name the host as browsers do: %s", async (host, beginning) => {
    const asked = JSON.stringify({ title: "T", objective: "O", language: "en", voices: "named" });
    const headers = { host, "content-type": "application/json", "content-length": String(asked.length) };
    const body = await new Promise<string>((resolve) => {
      const options = { method: "POST", headers };
      const sent = request(`${server.url}/api/boards`, options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => {
          text += part;
        });
        response.on("end", () => resolve(text));
      });
      sent.end(asked);
    });
    expect(body === "" || JSON.parse(body).urls?.mediator || JSON.parse(body).error.code).toMatch(
      new RegExp(`^(bad-request$|${beginning.replace(/[[\]]/g, "\\$&")})`),
    );
  });
});

test("[HT29] the server answers in the first of our languages that is asked for", async () => {
  const ask = (language: string) => get(server.url, "/api/nothing", undefined, { "accept-language": language });
  for (const [asked, language, words] of [
    ["eu, es-ES;q=0.9, en;q=0.8", "es", "No hay nada"],
    ["en-GB, en;q=0.9, es;q=0.8", "en", "There is nothing"],
    ["fr, en;q=0.5, es;q=0.7", "es", "No hay nada"],
    ["de", "en", "There is nothing"],
  ] as const) {
    const { headers, body } = await ask(asked);
    expect([asked, headers.get("content-language")]).toEqual([asked, language]);
    expect(body.error.message).toContain(words);
    const page = await get(server.url, "/", undefined, { "accept-language": asked });
    expect(String(page.body)).toContain(`<html lang="${language}">`);
  }
});

describe("[HT26] files", () => {
  test("under /assets they are kept for good, others are asked for again", async () => {
    expect((await get(server.url, "/assets/app-1a2b3c.js")).headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await get(server.url, "/icon.svg")).headers.get("cache-control")).toBe("no-cache");
  });
  test("what never changes is told in as few words as can be", async () => {
    const { headers } = await get(server.url, "/assets/app-1a2b3c.js");
    for (const name of ["etag", "last-modified", "accept-ranges"]) expect(headers.has(name)).toBe(false);
    expect((await get(server.url, "/icon.svg")).headers.has("etag")).toBe(true);
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
