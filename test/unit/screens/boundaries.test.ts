import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What the browser tests show on some screens, held on all: nothing is fetched but through the one door with a boundary. */

const CLIENT = join(import.meta.dirname, "../../../client/src");
const sources = readdirSync(CLIENT, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, source: readFileSync(join(CLIENT, name), "utf8") }));

/** Fetched for what is no screen, and done without where it does not come: what older browsers lack, the page on the device, rules. */
const NO_SCREENS = new Set([
  ...["main.tsx", "sync/saved/keep-page-later.ts", "sync/ledger/own-held-later.ts"],
  "sync/ledger/fetch-rules.ts",
  "ui/keep-focus.ts",
]);

test("[SC1] a screen that comes in a file of its own is fetched by `fetched`, which has a boundary", () => {
  const others = sources.filter(({ name, source }) => /\blazy\(|<Suspense\b/.test(source) && name !== "ui/fetched.tsx");
  expect(others.map(({ name }) => name)).toEqual([]);
  const imports = sources.flatMap(({ name, source }) =>
    [...source.matchAll(/\bimport\("/g)].map(({ index = 0 }) => ({ name, before: source.slice(0, index) })),
  );
  expect(imports.length).toBeGreaterThan(12);
  const loose = imports.filter(
    ({ name, before }) => !NO_SCREENS.has(name) && !/(fetched|later)\(\s*\(\) => $/.test(before),
  );
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test("[SC1] what has no boundary of its own is shown in one", () => {
  const bare = sources.filter(({ source }) => /shape: null/.test(source));
  expect(bare.map(({ name }) => name)).toEqual(["table/Canvas.tsx"]);
  expect(bare[0]?.source).toContain("<Boundary");
});
