import { ASK_HEADER, REFUSALS, TOKEN_HEADER } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { call, join } from "../../../client/src/sync/way-in/http.ts";
import { type Change, weakly } from "../../support/weakening.ts";

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
    const ask = new Headers(headers).get(ASK_HEADER) ?? "";
    return Response.json({ error: { code, message: "…", ask } }, { status, headers: { [ASK_HEADER]: ask } });
  });
}

const OFFLINE = { failed: "offline" };
const ask = (by = call) => by("/api/x", { shape: { seq: "number" } });

const HTTP = "client/src/sync/way-in/http.ts";
type Http = typeof import("../../../client/src/sync/way-in/http.ts");
/** Whatever is not ours and below 500 is a refusal; what a proxy says, ours. */
const TAKES_ALL: readonly Change[] = [
  ["if (!isOurs) request.abort();", ""],
  ["return isOurs ?", "return true ?"],
  [
    "answer === null) return OFFLINE;",
    'answer === null) return { failed: (response?.status ?? 500) < 500 ? "bad-request" : "offline" };',
  ],
];

/** What says nothing of what was asked, or not in the form in which Acuerdo says it. */
const FOREIGN: readonly [number, unknown][] = [
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
];

describe("[OF11] only Acuerdo's own answer is one", () => {
  test.each(FOREIGN)("%d %j is none", async (status, body) => {
    answers(status, body);
    expect(await ask()).toEqual(OFFLINE);
  });

  test("a page that takes them for refusals is caught by each that is no fault of a server's", async () => {
    const before = await weakly<Http>(HTTP, ...TAKES_ALL, ["response.ok && fits(answer, shape)", "true"]);
    const taken: unknown[] = [];
    for (const [status, body] of FOREIGN) {
      answers(status, body);
      if (JSON.stringify(await ask(before.call)) !== JSON.stringify(OFFLINE)) taken.push([status, body]);
    }
    // nothing at all is no answer even there
    expect(taken).toEqual(FOREIGN.filter(([status, body]) => status < 500 && body !== null));
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
    const keeps = [
      () => answers(200, { seq: 7 }, false),
      () => fetched.mockImplementation(async () => Response.json({ seq: 7 }, { headers: { [ASK_HEADER]: "61803" } })),
    ];
    const trusting = await weakly<Http>(HTTP, ["answer.headers.get(ASK_HEADER) === asked", "true"]);
    for (const keep of keeps) {
      keep();
      expect(await ask()).toEqual(OFFLINE);
      expect(await ask(trusting.call)).toEqual({ ok: { seq: 7 } });
    }
  });

  /** How much is read of an answer of somebody else's that has a thousand pieces. */
  async function readOf(by: typeof call): Promise<number> {
    let pieces = 0;
    fetched.mockImplementation(async () => {
      const pull = (to: ReadableStreamDefaultController) => {
        pieces += 1;
        if (pieces < 1_000) to.enqueue(new Uint8Array(1_000));
        else to.close();
      };
      return new Response(new ReadableStream({ pull }));
    });
    expect(await ask(by)).toEqual(OFFLINE);
    return pieces;
  }

  test("what somebody else says is not read to its end; whoever reads it is caught", async () => {
    expect(await readOf(call)).toBeLessThan(10);
    const before = await weakly<Http>(HTTP, ["return isOurs ?", "return true ?"]);
    expect(await readOf(before.call)).toBe(1_000);
  });

  /** Whether an intent passes a proxy that wants a password of its own, which the browser gives where a page has not put something else. */
  async function passes({ sendIntent }: Http): Promise<boolean> {
    answers(200, { seq: 7 });
    const server = fetched.getMockImplementation();
    fetched.mockImplementation(async (path, init) => {
      const isBrowsers = new Headers(init.headers).get("authorization") === null;
      return isBrowsers ? server?.(path, init) : new Response("Who are you?", { status: 401 });
    });
    const answer = await sendIntent("board", {}, "the-token");
    return "ok" in answer && new Headers(fetched.mock.calls.at(-1)?.[1].headers).get(TOKEN_HEADER) === "the-token";
  }

  test("a token is not where a proxy looks for a password; where it is, that is caught", async () => {
    expect(await passes(await import("../../../client/src/sync/way-in/http.ts"))).toBe(true);
    const before = await weakly<Http>(HTTP, ["[TOKEN_HEADER]: token", 'authorization: "Bearer " + token']);
    expect(await passes(before)).toBe(false);
  });
});

type Silence = (signal: AbortSignal, headers: Record<string, string>) => Promise<Response>;

describe("[SC2] whoever waits on the way in does not wait for ever", () => {
  /** Whether an answer that does not come, or of which the rest does not, is given up in half a minute. */
  async function hasAnEnd({ findByCode, join, welcome }: Http, silence: Silence) {
    vi.useFakeTimers();
    fetched.mockImplementation((_, { signal, headers }) => silence(signal, headers));
    const [known, code] = [{}, { code: "ABC" }];
    const asked = [
      welcome("b", known, "s"),
      welcome("b", code, "s"),
      join("b", code, "s", { name: "Ana" }),
      findByCode("ABC"),
    ];
    const ended = asked.map(() => false);
    asked.forEach((answer, at) => {
      answer.then(() => {
        ended[at] = true;
      });
    });
    await vi.advanceTimersByTimeAsync(35_000);
    vi.useRealTimers();
    return ended.every(Boolean);
  }
  const aborted = (signal: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(new DOMException("late", "AbortError"))),
    );
  const SILENCES: [string, Silence][] = [
    ["nothing", aborted],
    [
      "half a body",
      async (signal, headers) => {
        const body = new ReadableStream({
          start: (to) => {
            to.enqueue(new TextEncoder().encode('{"title":'));
            aborted(signal).catch((fault) => to.error(fault));
          },
        });
        return new Response(body, { headers: { [ASK_HEADER]: headers[ASK_HEADER] ?? "" } });
      },
    ],
  ];

  test.each(SILENCES)("where %s comes", async (_, silence) => {
    expect(await hasAnEnd(await import("../../../client/src/sync/way-in/http.ts"), silence)).toBe(true);
    const patient = await weakly<Http>(HTTP, ["setTimeout(() => request.abort(), ms)", "undefined"]);
    expect(await hasAnEnd(patient, silence)).toBe(false);
  });
});
