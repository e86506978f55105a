import { ASK_HEADER, REFUSALS, type RefusalCode } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Document } from "../../../client/src/sync/link/document.ts";
import { Link } from "../../../client/src/sync/link/link.ts";
import { forget, recallKeys, remember } from "../../../client/src/sync/saved/device.ts";
import type { Session } from "../../../client/src/sync/session.ts";
import { enterBoard } from "../../../client/src/sync/way-in/enter.ts";
import { keepEntry, Pass } from "../../../client/src/sync/way-in/entry.ts";
import { type Answer, type Entry, isFailure } from "../../../client/src/sync/way-in/http.ts";
import { type Change, weakened, weakly } from "../../support/weakening.ts";

/** Who is in stays in, whatever is said by whoever stands between: a page's way in, without a browser. */

class Way {
  static all: Way[] = [];
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 1;
  readonly sent: Uint8Array[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  constructor() {
    Way.all.push(this);
  }
  send(data: Uint8Array): void {
    this.sent.push(data);
  }
  close(): void {}
}

const fetched = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  Way.all = [];
  const page = new EventTarget();
  vi.stubGlobal("WebSocket", Way);
  vi.stubGlobal("location", { protocol: "http:", host: "acuerdo.test" });
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("fetch", fetched);
  return () => {
    for (const key of recallKeys("")) forget(key);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const BOARD = "boardAAAAAAAAAAA";
const ENTRY = {
  ...{ token: "t", role: "participant", memberId: "m", voiceId: "v", signature: "m", takesPart: true },
  expiresAt: 4_000_000_000_000,
} as unknown as Entry;

/** What stands between gives an answer of its own. */
const foreign = (status: number, body: string) => async () =>
  new Response(status === 204 ? null : body, { status, headers: { "content-type": "text/html" } });
/** Acuerdo says no. */
const refuses =
  (code: RefusalCode): typeof fetch =>
  async (_, init) => {
    const ask = new Headers(init?.headers).get(ASK_HEADER) ?? "";
    const body = { error: { code, message: "…", ask } };
    return Response.json(body, { status: REFUSALS[code], headers: { [ASK_HEADER]: ask } });
  };

/** Whatever is not ours and below 500 is a refusal. */
const TAKES_ALL: readonly Change[] = [
  ["if (!isOurs) request.abort();", ""],
  ["return isOurs ?", "return true ?"],
  [
    "answer === null) return OFFLINE;",
    'answer === null) return { failed: (response?.status ?? 500) < 500 ? "bad-request" : "offline" };',
  ],
];
const HTTP = weakened("client/src/sync/way-in/http.ts", ...TAKES_ALL);
const STATUSES = [200, 400, 401, 403, 404, 407, 413, 429, 502, 503, 511];

/** Whether somebody whose token is to be renewed is still in once this was answered. */
async function staysIn(Kind: typeof Pass, answer: typeof fetch): Promise<boolean> {
  fetched.mockImplementation(answer);
  const pass = new Kind(BOARD, ENTRY, {}, () => undefined);
  const token = await pass.token(true);
  pass.close();
  return token !== null && pass.ended === null;
}

describe("[OF11] [OF12] whoever is in is put out by Acuerdo's own word alone", () => {
  const CODES = Object.keys(REFUSALS) as RefusalCode[];
  const FINAL: RefusalCode[] = ["key-invalid", "removed"];
  const out = async (Kind: typeof Pass) => {
    const codes: RefusalCode[] = [];
    for (const code of CODES) if (!(await staysIn(Kind, refuses(code)))) codes.push(code);
    const statuses: number[] = [];
    for (const status of STATUSES) if (!(await staysIn(Kind, foreign(status, "No")))) statuses.push(status);
    return { codes, statuses };
  };

  test("that neither key nor device open the board, or that they were taken off", async () => {
    expect(await out(Pass)).toEqual({ codes: CODES.filter((code) => FINAL.includes(code)), statuses: [] });
  });

  test("a page that is ended by whatever is no success is caught", async () => {
    const ended: Change = ["FINAL.has(entry.failed)", '!["offline", "try-again"].includes(entry.failed)'];
    const before = await weakly<{ Pass: typeof Pass }>("client/src/sync/way-in/entry.ts", ended, [
      '"./http.ts"',
      `"${HTTP}"`,
    ]);
    expect(await out(before.Pass)).toEqual({
      codes: CODES.filter((code) => code !== "try-again"),
      statuses: STATUSES.filter((status) => status < 500),
    });
  });
});

describe("[OF11] a known board opens from the device", () => {
  type Enter = { readonly enterBoard: typeof enterBoard };
  const opens = async ({ enterBoard }: Enter, status: number): Promise<boolean> => {
    keepEntry(BOARD, ENTRY);
    fetched.mockImplementation(foreign(status, "No"));
    const answer: Answer<Session> = await enterBoard(BOARD, { key: "k" });
    if (!isFailure(answer)) answer.ok.close();
    return !isFailure(answer);
  };

  test("whatever answers for the server; where it opens without an answer alone, that is caught", async () => {
    const before = await weakly<Enter>(
      "client/src/sync/way-in/enter.ts",
      ["return kept ? {", 'return kept && entry.failed === "offline" ? {'],
      ['"./http.ts"', `"${HTTP}"`],
    );
    for (const status of STATUSES) {
      expect([status, await opens({ enterBoard }, status)]).toEqual([status, true]);
      expect([status, await opens(before, status)]).toEqual([status, status >= 500]);
    }
  });

  /** Whether what waited is brought by whoever has come in again. */
  const isBrought = async ({ enterBoard }: Enter): Promise<boolean> => {
    keepEntry(BOARD, ENTRY);
    remember(`outbox.${BOARD}.m.i`, { intent: { id: "i", kind: "phase.move", phase: "weigh" }, at: 1, seq: null });
    fetched.mockImplementation(refuses("key-invalid"));
    const inside = (await enterBoard(BOARD, {})) as { ok: Session };
    await vi.waitFor(() => expect(inside.ok.state.link).toBe("closed"));
    fetched.mockImplementation(async (_, init) =>
      Response.json(ENTRY, { headers: { [ASK_HEADER]: new Headers(init?.headers).get(ASK_HEADER) ?? "" } }),
    );
    const again = (await enterBoard(BOARD, { key: "new" }, {}, inside.ok)) as { ok: Session };
    const { pending } = again.ok.state.saved;
    for (const { ok } of [inside, again]) ok.close();
    return pending === 1 && recallKeys("outbox.").length === 1;
  };

  test("[OF12] and what waited is there for whoever comes in again; where it is taken for left, that is caught", async () => {
    expect(await isBrought({ enterBoard })).toBe(true);
    const before = await weakly<Enter>(
      "client/src/sync/way-in/enter.ts",
      ["import { deviceSecret }", "import { deviceSecret, forget, recallKeys }"],
      ["before.resume(entry.ok);", 'for (const key of recallKeys("outbox.")) forget(key); before.resume(entry.ok);'],
    );
    expect(await isBrought(before)).toBe(false);
  });
});

/** A document's connection, open, by which nothing has come. */
async function opened(Kind: typeof Link): Promise<Link> {
  const [token, none] = [async () => "t", () => undefined];
  const port = {
    ready: Promise.resolve(),
    token,
    changed: none,
    clients: () => [],
    part: none,
    whole: none,
    broken: none,
  };
  const link = new Kind(BOARD, "ledger", new Document(), Way as never, port);
  await vi.advanceTimersByTimeAsync(0);
  Way.all.at(-1)?.onopen?.();
  return link;
}

/** Whether a connection that is closed like this is begun anew within ten seconds, and nobody is told that they are out. */
async function comesBack(Kind: typeof Link, code: number, reason: string): Promise<boolean> {
  const link = await opened(Kind);
  const before = Way.all.length;
  Way.all.at(-1)?.onclose?.({ code, reason });
  const isOut = link.state === "closed";
  await vi.advanceTimersByTimeAsync(10_000);
  link.close();
  return !isOut && Way.all.length > before;
}

describe("[OF11] [WS43] a connection that somebody between has ended", () => {
  const CODES = [1000, 1001, 1006, 1008, 1009, 1011, 1012, 1013, 3000, 4000, 4400, 4401, 4403, 4404, 4410, 4413, 4499];
  const ways = CODES.flatMap((code) =>
    ["", "wrong-origin", "removed", "policy"].map((reason) => [code, reason] as const),
  );

  test("is begun anew, whatever it was ended with", async () => {
    for (const [code, reason] of ways)
      expect([code, reason, await comesBack(Link, code, reason)]).toEqual([code, reason, true]);
  });

  test("a page that takes some codes for an end is caught by each of them", async () => {
    const final = "if (closed && closed.code >= 4400 && closed.code < 4500) return this.#end();";
    const before = await weakly<{ Link: typeof Link }>("client/src/sync/link/link.ts", [
      "const reason = reasonIn(closed);",
      `const reason = reasonIn(closed); ${final}`,
    ]);
    for (const [code, reason] of ways) {
      expect([code, reason, await comesBack(before.Link, code, reason)]).toEqual([code, reason, code < 4400]);
    }
  });
});

/** Whether a connection by which all comes back that is sent is believed to lead to the server. */
async function isBelieved(Kind: typeof Link): Promise<boolean> {
  const link = await opened(Kind);
  const way = Way.all.at(-1) as Way;
  for (let n = 0; n < way.sent.length && n < 20; n += 1) way.onmessage?.({ data: way.sent[n]?.slice().buffer });
  const isLive = link.state === "live";
  link.close();
  return isLive;
}

test("[OF11] whoever repeats what is sent is nobody; who believes them is caught", async () => {
  expect(await isBelieved(Link)).toBe(false);
  const hears: Change = ["() => provider.disconnect()", "() => undefined"];
  const before = await weakly<{ Link: typeof Link }>("client/src/sync/link/link.ts", hears);
  expect(await isBelieved(before.Link)).toBe(true);
});
