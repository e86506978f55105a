import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { choosePage } from "../../../client/service-worker/choose.ts";
import { ask, within } from "../../../client/service-worker/clock.ts";

/** Which page a browser gets from its service worker, and that it gets one, whatever does not answer. */

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = <T>(): Promise<T> => new Promise(() => undefined);
const after = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value));
const page = (text: string, status = 200) => new Response(text, { status });

interface Case {
  readonly asked: () => Promise<Response>;
  readonly kept?: () => Promise<Response | undefined>;
  readonly gets: string;
  /** Milliseconds in which it does. */
  readonly in: number;
}

const CASES: Readonly<Record<string, Case>> = {
  "the server's, where it answers": { asked: () => after(5_900, page("new")), gets: "new", in: 5_900 },
  "the kept one, where the network swallows everything": { asked: never, gets: "kept", in: 6_000 },
  "the kept one, where the server is away": { asked: async () => page("gateway", 502), gets: "kept", in: 0 },
  "the kept one, where there is no network": { asked: () => Promise.reject(new Error("no")), gets: "kept", in: 0 },
  "the server's, however late, where none is kept": {
    ...{ asked: () => after(60_000, page("new")), kept: async () => undefined },
    ...{ gets: "new", in: 60_000 },
  },
  "the browser's error, where nothing ever answers and none is kept": {
    ...{ asked: never, kept: async () => undefined },
    ...{ gets: "error", in: 126_000 },
  },
  "the server's, where the device does not say what it keeps": {
    ...{ asked: () => after(8_000, page("new")), kept: never },
    ...{ gets: "new", in: 9_000 },
  },
  "the gateway's words, where the device does not say what it keeps": {
    ...{ asked: async () => page("gateway", 502), kept: never },
    ...{ gets: "gateway", in: 3_000 },
  },
};

test.each(Object.entries(CASES))("[SC7] a page is %s", async (_, { asked, kept, gets, in: ms }) => {
  const chosen = choosePage({
    ...{ asked: asked(), kept: kept ?? (async () => page("kept")) },
    stepAside: async (answer) => answer,
  });
  const got = within(
    chosen.then((answer) => (answer.type === "error" ? "error" : answer.text())),
    ms + 1,
  );
  await vi.advanceTimersByTimeAsync(ms + 1);
  expect(await got).toBe(gets);
});

test("[SC7] what was not shown holds no connection", async () => {
  const cancel = vi.fn();
  const late = new Response(new ReadableStream({ cancel }));
  const chosen = choosePage({
    ...{ asked: after(7_000, late), kept: async () => page("kept") },
    stepAside: async (answer) => answer,
  });
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await (await chosen).text()).toBe("kept");
  expect(cancel).toHaveBeenCalledOnce();
});

test("[SC7] what the service worker asks for ends", async () => {
  vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => {
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const asked = ask("/assets/a.js").catch((fault: Error) => fault.name);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await asked).toBe("AbortError");
});
