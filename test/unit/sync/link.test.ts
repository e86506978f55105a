import { FRAME, SYNC, writeNumbers } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Document } from "../../../client/src/sync/link/document.ts";
import { Link, type LinkPort } from "../../../client/src/sync/link/link.ts";
import { asPage, Way } from "../../support/page.ts";
import { type Change, weakened, weakly } from "../../support/weakening.ts";

/** What a connection says of itself when somebody else speaks, or ends it, in the server's place. */

beforeEach(asPage);

const BOARD = "boardAAAAAAAAAAA";
const FILE = "client/src/sync/link/link.ts";

/** A document's connection, open, by which nothing has come. */
async function opened(Kind: typeof Link, more: Partial<LinkPort> = {}): Promise<Link> {
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
  const link = new Kind(BOARD, "ledger", new Document(), Way as never, { ...port, ...more });
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
    const before = await weakly<{ Link: typeof Link }>(FILE, [
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
  for (let n = 0; n < way.sent.length && n < 20; n += 1) way.hear(way.sent[n] as Uint8Array);
  const isLive = link.state === "live";
  link.close();
  return isLive;
}

test("[OF11] whoever repeats what is sent is nobody; who believes them is caught", async () => {
  expect(await isBelieved(Link)).toBe(false);
  const hears: Change = ["() => provider.disconnect()", "() => undefined"];
  const before = await weakly<{ Link: typeof Link }>(FILE, hears);
  expect(await isBelieved(before.Link)).toBe(true);
});

/** Frames by chance, each of a kind that there is, from a seed. */
function noise(seed: number): () => ArrayBuffer {
  let state = seed;
  const byte = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) & 255;
  };
  const kinds = Object.values(FRAME).filter((kind) => kind !== FRAME.hello);
  return () => {
    const bytes = Uint8Array.from({ length: 2 + (byte() % 60) }, byte);
    bytes[0] = kinds[byte() % kinds.length] as number;
    if (bytes[0] === FRAME.sync) bytes[1] = byte() % 3;
    return bytes.buffer;
  };
}

/** What becomes of a page whose connections all speak by chance for a minute: how many there were, and what it was led to believe. */
async function amidNoise(Kind: typeof Link, seed: number) {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const broken = vi.fn();
  const link = await opened(Kind, { broken });
  const next = noise(seed);
  let isLive = false;
  for (let n = 0; n < 1_200; n += 1) {
    const way = Way.all.at(-1) as Way;
    if (way.sent.length === 0) way.onopen?.();
    way.onmessage?.({ data: next() });
    await vi.advanceTimersByTimeAsync(50);
    isLive ||= link.state === "live";
  }
  link.close();
  vi.mocked(console.error).mockRestore();
  return { connections: Way.all.length, isLive, isBroken: broken.mock.calls.length > 0 };
}

describe("[OF15] [OF9] what is said by chance in the server's place", () => {
  test("is given up again and again, and believed in nothing: no document is called whole, nor broken", async () => {
    const { connections, ...believed } = await amidNoise(Link, 1);
    expect([connections > 2, believed]).toEqual([true, { isLive: false, isBroken: false }]);
  });

  /** Whether a connection by which nothing comes but one kind of message is given up within forty seconds. */
  async function isGivenUp(Kind: typeof Link, message: Uint8Array): Promise<boolean> {
    const link = await opened(Kind);
    const before = Way.all.length;
    for (let n = 0; n < 40; n += 1) {
      Way.all[before - 1]?.hear(message);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    link.close();
    return Way.all.length > before;
  }
  const KINDS = [
    [FRAME.awareness, 1, 0],
    [FRAME.mark, 1],
    [FRAME.echo, 1, 1],
    [FRAME.progress, 1, 9],
  ];

  test("is no sign of life where the document does not come; whoever takes it for one is caught", async () => {
    const before = await weakly<{ Link: typeof Link }>(
      FILE,
      ["if (this.provider.synced) this.#watch.heard();", "this.#watch.heard();"],
      ["this.provider.synced || coming.done <= (this.#coming?.done ?? -1)", "this.provider.synced"],
    );
    for (const kind of KINDS) {
      expect([kind, await isGivenUp(Link, Uint8Array.of(...kind))]).toEqual([kind, true]);
      expect([kind, await isGivenUp(before.Link, Uint8Array.of(...kind))]).toEqual([kind, false]);
    }
  });

  test("whoever takes what cannot be read for the server's is caught", async () => {
    const counts: Change = [
      "this.#watch.doubt();\n    if (!this.#watch.isDoubted)",
      "this.#damaged += 1; if (this.#damaged >= MOST_DAMAGED) this.#port.broken(); else",
    ];
    const before = await weakly<{ Link: typeof Link }>(FILE, counts);
    expect((await amidNoise(before.Link, 1)).isBroken).toBe(true);
  });
});

/** A server as ours, whose document cannot be read; how many connections there are until it is loaded afresh, null where it never is. */
async function untilBroken(Kind: typeof Link): Promise<number | null> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const broken = vi.fn();
  const link = await opened(Kind, { broken });
  const greeted = new Set<Way>();
  for (let n = 0; n < 400 && broken.mock.calls.length === 0; n += 1) {
    const way = Way.all.at(-1) as Way;
    if (!greeted.has(way)) {
      greeted.add(way);
      if (way.sent.length === 0) way.onopen?.();
      way.hear(writeNumbers(FRAME.about, 1_700_000_000_000, 1_048_576));
      way.hear(Uint8Array.of(FRAME.sync, SYNC.step2, 3, 255, 255, 255));
    }
    const asked = way.sent.findLast(([kind]) => kind === FRAME.echo);
    if (asked) way.hear(Uint8Array.of(...asked, 1));
    await vi.advanceTimersByTimeAsync(50);
  }
  link.close();
  vi.mocked(console.error).mockRestore();
  return broken.mock.calls.length > 0 ? Way.all.length : null;
}

test("[OF10] a document that the server gives and that cannot be read is loaded afresh after three connections", async () => {
  expect(await untilBroken(Link)).toBe(3);
});

/** What may mean that a page was away, each as the browser says it. */
const WAYS_TO_WAKE: Readonly<Record<string, () => void>> = {
  visibilitychange: () => document.dispatchEvent(new Event("visibilitychange")),
  resume: () => document.dispatchEvent(new Event("resume")),
  pageshow: () => dispatchEvent(new Event("pageshow")),
  online: () => dispatchEvent(new Event("online")),
  change: () => (navigator as unknown as { connection: EventTarget }).connection.dispatchEvent(new Event("change")),
  "a clock": () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    vi.advanceTimersByTime(1_000);
  },
};

/** After which of them a connection that was live is not believed, and then given up: nobody answers. */
async function doubted(Kind: typeof Link): Promise<string[]> {
  const names: string[] = [];
  for (const [name, wake] of Object.entries(WAYS_TO_WAKE)) {
    vi.stubGlobal("navigator", { connection: new EventTarget() });
    const link = await opened(Kind);
    const way = Way.all.at(-1) as Way;
    way.hear(writeNumbers(FRAME.about, Date.now(), 1_048_576));
    way.hear(Uint8Array.of(FRAME.sync, SYNC.step2, 2, 0, 0));
    const isLive = link.state === "live";
    wake();
    const isDoubted = link.state === "connecting";
    await vi.advanceTimersByTimeAsync(3_000);
    if (isLive && isDoubted && Way.all.at(-1) !== way) names.push(name);
    link.close();
    vi.mocked(Date.now).mockRestore?.();
  }
  return names;
}

test("[OF15] whatever may mean that a page was away is a reason to ask; a page that hears of none is caught", async () => {
  expect(await doubted(Link)).toEqual(Object.keys(WAYS_TO_WAKE));
  const deaf = weakened(
    "client/src/sync/link/waking.ts",
    ['document.addEventListener("visibilitychange", seen);', ""],
    ['document.addEventListener("resume", woke);', ""],
    ['for (const name of ["pageshow", "online"]) addEventListener(name, woke);', ""],
    ['connection()?.addEventListener("change", woke);', ""],
    ["if (hasJumped || hasSlept) woke();", ""],
  );
  const before = await weakly<{ Link: typeof Link }>(FILE, ['"./waking.ts"', `"${deaf}"`]);
  expect(await doubted(before.Link)).toEqual([]);
});

type Marks = Pick<typeof import("../../../client/src/sync/saved/saved.ts"), "SavedMarks">;

/** What a page takes for saved, and for refused, by what somebody says on a connection by which nothing was asked. */
async function taken({ SavedMarks }: Marks): Promise<{ saved: number; refused: string[] }> {
  const [link, refused] = [await opened(Link), [] as string[]];
  const port = { clients: () => [], changed: () => undefined, refused: (code: string) => refused.push(code) };
  const marks = new SavedMarks(link.provider, port);
  Way.all.at(-1)?.hear(Uint8Array.of(FRAME.sync, SYNC.step2, 2, 0, 0));
  link.provider.doc.getMap("records").set("shape:a", 1);
  await vi.advanceTimersByTimeAsync(500);
  const before = marks.unsaved;
  Way.all.at(-1)?.onclose?.({ code: 1006, reason: "" });
  await vi.advanceTimersByTimeAsync(10_000);
  const way = Way.all.at(-1) as Way;
  way.onopen?.();
  way.hear(writeNumbers(FRAME.mark, 1));
  way.hear(Uint8Array.of(FRAME.refused, 0, 3, 65, 33, 7));
  const saved = before - marks.unsaved;
  marks.close();
  link.close();
  return { saved, refused };
}

test("[OF2] [OF9] nothing is saved, or refused, by an answer to what nobody has asked; whoever believes it is caught", async () => {
  expect(await taken(await import("../../../client/src/sync/saved/saved.ts"))).toEqual({ saved: 0, refused: [] });
  const before = await weakly<Marks>(
    "client/src/sync/saved/saved.ts",
    ["if (!marked) return;", ""],
    ["this.#safe = marked;", "this.#safe = marked ?? this.#safe;"],
    ["if (CODE.test(code)) ", ""],
  );
  expect(await taken(before)).toEqual({ saved: 1, refused: ["A!\u0007"] });
});
