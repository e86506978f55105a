import { ASK_HEADER, REFUSALS, type RefusalCode } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { recallKeys, remember } from "../../../client/src/sync/saved/device.ts";
import type { Session } from "../../../client/src/sync/session.ts";
import { enterBoard } from "../../../client/src/sync/way-in/enter.ts";
import { keepEntry, Pass } from "../../../client/src/sync/way-in/entry.ts";
import { type Answer, type Entry, isFailure } from "../../../client/src/sync/way-in/http.ts";
import { asPage, fetched } from "../../support/page.ts";
import { type Change, weakened, weakly } from "../../support/weakening.ts";

/** Who is in stays in, whatever is said by whoever stands between: a page's way in, without a browser. */

beforeEach(asPage);

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
