import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KEPT_BUILDS, keepAssets } from "../../../client/keep-assets.ts";
import { weakly } from "../../support/weakening.ts";

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), "acuerdo-build-"));
  mkdirSync(join(dist, "assets"));
});
afterEach(() => {
  keep = keepAssets;
  rmSync(dist, { recursive: true });
});

const there = () => readdirSync(join(dist, "assets")).sort();

let keep = keepAssets;
function build(...names: string[]): void {
  for (const name of names)
    for (const ending of ["", ".br", ".gz"]) writeFileSync(join(dist, "assets", name + ending), "");
  keep(dist, names);
}

describe("[SC5] files of the last builds stay for tabs that were opened before", () => {
  test("of so many builds, and no more", () => {
    for (let n = 1; n <= KEPT_BUILDS + 3; n += 1) build(`index-${n}.js`, "shared.css");
    const kept = Array.from({ length: KEPT_BUILDS }, (_, n) => `index-${n + 4}.js`);
    expect(there()).toEqual([...kept, "shared.css"].flatMap((name) => [name, `${name}.br`, `${name}.gz`]).sort());
  });

  test("a build that empties the folder is caught: a tab of the one before misses its files", async () => {
    const before = await weakly<{ keepAssets: typeof keepAssets }>("client/keep-assets.ts", [
      "slice(0, KEPT_BUILDS)",
      "slice(0, 1)",
    ]);
    for (const each of [keepAssets, before.keepAssets]) {
      keep = each;
      for (const name of ["index-old.js", "index-new.js"]) build(name);
      expect(there().includes("index-old.js")).toBe(each === keepAssets);
    }
  });

  test("the same build once more takes nobody's place", () => {
    for (let n = 1; n <= KEPT_BUILDS; n += 1) build(`index-${n}.js`);
    for (let n = 1; n <= KEPT_BUILDS; n += 1) build(`index-${KEPT_BUILDS}.js`);
    expect(there()).toContain("index-1.js");
  });

  test("a build of before there was a note is one of them", () => {
    writeFileSync(join(dist, "assets", "index-old.js"), "");
    writeFileSync(join(dist, "assets", "index-old.js.gz"), "");
    build("index-1.js");
    expect(there()).toContain("index-old.js.gz");
    for (let n = 2; n <= KEPT_BUILDS; n += 1) build(`index-${n}.js`);
    expect(there()).not.toContain("index-old.js");
  });
});
