import { ASK_HEADER, REFUSALS, TOKEN_HEADER } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { call, join, sendIntent } from "../../../client/src/sync/way-in/http.ts";

/** What comes in an answer's place, and what is an answer. */

const fetched = vi.fn();
beforeEach(() => {
  vi.stubGlobal("fetch", fetched);
  return () => vi.unstubAllGlobals();
});

/** @param repeats whether it repeats what its request has made up, as the server's own do. */
function answers(status: number, body: unknown, repeats = true): void {
  const text = typeof body === "string" || body === null ? body : JSON.stringify(body);
  fetched.mockImplementation(async (_, { headers }) => {
    const given = new Headers({ "content-type": "application/json" });
    if (repeats) given.set(ASK_HEADER, new Headers(headers).get(ASK_HEADER) ?? "");
    return new Response(text, { status, headers: given });
  });
}

/** As the server refuses: what this very request has made up is repeated. */
function refuses(status: number, code: string): void {
  fetched.mockImplementation(async (_, { headers }) => {
    const ask = new Headers(headers).get(ASK_HEADER);
    return Response.json({ error: { code, message: "…", ask } }, { status });
  });
}

const OFFLINE = { failed: "offline" };
const ask = () => call("/api/x", { shape: { seq: "number" } });

describe("[OF11] only Acuerdo's own answer is one", () => {
  test.each<[number, unknown]>([
    [200, "<h1>Accept our terms</h1>"],
    [200, {}],
    [200, { seq: "1" }],
    [200, []],
    [200, "null"],
    [204, null],
    [400, "Bad"],
    [401, ""],
    [403, { error: "no" }],
    [403, { error: { code: "blocked" } }],
    [403, { error: { code: "constructor" } }],
    [403, { error: { code: 403 } }],
    [429, { error: { code: "key-invalid" } }],
    [200, { error: { code: "key-invalid" } }],
    [502, "<html>"],
    [511, "Pay"],
  ])("%d %j is none", async (status, body) => {
    answers(status, body);
    expect(await ask()).toEqual(OFFLINE);
  });

  test.each(Object.entries(REFUSALS))("'%s' with its status %d is one", async (code, status) => {
    refuses(status, code);
    expect(await ask()).toEqual({ failed: code });
  });

  test.each(Object.entries(REFUSALS))(
    "'%s' is none where it was said to another request, or to none",
    async (code, status) => {
      for (const body of [
        { code, message: "…" },
        { code, message: "…", ask: "6180339887" },
      ]) {
        answers(status, { error: body }, false);
        expect(await ask()).toEqual(OFFLINE);
      }
    },
  );

  test("what was asked for is one, and nothing at all is none", async () => {
    answers(200, { seq: 7 });
    expect(await ask()).toEqual({ ok: { seq: 7 } });
    fetched.mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await ask()).toEqual(OFFLINE);
    answers(200, { token: "t", role: "participant", memberId: "m", voiceId: "v" });
    expect(await join("board", {}, "secret")).toEqual(OFFLINE);
  });

  test("what a proxy has kept of another answer is none, however right it looks", async () => {
    answers(200, { seq: 7 }, false);
    expect(await ask()).toEqual(OFFLINE);
    fetched.mockImplementation(async () => Response.json({ seq: 7 }, { headers: { [ASK_HEADER]: "6180339887" } }));
    expect(await ask()).toEqual(OFFLINE);
  });

  test("a token is not where a proxy looks for a password", async () => {
    answers(200, { seq: 7 });
    await sendIntent("board", {}, "the-token");
    const headers = new Headers(fetched.mock.calls.at(-1)?.[1].headers);
    expect([headers.get(TOKEN_HEADER), headers.get("authorization")]).toEqual(["the-token", null]);
  });
});
