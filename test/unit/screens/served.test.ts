import { beforeEach, expect, test, vi } from "vitest";
import { weakly } from "../../support/weakening.ts";

/** A tab that was opened before an upgrade, and misses a file of its own. */

type Served = typeof import("../../../client/src/sync/way-in/served.ts");
const FILE = "client/src/sync/way-in/served.ts";

const page = (build: string) => `<meta name="acuerdo-nonce"><script type="module" src="./assets/${build}"></script>`;
let noted: Map<string, string>;
let served: Response | null;
beforeEach(() => {
  noted = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => noted.get(key) ?? null,
    setItem: (key: string, value: string) => void noted.set(key, value),
  });
  const script = { src: "http://acuerdo.test/assets/index-1.js", getAttribute: () => "./assets/index-1.js" };
  vi.stubGlobal("document", { querySelector: () => script });
  vi.stubGlobal("fetch", async () => {
    if (served) return served.clone();
    throw new TypeError("Failed to fetch");
  });
  return () => vi.unstubAllGlobals();
});

/** How often a tab loads itself again whose file is missed three times. */
async function reloads({ reloadIfUpgraded }: Served): Promise<number> {
  const reload = vi.fn();
  noted.clear();
  vi.stubGlobal("location", { reload });
  for (let n = 0; n < 3; n += 1) await reloadIfUpgraded(() => true);
  return reload.mock.calls.length;
}

test("[SC5] it loads itself again once where the server has another build, and never for whoever is no server of ours", async () => {
  const sound = await import("../../../client/src/sync/way-in/served.ts");
  const restless = await weakly<Served>(FILE, ['recallInTab(RELOADED, "string") === own', "false"]);
  const trusting = await weakly<Served>(FILE, ["!page?.includes(OURS)", "page === null"]);
  const all = [sound, restless, trusting];
  const given: readonly [Response | null, readonly number[]][] = [
    [new Response(page("index-2.js")), [1, 3, 1]],
    [new Response(page("index-1.js")), [0, 0, 0]],
    [new Response("<h1>Accept our terms</h1>"), [0, 0, 1]],
    [new Response(page("index-2.js"), { status: 503 }), [0, 0, 1]],
    [null, [0, 0, 0]],
  ];
  for (const [answer, times] of given) {
    served = answer;
    const counts = [];
    for (const each of all) counts.push(await reloads(each));
    expect(counts).toEqual(times);
  }
});
